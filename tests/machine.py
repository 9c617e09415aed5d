"""What this machine has for the tests to use, and what SUSD_REQUIRE says it must have."""

import os
import shutil

import psycopg2

POSTGRESQL = os.environ.get("TEST_POSTGRESQL_URL", "postgres://postgres@127.0.0.1:5432/susd")
SERVER = POSTGRESQL.rsplit("/", 1)[0] + "/postgres"
# Chromium without its windows asks for half as much of the machine.
HEADLESS = "chromium-headless-shell"
BROWSERS = ("chromium", "chromium-browser", "google-chrome-stable", "google-chrome")


def required() -> set[str]:
    return set(filter(None, os.environ.get("SUSD_REQUIRE", "").split(",")))


def why_no_postgresql() -> str:
    """Empty when PostgreSQL answers; else the reason."""
    try:
        psycopg2.connect(SERVER, connect_timeout=3).close()
    except psycopg2.OperationalError as error:
        return str(error).strip().splitlines()[0]
    return ""


def browser_path(*, headed: bool = False) -> str | None:
    names = [os.environ.get("CHROMIUM", ""), *([] if headed else [HEADLESS]), *BROWSERS]
    return next(filter(None, map(shutil.which, filter(None, names))), None)
