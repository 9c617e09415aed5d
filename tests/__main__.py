"""`make test`: the whole suite on SQLite, then on PostgreSQL where there is one.

There it leaves out what would be the same: tests that touch no database, and the journeys apart
from those marked `each_database`.
"""

import os
import subprocess
import sys
import tempfile

from .machine import POSTGRESQL, browser_path, required, why_no_postgresql


def suite(database: str, arguments: list[str], looked_at: str, url: str | None = None) -> int:
    print(f"\n=== The suite on {database}", flush=True)
    environment = {key: value for key, value in os.environ.items() if key != "DATABASE_URL"}
    environment["FOUND_RIGHT"] = looked_at
    if url:
        environment["DATABASE_URL"] = url
    both_cores = ["-n", "2", "--dist", "worksteal"]
    command = [sys.executable, "-m", "pytest", *both_cores, "-p", "tests.slow", "-rs", "--quiet"]
    command += arguments
    return subprocess.run(command, env=environment, check=False).returncode


def main(arguments: list[str]) -> int:
    missing = why_no_postgresql()
    if missing and "postgresql" in required():
        print(f"PostgreSQL is required here and did not answer: {missing}")
        return 1
    if missing:
        print(f"SKIPPED: the run on PostgreSQL, as none answered: {missing}")
    if browser_path() is None:
        print("SKIPPED: the browser journeys, as no Chromium was found (CHROMIUM= names one)")
    with tempfile.TemporaryDirectory() as looked_at:
        failed = suite("SQLite", arguments, looked_at)
        if not missing:
            once_more = [*arguments, "--second-database"]
            failed = suite("PostgreSQL", once_more, looked_at, POSTGRESQL) or failed
    return failed


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
