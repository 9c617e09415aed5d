"""`make quick`: the tests without a browser, on SQLite, with the database of the last run.

What it leaves out, `make test` and CI run.
"""

import os
import subprocess
import sys
from pathlib import Path

LEFT_OUT = {
    "tests/journeys": "the browser journeys",
    "tests/demo": "the demo house",
}
CACHE = Path(__file__).parent.parent / "data" / "test" / "pycache"


def main(paths: list[str]) -> int:
    environment = {key: value for key, value in os.environ.items() if key != "DATABASE_URL"}
    # pytest takes seconds to compile every test module, so that is kept, whatever the shell says.
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    environment["PYTHONPYCACHEPREFIX"] = str(CACHE)
    command = [sys.executable, "-m", "pytest", "--quiet", "--reuse-db"]
    command += ["--hypothesis-profile=quick", *paths]
    if not paths:
        command += ["-n", "2", "--dist", "worksteal"]
        command += [f"--ignore={path}" for path in LEFT_OUT]
    failed = subprocess.run(command, env=environment, check=False).returncode
    if not paths:
        left = ", ".join(LEFT_OUT.values())
        print(f"Left for `make test`: PostgreSQL, {left}, property tests with all their examples")
    return failed


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
