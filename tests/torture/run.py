"""Writers, a server, and what is done to it; then what is there is compared with what was said."""

import json
import random
import re
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager, ExitStack, closing
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from html import unescape
from pathlib import Path
from time import monotonic, sleep
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from ..bench.houses import Size
from ..bench.servers import our_server
from ..bench.visitors import Visitor
from .clocked import FILE
from .faults import (
    AS_ANYBODY,
    clock_off_by,
    cut_off,
    full_disk,
    kill_all_of,
    kill_one_of,
    no_way_in,
    read_only,
)
from .kinds import KINDS, Kind
from .writers import SignIn, Writer, until

SIZE = Size("a house for the torture", 1, 1, guests=3)
ALL_OF_IT = 10  # each so many kills, the parent dies too
STARTS = 5
REST = 0.3  # seconds between two tries of one writer
# Connections to the database are kept for a minute.
GOING_ON = 90  # seconds
ENOUGH = 10  # lines that show that all goes on
MINUTE = 60  # seconds
SAID = (
    "Nothing can be saved right now",
    "The house's pages are out of reach",
    # On a form that was opened when the clock was ahead.
    "That day hasn't come yet.",
)
MAIN = re.compile(r"(?s).*<main|<script.*?</script>")
MANAGE = [*AS_ANYBODY, sys.executable, "-m", "tests.torture.clocked"]


class House:
    """A demo house, its server, and those who write in it."""

    def __init__(
        self,
        folder: Path,
        known: dict[str, str],
        at_end: ExitStack,
        kinds: Sequence[Kind] = KINDS,
        rest: float = REST,
    ) -> None:
        self.folder, self.clock = folder, folder.with_name(f"{folder.name}-clock")
        self.known = known | {FILE: str(self.clock)}
        facts = json.loads(self._told(sys.executable, "-m", "tests.torture.house"))
        self.reader, self.zone = facts["reader"], ZoneInfo(facts["time_zone"])
        self.server = our_server(self.known, manage=MANAGE)
        at_end.callback(lambda: kill_all_of(self.server))
        sign_in = SignIn(self.server.port)
        self.writers = [Writer(sign_in, kind.about(facts["ids"]), rest) for kind in kinds]

    def restart(self) -> None:
        """Whoever pulled the plug tries again where it does not start."""
        for _ in range(STARTS):
            try:
                self.server = our_server(self.known, self.server.port, MANAGE)
            except SystemExit as problem:
                print(problem, flush=True)
            else:
                return
        raise SystemExit("The server does not start any more.")

    def reads(self) -> bool:
        with closing(Visitor(self.server.port, self.reader)) as visitor:
            try:
                return visitor.get("/").status == 200
            except OSError:
                return False

    def saves(self) -> bool:
        before = len(self.acknowledged())
        return until(lambda: len(self.acknowledged()) > before + ENOUGH, GOING_ON)

    def acknowledged(self) -> list[str]:
        return [line for each in self.writers for line in each.acknowledged]

    def there(self) -> dict[str, Counter[str]]:
        """How often each line is there, by the field that keeps it."""
        kept = sorted({each.kind.kept for each in self.writers})
        found = json.loads(self._told(sys.executable, "-c", LINES, *kept))
        return {field: Counter(lines) for field, lines in found.items()}

    def is_whole(self) -> bool:
        command = [sys.executable, "manage.py", "audit_verify"]
        return subprocess.run(command, env=self.known, check=False).returncode == 0

    def _told(self, *command: str) -> str:
        return subprocess.run(
            command, env=self.known, check=True, stdout=subprocess.PIPE, text=True
        ).stdout


LINES = """
import json, re, sys
import django
django.setup()
from django.apps import apps
found = {}
for kept in sys.argv[1:]:
    app, model, field = kept.split(".")
    rows = apps.get_model(app, model)._base_manager.filter(**{f"{field}__contains": "torture"})
    texts = rows.values_list(field, flat=True)
    found[kept] = [each for text in texts for each in re.findall(r"torture line \\d+\\.", text)]
print(json.dumps(found))
"""


@dataclass(frozen=True)
class Fault:
    name: str
    happens: AbstractContextManager[None]
    can_be_read: bool = False  # Today, while it lasts


def torture(house: House, kills: int, seed: int, seconds: float) -> list[str]:
    """What is broken after so many kills, and faults of so many seconds each."""
    for each in house.writers:
        each.start()
    try:
        broken = [*kill(house, kills, random.Random(seed)), *bear(house, seconds)]
    finally:
        for each in house.writers:
            each.is_over.set()
    for each in house.writers:
        each.join(MINUTE)
    broken += [*compare(house), *sentences(house)]
    return broken if house.is_whole() else [*broken, "The record is not whole."]


def kill(house: House, kills: int, dice: random.Random) -> Iterator[str]:
    began = monotonic()
    for number in range(1, kills + 1):
        sleep(dice.uniform(0.2, 2))
        if number % ALL_OF_IT and number < kills:
            kill_one_of(house.server, dice.randrange(10))
        else:
            kill_all_of(house.server)
            house.restart()
    if not house.saves():
        yield "Nothing was saved any more after the kills."
    print(f"{kills} kills in {monotonic() - began:.0f} s", flush=True)


def bear(house: House, seconds: float) -> Iterator[str]:
    for fault in faults(house):
        before, began = len(house.acknowledged()), monotonic()
        with fault.happens:
            sleep(seconds)
            if fault.can_be_read and not house.reads():
                yield f"{fault.name}: Today can't be read."
        during, over = len(house.acknowledged()) - before, monotonic()
        if not house.saves():
            yield f"{fault.name}: nothing is saved any more afterwards."
        print(
            f"{fault.name}: {over - began:.0f} s, {during} lines saved; "
            f"{ENOUGH} more within {monotonic() - over:.0f} s",
            flush=True,
        )


def faults(house: House) -> Iterator[Fault]:
    def clock(name: str, seconds: float) -> Fault:
        return Fault(name, clock_off_by(house.server, house.clock, seconds))

    now = datetime.now(house.zone)
    midnight = datetime.combine(now + timedelta(days=1), time(), house.zone)
    yield clock("The clock goes back 40 minutes", -40 * MINUTE)
    yield clock("The clock goes ahead 4 minutes", 4 * MINUTE)
    yield clock("The clock passes midnight", (midnight - now).total_seconds() - 2)
    url = urlsplit(house.known["DATABASE_URL"])
    if url.scheme.startswith("postgres"):
        server, name = url._replace(path="/postgres").geturl(), url.path.strip("/")
        for _ in range(3):
            yield Fault("Every connection is cut", cut_off(server, name))
        yield Fault("The database lets nobody in", no_way_in(server, name))
    else:
        yield Fault("The disk is full", full_disk(house.server), can_be_read=True)
        folder = read_only(house.server, house.folder)
        yield Fault("The folder can only be read", folder, can_be_read=True)


def compare(house: House) -> Iterator[str]:
    """Each acknowledged line is there once, and each other one at most once."""
    there, writers = house.there(), house.writers
    lost = [(each.kind.page, line) for each in writers for line in each.lost(there[each.kind.kept])]
    doubled = [
        (each.kind.page, line)
        for each in writers
        for line in each.tried
        if there[each.kind.kept][line] > 1
    ]
    tried = [line for each in writers for line in each.tried]
    print(
        f"{len(house.acknowledged())} lines acknowledged of {len(tried)} tried: {len(lost)} lost, "
        f"{len(doubled)} doubled"
    )
    for each in writers:
        kept = f"{each.kind.page} {each.kind.field}"
        print(f"  {kept}: {len(each.acknowledged)}")
        if not each.acknowledged:
            yield f"{kept}: nothing acknowledged"
    if lost:
        yield f"Lost: {lost}"
    if doubled:
        yield f"Doubled: {doubled}"


def sentences(house: House) -> Iterator[str]:
    """What writers are answered when nothing can be saved is always a page with a sentence."""
    answers = [(writer, answer) for writer in house.writers for answer in writer.answers]
    print(f"Other answers: {dict(Counter(answer.status for _, answer in answers))}")
    for writer, answer in answers:
        if not any(each in unescape(answer.text) for each in SAID):
            said = " ".join(re.sub(r"<[^>]*>", " ", MAIN.sub("", answer.text)).split())
            yield f"{writer.kind.page}: a {answer.status} without a sentence: {said[:2000]}"
