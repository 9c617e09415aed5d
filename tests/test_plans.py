"""No page reads a whole table that grows with every check-in."""

import re

import pytest
from django.conf import settings
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from accounts.models import User
from tests.demo.test_demo import built_once, half_a_year  # noqa: F401 (fixtures)

pytestmark = pytest.mark.skipif(
    settings.DATABASES["default"]["ENGINE"] != "susd.sqlite3",
    reason="half a year is too little for PostgreSQL to need an index",
)
GROWING = re.compile(r"SCAN (checkins_entry|checkins_intention)\b")
PAGES = [
    "/",
    "/guests/",
    "/shifts/",
    "/shifts/handoff/",
    "/shifts/night/",
    "/guests/roll/",
    "/check-ins/",
    "/check-ins/2026-11-23/afternoon/",
    "/check-ins/2026-11-24/morning/",
    "/household/chores/",
]


@pytest.mark.parametrize("path", PAGES)
def test_it_finds_entries_by_an_index(half_a_year, path):  # noqa: F811
    robin = Client()
    robin.force_login(User.objects.get(username="peer"))
    with CaptureQueriesContext(connection) as asked:
        assert robin.get(path).status_code == 200
    for query in asked.captured_queries:
        if query["sql"].startswith("SELECT"):
            plan = plan_of(query["sql"])
            assert not GROWING.search(plan), f"{path}\n{query['sql']}\n{plan}"


def plan_of(sql):
    with connection.cursor() as cursor:
        cursor.execute(f"EXPLAIN QUERY PLAN {sql}")
        return "\n".join(row[3] for row in cursor.fetchall())
