"""SQLite, with statistics that stay fresh, and that writes again as soon as it may.

Without statistics it reads whole tables for a few rows. And what it knows of a file is shared by
all connections of a process: once that could only be read, none of them can write until all have
been closed at the same moment.
"""

import os
import threading
from contextlib import suppress
from pathlib import Path
from typing import Any

from django.db import Error
from django.db.backends.sqlite3 import base

# Rows looked at in each index; a table of ten years is analyzed as fast as one of a month.
ANALYSIS_LIMIT = "PRAGMA analysis_limit = 400"

# The connections of this process that can only read, each for one request.
read_only: set["DatabaseWrapper"] = set()
changing = threading.Condition()
PATIENCE = 20  # seconds, as for a lock


class DatabaseWrapper(base.DatabaseWrapper):
    def connect(self) -> None:
        """Once the file can be written to, wait until those that only read it are closed."""
        with changing:
            if self._can_write():
                changing.wait_for(lambda: not read_only, PATIENCE)
            else:
                read_only.add(self)
            try:
                super().connect()
            finally:
                if self.connection is None:
                    read_only.discard(self)

    def get_connection_params(self) -> dict[str, Any]:
        params = super().get_connection_params()
        if self in read_only:
            # If SQLite has to find that out, it opens the file once more for each connection, and
            # keeps it open until the last of them is closed.
            params["database"] = f"{Path(params['database']).absolute().as_uri()}?mode=ro"
        return params

    def _can_write(self) -> bool:
        file = Path(self.settings_dict["NAME"])
        return not file.exists() or os.access(file, os.W_OK)

    def close_if_unusable_or_obsolete(self) -> None:
        """Called when a request begins, and when it ends."""
        if self in read_only:
            self.close_at = 0
        super().close_if_unusable_or_obsolete()

    def _close(self) -> None:
        """What this connection has read is analyzed if it has grown much; a busy file is left."""
        if self.connection is not None:
            with suppress(Error), self.wrap_database_errors:
                self.connection.execute(ANALYSIS_LIMIT)
                self.connection.execute("PRAGMA optimize")
        super()._close()  # type: ignore[misc]
        with changing:
            read_only.discard(self)
            changing.notify_all()
