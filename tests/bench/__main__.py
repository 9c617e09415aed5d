"""`make bench`: what our pages cost beside a bare Django page, and whether they grow with the past.

Three databases are filled with `manage.py demo` and served as `make run` serves them; the bare
board reads the smallest of them. Pages are asked for in turn, one of each server after the other,
each round after a write to that house: a noisy machine slows all alike, and no cache helps. On
SQLite, or on the server that DATABASE_URL names. Results go to docs/bench.md.
"""

import argparse
import os
import platform
import statistics
import sys
import tempfile
import threading
import time
from collections import defaultdict
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path

from .houses import FULL, LAST_YEAR, SIZES, TWO_YEARS, Size, environment, facts_of, fill
from .report import Load, PageRow, Report, write_report
from .servers import BARE, Server, bare_server, our_server
from .visitors import Answer, Visitor

BARE_HASH = "ec94b9b6e65f6d3e36834e85aa9c93a4bcf307ddfb6c61667b362ea8dab2fd7a"
ROUNDS = 100
WARMING_UP = 5  # rounds
LOAD_SECONDS = 30
AT_ONCE = (1, 8, 32)
# One in so many requests writes.
WRITES = 4


@dataclass
class House:
    """One database behind one server, with what `tests.bench.house` says about it."""

    server: Server
    facts: dict
    visitor: Visitor = field(init=False)
    manager: Visitor = field(init=False)
    saved: int = 0

    def __post_init__(self) -> None:
        self.visitor = Visitor(self.server.port, self.facts["session"])
        self.manager = Visitor(self.server.port, self.facts["managers_session"])

    def get(self, page: str) -> Answer:
        """The page of that name, as whoever it is for."""
        if page in self.facts["for_managers"]:
            answer = self.manager.get(self.facts["for_managers"][page])
        else:
            answer = self.visitor.get(self.facts["paths"][page])
        assert answer.status == 200, (page, answer.status)
        return answer

    def save(self, visitor: Visitor | None = None) -> float:
        save = self.facts["save"]
        sent, name = save["sent"], save["field"]
        self.saved += 1
        sent[f"initial-{name}"], sent[name] = sent[name], f"Slept badly, {self.saved}"
        answer = (visitor or self.visitor).post(save["path"], sent, HX_Request="true")
        assert answer.status == 200, answer.status
        assert "Saved" in answer.text, answer.text
        return answer.seconds


def main() -> None:
    options = argparse.ArgumentParser(prog="make bench")
    options.add_argument("--rounds", type=int, default=ROUNDS)
    options.add_argument("--load-seconds", type=int, default=LOAD_SECONDS)
    options.add_argument("--keep", help="a folder for the databases, used again when it has them")
    chosen = options.parse_args()
    hash_now = sha256(BARE.read_bytes()).hexdigest()
    if hash_now != BARE_HASH:
        sys.exit(f"{BARE.name} is not what was compared with before ({hash_now}).")
    with tempfile.TemporaryDirectory() as temporary, ExitStack() as at_end:
        folder = Path(chosen.keep or temporary)
        folder.mkdir(exist_ok=True)
        report = _measure(folder, chosen, at_end)
    write_report(report)


def _measure(folder: Path, chosen: argparse.Namespace, at_end: ExitStack) -> Report:
    houses = {size.name: _open(folder, size, chosen, at_end) for size in SIZES}
    smallest = houses[SIZES[0].name]
    bare = _open_bare(folder, SIZES[0], smallest, at_end)
    print(f"Asking for each page {chosen.rounds} times …", flush=True)
    pages, bare_times, saves = _ask_in_turn(houses, bare, chosen.rounds)
    at_rest = smallest.server.memory()
    full = _open(folder, FULL, chosen, at_end)
    full_bare = _open_bare(folder, FULL, full, at_end)
    in_full = _progress(full, full_bare, chosen.rounds)
    two_years = _open(folder, TWO_YEARS, chosen, at_end)
    last_year = _last_year({"ten years": houses[SIZES[1].name], "two": two_years}, chosen.rounds)
    print("Many people at once …", flush=True)
    load = [_load(smallest, people, chosen.load_seconds) for people in AT_ONCE]
    return Report(
        machine=f"{os.cpu_count()} cores, {platform.machine()}, Python {platform.python_version()}",
        database="PostgreSQL" if os.environ.get("DATABASE_URL") else "SQLite",
        rounds=chosen.rounds,
        bare=statistics.median(bare_times["get"]),
        bare_save=statistics.median(bare_times["post"]),
        pages=pages,
        saves={name: statistics.median(times) for name, times in saves.items()},
        progress=in_full,
        last_year=last_year,
        load=load,
        memory=at_rest,
        memory_after=smallest.server.memory(),
    )


def _open(folder: Path, size: Size, chosen: argparse.Namespace, at_end: ExitStack) -> House:
    done = folder / f"{size.houses}_{size.months}_{size.guests}.filled"
    if not (chosen.keep and done.exists()):
        fill(folder, size)
        done.touch()
    server = our_server(environment(folder, size))
    at_end.callback(server.stop)
    return House(server, facts_of(folder, size))


def _open_bare(folder: Path, size: Size, house: House, at_end: ExitStack) -> Visitor:
    server = bare_server(environment(folder, size))
    at_end.callback(server.stop)
    return Visitor(server.port, house.facts["bare_session"])


def _progress(house: House, bare: Visitor, rounds: int) -> float:
    """What progress costs in a full house, to the bare board of the same people."""
    times: dict[str, list[float]] = defaultdict(list)
    for number in range(WARMING_UP + rounds):
        house.save()
        answers = {"bare": bare.get("/"), "progress": house.get("progress")}
        if number >= WARMING_UP:
            for name, answer in answers.items():
                times[name].append(answer.seconds)
    return statistics.median(times["progress"]) / statistics.median(times["bare"])


def _last_year(houses: dict[str, House], rounds: int) -> dict[str, float]:
    """What the reports of the same twelve months cost in houses of different ages, in seconds."""
    times: dict[str, list[float]] = defaultdict(list)
    for number in range(WARMING_UP + rounds):
        for name, house in houses.items():
            house.save()
            answer = house.get(LAST_YEAR)
            if number >= WARMING_UP:
                times[name].append(answer.seconds)
    return {name: statistics.median(taken) for name, taken in times.items()}


def _ask_in_turn(
    houses: dict[str, House], bare: Visitor, rounds: int
) -> tuple[list[PageRow], dict[str, list[float]], dict[str, list[float]]]:
    smallest = houses[SIZES[0].name]
    times: dict[tuple[str, str], list[float]] = defaultdict(list)
    saves: dict[str, list[float]] = defaultdict(list)
    bare_times: dict[str, list[float]] = defaultdict(list)
    sizes: dict[str, int] = {}
    for number in range(WARMING_UP + rounds):
        counts = number >= WARMING_UP
        for name, house in houses.items():
            taken = house.save()
            if counts:
                saves[name].append(taken)
        room = f"/rooms/{smallest.facts['room']}/"
        answer = bare.post(room, {"name": f"Blue room {number}"})
        assert answer.text == "saved", answer.status
        if counts:
            bare_times["post"].append(answer.seconds)
        for page in smallest.facts["queries"]:
            answer = bare.get("/")
            assert answer.status == 200, answer.status
            if counts:
                bare_times["get"].append(answer.seconds)
            for name, house in houses.items():
                answer = house.get(page)
                if counts:
                    times[page, name].append(answer.seconds)
                    sizes.setdefault(page, len(answer.body))
    bare_median = statistics.median(bare_times["get"])
    rows = [
        PageRow(
            name=page,
            queries=smallest.facts["queries"][page],
            median=statistics.median(times[page, SIZES[0].name]),
            slow=_percentile(times[page, SIZES[0].name], 95),
            size=sizes[page],
            ratio=statistics.median(times[page, SIZES[0].name]) / bare_median,
            growth={
                size.name: statistics.median(times[page, size.name])
                / statistics.median(times[page, SIZES[0].name])
                for size in SIZES[1:]
            },
        )
        for page in smallest.facts["queries"]
    ]
    return rows, bare_times, saves


def _percentile(times: list[float], percent: int) -> float:
    return sorted(times)[min(len(times) - 1, len(times) * percent // 100)]


def _load(house: House, people: int, seconds: int) -> Load:
    """Each person asks for one page after the other; one request in four saves an entry."""
    until = time.perf_counter() + seconds
    waited: list[float] = []
    errors: list[str] = []
    guard = threading.Lock()

    def walk(number: int) -> None:
        visitor = Visitor(house.server.port, house.facts["session"])
        for step, path in enumerate(_round_and_round(list(house.facts["paths"].values()), number)):
            if time.perf_counter() > until:
                return
            try:
                if step % WRITES == 0:
                    with guard:  # what a save is compared with must be what is there
                        taken = house.save(visitor)
                else:
                    answer = visitor.get(path)
                    assert answer.status == 200, (path, answer.status)
                    taken = answer.seconds
                waited.append(taken)
            except (AssertionError, OSError) as problem:
                errors.append(repr(problem))
                visitor = Visitor(house.server.port, house.facts["session"])

    threads = [threading.Thread(target=walk, args=(number,)) for number in range(people)]
    began = time.perf_counter()
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    took = time.perf_counter() - began
    return Load(people, len(waited) / took, statistics.median(waited), len(errors), errors[:3])


def _round_and_round(paths: list[str], start: int) -> Iterator[str]:
    place = start
    while True:
        yield paths[place % len(paths)]
        place += 1


if __name__ == "__main__":
    main()
