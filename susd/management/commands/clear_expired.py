"""`manage.py clear_expired`: as the server does when it starts, and each day."""

from django.core.management.base import BaseCommand

from susd.upkeep import clear_expired


class Command(BaseCommand):
    help = "Clears sessions, drafts and counts of wrong passwords that are past their time."

    def handle(self, **options) -> None:
        clear_expired()
