"""`make hostile`: thousands of odd requests, made up from a seed, against two demo houses.

On SQLite, or on the server that DATABASE_URL names, in a database of its own. Everybody of the
first house, and those who may not come in, send what no page sends; the second house's words are
marked, so that none of them is in an answer, and its rows are compared. The clock stands still,
so a seed's requests are the same on any day: `--only 1234` sends one of them again, after those
before it since the database was last put back.
"""

import argparse
import os
import sys
import time
from collections.abc import Iterator
from datetime import datetime
from zoneinfo import ZoneInfo

import time_machine

from .database import OnPostgresql, OnSqlite, own_database

TUESDAY = datetime(2026, 11, 24, 9, 31, tzinfo=ZoneInfo("America/New_York"))
REQUESTS = 5000
# So often the database is put back, or soon nobody could sign in any more.
BATCH = 250
SHOWN = 40


def main() -> int:
    options = argparse.ArgumentParser(prog="python -m tests.hostile", description=__doc__)
    options.add_argument("--seed", type=int, nargs="+", default=[1])
    options.add_argument("--requests", type=int, default=REQUESTS)
    options.add_argument("--only", type=int, help="the number of one request")
    options.add_argument("--no-sockets", action="store_true", help="leave the real server out")
    chosen = options.parse_args()
    os.environ["DJANGO_SETTINGS_MODULE"] = "susd.settings.test"
    with own_database() as database, time_machine.travel(TUESDAY, tick=False):
        os.environ["DATABASE_URL"] = database.url
        import django

        django.setup()
        return knock(database, chosen)


def knock(database: OnSqlite | OnPostgresql, chosen: argparse.Namespace) -> int:
    from .house import furnish, names_reached

    house = furnish()
    database.keep()
    targets = [target for _, target in house.own]
    print(f"{len(set(map(str, targets)))} pages and forms of {names_reached(targets)}", flush=True)
    return max([knock_with(seed, house, database, chosen) for seed in chosen.seed])


def knock_with(seed: int, house, database, chosen: argparse.Namespace) -> int:
    from .door import Door
    from .foreign import changed, rows_of
    from .run import Report, send_all
    from .sockets import knock_at_sockets

    began, report, mutator = time.perf_counter(), Report(), house.mutator(seed)
    database.put_back()
    before = rows_of(house.theirs)
    for batch in batches(chosen):
        database.put_back()
        send_all(Door(), house.visitors, mutator, batch, report)
        changes = changed(before, rows_of(house.theirs))
        report.found += [f"row of the other house, {each}" for each in changes]
    if not (chosen.no_sockets or chosen.only):
        report.found += knock_at_sockets(database, seed)
    for each in report.found[:SHOWN]:
        print(each)
    took = time.perf_counter() - began
    print(f"seed {seed}, {database.url.partition(':')[0]}, {took:.0f} s")
    print("\n".join(report.lines()), flush=True)
    return bool(report.found)


def batches(chosen: argparse.Namespace) -> Iterator[range]:
    if chosen.only is not None:
        yield range(chosen.only - chosen.only % BATCH, chosen.only + 1)
        return
    for first in range(0, chosen.requests, BATCH):
        yield range(first, min(first + BATCH, chosen.requests))


if __name__ == "__main__":
    sys.exit(main())
