"""Whether the database can be read and written to."""

import logging
from datetime import UTC, datetime

from django.contrib.sessions.models import Session
from django.db import Error, connection, transaction

logger = logging.getLogger(__name__)

# No sign-in: a session's own key has 32 characters.
KEY = "healthz"
# More than fits beside other rows, so that a database without any room left says so.
ROOM = "." * 20_000


def trouble_with_the_database() -> str:
    """Empty when all is well. Otherwise what is wrong, for whoever watches the server."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except Error as problem:
        logger.error("The database does not answer: %s", type(problem).__name__)
        return "the database does not answer"
    try:
        _write_and_remove()
    except Error as problem:
        logger.error("Nothing can be written: %s", type(problem).__name__)
        return "nothing can be written"
    return ""


@transaction.atomic
def _write_and_remove() -> None:
    """Commit a row nobody sees, and remove it again.

    A write that is rolled back would prove nothing on SQLite, which keeps it in memory until the
    commit.
    """
    row = Session(session_key=KEY, session_data=ROOM, expire_date=datetime(2000, 1, 1, tzinfo=UTC))
    row.save()
    row.delete()
