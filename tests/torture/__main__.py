"""`make torture`: nothing that was acknowledged is lost, and nothing is there twice.

Writers fill in every kind of form while the server is killed at random; then its clock jumps, and
its disk is full or its database goes away. Afterwards every acknowledged line is there once, each
other one at most once, and the record is whole. On SQLite, or on the server that DATABASE_URL
names. Linux alone.
"""

import argparse
import sys
import tempfile
from contextlib import ExitStack
from pathlib import Path

from ..bench.houses import environment, fill
from .run import SIZE, House, torture

FAULT = 10  # seconds


def main() -> None:
    options = argparse.ArgumentParser(prog="make torture")
    options.add_argument("--kills", type=int, default=200)
    options.add_argument("--seed", type=int, default=1)
    chosen = options.parse_args()
    with tempfile.TemporaryDirectory() as temporary, ExitStack() as at_end:
        folder = Path(temporary, "data")
        folder.mkdir()
        fill(folder, SIZE)
        house = House(folder, environment(folder, SIZE), at_end)
        broken = torture(house, chosen.kills, chosen.seed, FAULT)
    for each in broken:
        print(each)
    sys.exit(1 if broken else 0)


if __name__ == "__main__":
    main()
