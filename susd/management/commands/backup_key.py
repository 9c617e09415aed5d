"""`manage.py backup_key`: makes the pair of keys and shows the private one once."""

from django.core.management.base import BaseCommand, CommandError

from susd.backups.key import make_key
from susd.backups.problem import TROUBLE

WORDS = """
This is the private key of the house's backups. It is shown this once and kept nowhere:

    {key}

Write it down, or print it, and keep it away from this machine: whoever has it and a backup can
read everything in the house. Without it nobody can open a backup, not even us.

Try it now: make backup, then make restore-drill, which asks for it."""


class Command(BaseCommand):
    help = "Makes the house's backup key. The private half is shown once."

    def add_arguments(self, parser) -> None:
        parser.add_argument("--replace", action="store_true", help="make a new one")

    def handle(self, *, replace: bool, **options) -> None:
        try:
            key = make_key(replace=replace)
        except TROUBLE as trouble:
            raise CommandError(str(trouble)) from trouble
        self.stdout.write(WORDS.format(key=key))
