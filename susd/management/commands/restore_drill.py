"""`manage.py restore_drill`: whether the newest backup could be restored, and with which key."""

from django.core.management.base import BaseCommand, CommandError

from susd.backups.ask import ask_for_key
from susd.backups.backup import drill
from susd.backups.problem import TROUBLE


class Command(BaseCommand):
    help = "Restores the newest backup into a database of its own, compares it and removes it."

    def handle(self, **options) -> None:
        try:
            backup, facts = drill(ask_for_key)
        except TROUBLE as trouble:
            raise CommandError(f"The drill failed. {trouble}") from trouble
        self.stdout.write(f"{backup} can be restored with this key.")
        self.stdout.write(f"It holds {facts}: the same as when it was made.")
        self.stdout.write("The copy is sound and removed again; the house was not touched.")
