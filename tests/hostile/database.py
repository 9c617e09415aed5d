"""A database of its own: filled once, and put back as it was as often as one likes."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

import psycopg2
from psycopg2 import sql


class OnSqlite:
    def __init__(self, folder: str) -> None:
        self.file, self.kept = Path(folder, "house.sqlite3"), Path(folder, "kept.sqlite3")
        self.url = f"sqlite:///{self.file}"

    def keep(self) -> None:
        self._close()
        shutil.copyfile(self.file, self.kept)

    def put_back(self) -> None:
        self._close()
        for ending in ("-wal", "-shm"):
            Path(f"{self.file}{ending}").unlink(missing_ok=True)
        shutil.copyfile(self.kept, self.file)

    def drop(self) -> None:
        self._close()

    def _close(self) -> None:
        """The last connection writes everything into the one file."""
        from django.db import connections

        connections.close_all()


class OnPostgresql:
    def __init__(self, url: str) -> None:
        self.server, _, name = url.rpartition("/")
        self.name = f"{name}_hostile_{os.getpid()}"
        self.kept = f"{self.name}_kept"
        self.url = f"{self.server}/{self.name}"
        self._run("CREATE DATABASE {}", self.name)

    def keep(self) -> None:
        self._close()
        self._run("CREATE DATABASE {} TEMPLATE {}", self.kept, self.name)

    def put_back(self) -> None:
        self._close()
        self._run("DROP DATABASE {} WITH (FORCE)", self.name)
        self._run("CREATE DATABASE {} TEMPLATE {}", self.name, self.kept)

    def drop(self) -> None:
        self._close()
        for name in (self.name, self.kept):
            self._run("DROP DATABASE IF EXISTS {} WITH (FORCE)", name)

    def _run(self, statement: str, *names: str) -> None:
        connection = psycopg2.connect(f"{self.server}/postgres")
        connection.autocommit = True
        try:
            with connection.cursor() as cursor:
                cursor.execute(sql.SQL(statement).format(*map(sql.Identifier, names)))
        finally:
            connection.close()

    _close = OnSqlite._close


@contextmanager
def own_database() -> Iterator[OnSqlite | OnPostgresql]:
    url = os.environ.get("DATABASE_URL", "")
    with TemporaryDirectory() as folder:
        database = OnPostgresql(url) if url.startswith("postgres") else OnSqlite(folder)
        try:
            yield database
        finally:
            database.drop()
