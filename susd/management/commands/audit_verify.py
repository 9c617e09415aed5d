"""`manage.py audit_verify`: whether each house's record is whole, and goes on from a known head."""

import re
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from accounts.audit.record import head_of
from accounts.audit.verify import problems_of
from accounts.models import House
from susd.backups.ask import ask_for_key
from susd.backups.backup import facts_in_backup
from susd.backups.problem import TROUBLE

HEAD = re.compile(r"\s*(?P<number>\d+)[\s:]+(?P<digest>[0-9a-f-]{4,})\s*", re.IGNORECASE)

EXAMPLE = "1234 ab12-cd34-ef56-7890"

Known = dict[int, dict[int, str]]  # by the house's id, then by the event's number


class Command(BaseCommand):
    help = "Checks that nothing was changed in, or is missing from, who read and changed what."

    def add_arguments(self, parser) -> None:
        parser.add_argument("--head", help=f"from a printed handoff, as {EXAMPLE}")
        parser.add_argument("--house", type=int, help="whose head it is, where there are several")
        parser.add_argument("--backup", type=Path, help="compare with the heads in this backup")

    def handle(self, **options) -> None:
        known = self.known_from(options["head"], options["house"], options["backup"])
        broken = False
        for each in House.objects.order_by("pk"):
            problems = problems_of(each, known.get(each.pk))
            broken = broken or bool(problems)
            self.tell(each, problems, compared=each.pk in known)
        if broken:
            raise CommandError("The record is not whole.")

    def tell(self, house: House, problems: list[str], *, compared: bool) -> None:
        for problem in problems:
            self.stdout.write(f"{house}: {problem}")
        if not problems:
            goes_on = ", and it goes on from what you compare with" if compared else ""
            self.stdout.write(f"{house}: the record is whole{goes_on}. Head {head_of(house.pk)}")

    def known_from(self, head: str | None, house: int | None, backup: Path | None) -> Known:
        known: Known = {}
        if backup:
            known = self.heads_in(backup)
        if head:
            known.setdefault(self.house_id(house), {}).update(self.parsed(head))
        return known

    def heads_in(self, backup: Path) -> Known:
        try:
            facts = facts_in_backup(backup, ask_for_key)
        except TROUBLE as trouble:
            raise CommandError(str(trouble)) from trouble
        if not facts.heads:
            raise CommandError(f"{backup.name} is from before the record was chained.")
        return {int(house): {number: digest} for house, (number, digest) in facts.heads.items()}

    def house_id(self, house: int | None) -> int:
        ids = list(House.objects.values_list("pk", flat=True))
        if house in ids:
            return house
        if house is None and len(ids) == 1:
            return ids[0]
        raise CommandError(f"Which house's head is it? --house, one of {ids}")

    def parsed(self, head: str) -> dict[int, str]:
        if not (found := HEAD.fullmatch(head)):
            raise CommandError(f"A head looks like this: {EXAMPLE}")
        return {int(found["number"]): found["digest"].replace("-", "").lower()}
