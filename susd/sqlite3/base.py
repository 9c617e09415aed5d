"""SQLite, with statistics that stay fresh: without them it reads whole tables for a few rows."""

from contextlib import suppress

from django.db import Error
from django.db.backends.sqlite3 import base

# Rows looked at in each index; a table of ten years is analyzed as fast as one of a month.
ANALYSIS_LIMIT = "PRAGMA analysis_limit = 400"


class DatabaseWrapper(base.DatabaseWrapper):
    def _close(self) -> None:
        """What this connection has read is analyzed if it has grown much; a busy file is left."""
        if self.connection is not None:
            with suppress(Error), self.wrap_database_errors:
                self.connection.execute(ANALYSIS_LIMIT)
                self.connection.execute("PRAGMA optimize")
        super()._close()  # type: ignore[misc]
