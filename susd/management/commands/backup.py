"""`manage.py backup`: the house's database, locked and checked, while the house is in use."""

import logging
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from susd.backups.backup import Made, make_backup
from susd.backups.daily import is_due, is_for_real
from susd.backups.keep import name_second_place
from susd.backups.problem import TROUBLE

logger = logging.getLogger("susd.backups")


class Command(BaseCommand):
    help = "Backs up the house, and keeps the newest 14 backups."

    def add_arguments(self, parser) -> None:
        parser.add_argument("--copy-to", type=Path, help="copy it there too, from now on each time")
        parser.add_argument(
            "--daily", action="store_true", help="only if the last one is a day old; as the server"
        )

    def handle(self, *, copy_to: Path | None, daily: bool, **options) -> None:
        if daily:
            self.make_daily()
            return
        try:
            if copy_to:
                name_second_place(copy_to)
            made = make_backup()
        except TROUBLE as trouble:
            raise CommandError(f"No backup was made. {trouble}") from trouble
        self.tell(made)

    def tell(self, made: Made) -> None:
        kilobytes = max(1, made.path.stat().st_size // 1024)
        self.stdout.write(f"Backed up and checked: {made.path} ({kilobytes:,} kB)")
        self.stdout.write(f"It holds {made.facts}.")
        if made.copied_to:
            self.stdout.write(f"Copied to {made.copied_to}.")
        if made.not_copied:
            self.stdout.write(made.not_copied)

    def make_daily(self) -> None:
        """One line in the log if something is wrong, and no word otherwise."""
        try:
            if not (is_due() and is_for_real()):
                return
            made = make_backup()
        except TROUBLE as trouble:
            logger.error("No backup was made. %s", trouble)
            return
        if made.not_copied:
            logger.warning(made.not_copied)
