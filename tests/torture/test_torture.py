"""The short form of `make torture`: some of the kinds, a few kills, each fault for a second."""

import os
import sys
from contextlib import ExitStack

import pytest

from tests.bench.houses import fill_in
from tests.journeys.test_nothing_is_lost import own_database  # noqa: F401 (a fixture)
from tests.torture.kinds import KINDS
from tests.torture.run import SIZE, House, torture

pytestmark = [
    pytest.mark.skipif(sys.platform != "linux", reason="kills and limits processes as Linux does"),
    # For the copy of the database that its server gets, on each kind of database.
    pytest.mark.django_db,
]


@pytest.fixture
def tuesday_morning():
    """The server has the machine's clock, and so have those who write."""


@pytest.fixture
def house(own_database, tmp_path):  # noqa: F811
    known = {
        "PATH": os.environ["PATH"],
        "DJANGO_SETTINGS_MODULE": "susd.settings.local",
        "DATA_DIR": str(tmp_path),
        "DATABASE_URL": own_database,
    }
    fill_in(known, SIZE)
    with ExitStack() as at_end:
        yield House(tmp_path, known, at_end, KINDS[::4], rest=1)


def test_nothing_acknowledged_is_lost_or_doubled(house):
    assert torture(house, kills=3, seed=1, seconds=1) == []
