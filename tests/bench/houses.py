"""The databases that `make bench` measures, each filled by `manage.py demo`."""

import json
import os
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

import psycopg2

from susd.settings.key import kept_key

LAST_YEAR = "reports, last year"
PASSWORD = "house-demo"


@dataclass(frozen=True)
class Size:
    name: str
    houses: int
    months: int
    guests: int = 10


SIZES = (
    Size("1 house, 6 months", 1, 6),
    Size("1 house, 10 years", 1, 120),
    Size("50 houses, 2 years", 50, 24),
)
# A full house, for progress: its page has a row for each guest.
FULL = Size("1 house, 6 months, 12 guests", 1, 6, guests=12)
# Its last year is as long as that of a house of ten years.
TWO_YEARS = Size("1 house, 2 years", 1, 24)


def environment(folder: Path, size: Size) -> dict[str, str]:
    """For a process that works on the database of this size."""
    return {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "susd.settings.local",
        "DATA_DIR": str(folder),
        "DATABASE_URL": _url(folder, size),
        "SECRET_KEY": kept_key(folder),
    }


def fill(folder: Path, size: Size) -> None:
    print(f"Filling {size.name} …", flush=True)
    if server := os.environ.get("DATABASE_URL"):
        _create(server, _name(size))
    fill_in(environment(folder, size), size)


def fill_in(known: Mapping[str, str], size: Size) -> None:
    """The database that this environment names."""
    _manage(known, "migrate", "--verbosity=0")
    _manage(
        known,
        "demo",
        f"--houses={size.houses}",
        f"--months={size.months}",
        f"--guests={size.guests}",
        f"--password={PASSWORD}",
    )


def facts_of(folder: Path, size: Size, module: str = "tests.bench.house") -> dict:
    """What a module, run as a process of its own on that database, says of the house."""
    command = [sys.executable, "-m", module]
    told = subprocess.run(
        command, env=environment(folder, size), check=True, stdout=subprocess.PIPE, text=True
    )
    return json.loads(told.stdout)


def _manage(known: Mapping[str, str], *arguments: str) -> None:
    command = [sys.executable, "manage.py", *arguments]
    subprocess.run(command, env=known, check=True, stdout=subprocess.DEVNULL)


def _name(size: Size) -> str:
    return f"susd_bench_{size.houses}_{size.months}_{size.guests}"


def _url(folder: Path, size: Size) -> str:
    if server := os.environ.get("DATABASE_URL"):
        return urlsplit(server)._replace(path=f"/{_name(size)}").geturl()
    return f"sqlite:///{folder}/{_name(size)}.sqlite3"


def _create(server: str, name: str) -> None:
    connection = psycopg2.connect(server)
    connection.autocommit = True
    with connection.cursor() as cursor:
        cursor.execute(f'DROP DATABASE IF EXISTS "{name}"')
        cursor.execute(f'CREATE DATABASE "{name}"')
    connection.close()
