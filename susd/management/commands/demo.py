"""`manage.py demo`: an empty database becomes a house with made-up people and a past."""

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError

from demo.builder import PASSWORD, build_demo, sign_ins


class Command(BaseCommand):
    help = "Fills an empty database with a demo house. Same seed on the same day, same house."

    def add_arguments(self, parser) -> None:
        parser.add_argument("--houses", type=int, default=1)
        parser.add_argument("--guests", type=int, default=3, help="staying now, in each house")
        parser.add_argument("--months", type=int, default=6, help="how far back the past goes")
        parser.add_argument("--seed", type=int, default=1)
        parser.add_argument("--password", default=PASSWORD, help="for everyone who signs in")

    def handle(self, *, houses, guests, months, seed, password, **options) -> None:
        if min(houses, guests, months) < 1:
            raise CommandError("--houses, --guests and --months are 1 or more.")
        try:
            build_demo(
                houses=houses,
                guests=guests,
                months=months,
                seed=seed,
                password=password,
                tell=self.stdout.write,
            )
        except ValidationError as refusal:
            raise CommandError(" ".join(refusal.messages)) from refusal
        self.print_sign_ins(password)

    def print_sign_ins(self, password: str) -> None:
        self.stdout.write(f"\nThe demo house is ready. Password for everyone: {password}")
        for username, name, role in sign_ins():
            self.stdout.write(f"  {username:<12} {name}, {role.lower()}")
