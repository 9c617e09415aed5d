"""`manage.py restore FILE`: a backup becomes the house's database again."""

from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from susd.backups.ask import ask_for_key
from susd.backups.backup import restore
from susd.backups.problem import TROUBLE


class Command(BaseCommand):
    help = "Puts a backup in the database's place. What was there is kept under another name."

    def add_arguments(self, parser) -> None:
        parser.add_argument("file", type=Path)
        parser.add_argument(
            "--replace", action="store_true", help="although there is a house in the database"
        )

    def handle(self, *, file: Path, replace: bool, **options) -> None:
        try:
            restored = restore(file, ask_for_key, replace=replace)
        except TROUBLE as trouble:
            raise CommandError(f"Nothing was restored. {trouble}") from trouble
        self.stdout.write(f"Restored and checked: {restored.facts}.")
        if restored.kept:
            self.stdout.write(f"What was there before is kept: {restored.kept}")
        self.stdout.write("Open the house again: make run")
