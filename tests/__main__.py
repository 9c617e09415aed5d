"""`make test`: the whole suite on SQLite, then on PostgreSQL where there is one.

There it leaves out what would be the same: tests that touch no database or are marked
`any_database`, and the journeys apart from those marked `each_database`, once for both screens.
"""

import os
import subprocess
import sys
import tempfile

from .machine import POSTGRESQL, browser_path, required, why_no_postgresql
from .ready_databases import WORKERS

PYTHON = [sys.executable, "-m"]


def environment_of(url: str | None) -> dict[str, str]:
    # pytest takes seconds to compile every test module, so that is kept, whatever the shell says.
    left_out = {"DATABASE_URL", "PYTHONDONTWRITEBYTECODE"}
    environment = {key: value for key, value in os.environ.items() if key not in left_out}
    return environment | ({"DATABASE_URL": url} if url else {})


def databases_ready(urls: list[str | None]) -> bool:
    command = [*PYTHON, "tests.ready_databases"]
    started = [subprocess.Popen(command, env=environment_of(url)) for url in urls]
    codes = [process.wait() for process in started]
    return not any(codes)


def suite(database: str, arguments: list[str], looked_at: str, url: str | None = None) -> int:
    print(f"\n=== The suite on {database}", flush=True)
    environment = environment_of(url) | {"FOUND_RIGHT": looked_at}
    at_once = ["-n", str(len(WORKERS)), "--dist", "worksteal"]
    command = [*PYTHON, "pytest", *at_once, "--reuse-db", "-p", "tests.slow", "-rs", "--quiet"]
    return subprocess.run([*command, *arguments], env=environment, check=False).returncode


def main(arguments: list[str]) -> int:
    missing = why_no_postgresql()
    if missing and "postgresql" in required():
        print(f"PostgreSQL is required here and did not answer: {missing}")
        return 1
    if missing:
        print(f"SKIPPED: the run on PostgreSQL, as none answered: {missing}")
    if browser_path() is None:
        print("SKIPPED: the browser journeys, as no Chromium was found (CHROMIUM= names one)")
    if not databases_ready([None] if missing else [None, POSTGRESQL]):
        return 1
    with tempfile.TemporaryDirectory() as looked_at:
        failed = suite("SQLite", arguments, looked_at)
        if not missing:
            once_more = [*arguments, "--second-database"]
            failed = suite("PostgreSQL", once_more, looked_at, POSTGRESQL) or failed
            drop = [*PYTHON, "tests.ready_databases", "--drop"]
            subprocess.run(drop, env=environment_of(POSTGRESQL), check=False)
    return failed


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
