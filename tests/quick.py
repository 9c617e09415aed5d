"""`make quick`: the tests without a browser, on SQLite, with the database of the last run.

What it leaves out, `make test` and CI run.
"""

import os
import subprocess
import sys
from pathlib import Path

from .slow import LIMIT

LEFT_OUT = {
    "the browser journeys": ["tests/journeys"],
    "the demo house": ["tests/demo"],
    "plans of a year and a thousand check-ins": [
        "tests/household/turns/test_rotation.py",
        "tests/household/turns/test_drawing.py",
        "tests/checkins/schedule/test_expected.py",
        "tests/dashboard/test_a_week.py",
    ],
    "every page for every role": ["tests/test_access.py", "tests/test_someone_writes.py"],
    "odd requests": ["tests/hostile"],
    "every page by every method": ["tests/test_odd_methods.py"],
    "how the database answers every page": ["tests/test_plans.py"],
    "what is typed on every page": ["tests/test_pages_keep_words.py"],
    "a house of ten read together": ["tests/dashboard/together/test_together_of_ten.py"],
    "a house from before and a first start": ["tests/old_house", "tests/setup"],
    "the collected static files": ["tests/test_static_manifest.py", "tests/test_weight.py"],
    "full disks": ["tests/test_nothing_can_be_written.py"],
}
CACHE = Path(__file__).parent.parent / "data" / "test" / "pycache"


def main(paths: list[str]) -> int:
    environment = {key: value for key, value in os.environ.items() if key != "DATABASE_URL"}
    # pytest takes seconds to compile every test module, so that is kept, whatever the shell says.
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    environment["PYTHONPYCACHEPREFIX"] = str(CACHE)
    command = [sys.executable, "-m", "pytest", "--quiet", "--reuse-db", "-p", "tests.slow"]
    command += ["--hypothesis-profile=quick", *paths]
    if not paths:
        command += ["-n", "2", "--dist", "worksteal", "--leave-out-slow"]
        command += [f"--ignore={path}" for group in LEFT_OUT.values() for path in group]
    failed = subprocess.run(command, env=environment, check=False).returncode
    if not paths:
        left = ["PostgreSQL", *LEFT_OUT, "most made-up examples"]
        left.append(f"tests that took longer than {LIMIT} s last time")
        print(f"Left for `make test`: {', '.join(left)}")
    return failed


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
