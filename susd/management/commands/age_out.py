"""`manage.py age_out`: what the page at /house/retention/ does, for who keeps the machine."""

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError

from accounts.access.actor import Actor, actor_for
from accounts.access.permissions import Power
from accounts.models import User
from guests.ageing_out.actions import age_out
from guests.ageing_out.queries import DuePerson, due_people


class Command(BaseCommand):
    help = "Makes guests anonymous who left as long ago as the house has set."

    def add_arguments(self, parser) -> None:
        parser.add_argument("--by", required=True, help="the user name of an admin of the house")
        parser.add_argument("--dry-run", action="store_true", help="say who, and change nothing")

    def handle(self, *, by: str, dry_run: bool, **options) -> None:
        user = User.objects.filter(username=by.lower()).first()
        actor = actor_for(user) if user else None
        if actor is None or not actor.can(Power.RUN_THE_HOUSE):
            raise CommandError(f"{by} is not an admin of a house.")
        if actor.house.keep_words_months is None:
            self.stdout.write("This house keeps names and words for good. Nothing to do.")
            return
        people = due_people(actor)
        for person in people:
            self.handle_one(actor, person, dry_run=dry_run)
        if not people:
            self.stdout.write("There is nobody to make anonymous.")

    def handle_one(self, actor: Actor, person: DuePerson, *, dry_run: bool) -> None:
        """By number: what a terminal shows may be kept somewhere."""
        what = f"guest {person.guest.pk}, whose last stay ended {person.over_on}"
        if person.why_not:
            self.stdout.write(f"Not yet: {what}: {person.why_not}.")
        elif dry_run:
            self.stdout.write(f"Would be made anonymous: {what}.")
        else:
            try:
                age_out(by=actor, guest=person.guest)
            except ValidationError as refusal:
                raise CommandError(refusal.messages[0]) from refusal
            self.stdout.write(f"Anonymous now: {what}.")
