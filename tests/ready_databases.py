"""Migrate a test database once and copy it for each worker and a spare; `--drop` drops the copies.

On the database that `DATABASE_URL` names, as for the tests themselves, which take the copies over
with `--reuse-db`. Each worker on its own would migrate for as long as hundreds of tests take.
"""

import gc
import os
import sys
from pathlib import Path

import django
from django.db import connection

# By pytest-xdist's own names: one more than there are cores, as journeys wait now and then.
WORKERS = ("gw0", "gw1", "gw2")
SPARE = "spare"  # for a server that a test starts
COPIES = (*WORKERS, SPARE)


def make() -> None:
    gc.disable()  # a fifth of the time goes into looking for thousands of models in use
    name = connection.settings_dict["NAME"]
    connection.creation.create_test_db(verbosity=0, autoclobber=True, serialize=False)
    connection.close()  # so that all of it is in the file that is copied
    for copy in COPIES:
        remove_left_over_log(copy)
        connection.creation.clone_test_db(copy, verbosity=0)
    connection.creation.destroy_test_db(name, verbosity=0)


def remove_left_over_log(copy: str) -> None:
    """SQLite would play what an interrupted run has left over into the new copy."""
    name = connection.creation.get_test_db_clone_settings(copy)["NAME"]
    for ending in ("-wal", "-shm"):
        Path(f"{name}{ending}").unlink(missing_ok=True)


def spare() -> str:
    """The name of the copy that no worker uses, seen from any worker."""
    ours = str(connection.settings_dict["NAME"])
    worker = next((each for each in WORKERS if ours.endswith(f"_{each}")), "")
    return f"{ours.removesuffix(f'_{worker}')}_{SPARE}"


def drop() -> None:
    connection.settings_dict["NAME"] = connection.settings_dict["TEST"]["NAME"]
    for copy in COPIES:
        connection.creation.destroy_test_db(suffix=copy, verbosity=0)


if __name__ == "__main__":
    os.environ["DJANGO_SETTINGS_MODULE"] = "susd.settings.test"
    django.setup()
    drop() if "--drop" in sys.argv else make()
