"""Starting the house where its data can't be written or its database doesn't answer."""

import os
import subprocess
import sys

import pytest
from django.conf import settings

from tests.test_workers import free_port

pytestmark = pytest.mark.any_database


@pytest.mark.parametrize(
    ("database", "said"),
    [
        ("sqlite:////no/such/folder/house.sqlite3", "its data can be written"),
        ("postgres://nobody@127.0.0.1:{closed}/house", "its database is running"),
    ],
)
def test_it_says_what_is_wrong_and_what_to_do(database, said, tmp_path):
    started = subprocess.run(
        [sys.executable, "manage.py", "serve", "--port", str(free_port())],
        cwd=settings.BASE_DIR,
        env={
            "PATH": os.environ["PATH"],
            "DATA_DIR": str(tmp_path),
            "DATABASE_URL": database.format(closed=free_port()),
        },
        check=False,
        capture_output=True,
        text=True,
    )
    assert started.returncode == 1
    assert started.stderr.startswith("CommandError: The house can't be opened (")
    assert said in started.stderr
    assert "Traceback" not in started.stderr
