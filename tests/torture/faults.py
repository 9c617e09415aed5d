"""What happens to a server: it is killed, its disk is full, its clock jumps, its database goes."""

import os
import resource
import signal
import stat
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path

import psycopg2

from ..bench.servers import Server, tree_of

# Root may write what is read-only; without its powers it is someone like everybody else.
AS_ANYBODY = () if os.geteuid() else ("setpriv", "--bounding-set=-all", "--inh-caps=-all")
WRITABLE = stat.S_IWUSR | stat.S_IWGRP | stat.S_IWOTH


def kill_one_of(server: Server, number: int) -> None:
    """One of the processes that answer; its parent starts another."""
    workers = tree_of(server.process.pid)[1:]
    if workers:
        _tell(workers[number % len(workers)], signal.SIGKILL)


def kill_all_of(server: Server) -> None:
    """As when the power goes, apart from the disk. The parent first, which would start others."""
    for pid in tree_of(server.process.pid):
        _tell(pid, signal.SIGKILL)
    server.process.wait()


def _tell(pid: int, number: signal.Signals) -> None:
    with suppress(ProcessLookupError):
        os.kill(pid, number)


@contextmanager
def full_disk(server: Server) -> Iterator[None]:
    """The server's processes may write no file beyond its first byte."""
    _limit_files(server, 1)
    try:
        yield
    finally:
        _limit_files(server, resource.RLIM_INFINITY)


def _limit_files(server: Server, size: int) -> None:
    for pid in tree_of(server.process.pid):
        with suppress(ProcessLookupError):
            resource.prlimit(pid, resource.RLIMIT_FSIZE, (size, resource.RLIM_INFINITY))


@contextmanager
def read_only(server: Server, folder: Path) -> Iterator[None]:
    """Nothing in the folder can be opened for writing.

    What was open before can still be written to, so the processes that answer are killed too.
    """
    modes = {each: each.stat().st_mode for each in (folder, *folder.rglob("*"))}
    for each, mode in modes.items():
        each.chmod(mode & ~WRITABLE)
    for pid in tree_of(server.process.pid)[1:]:
        _tell(pid, signal.SIGKILL)
    try:
        yield
    finally:
        for each, mode in modes.items():
            each.chmod(mode)


@contextmanager
def clock_off_by(server: Server, file: Path, seconds: float) -> Iterator[None]:
    """See clocked.py."""
    _set_clock(server, file, seconds)
    try:
        yield
    finally:
        _set_clock(server, file, 0)


def _set_clock(server: Server, file: Path, seconds: float) -> None:
    file.write_text(str(seconds))
    for pid in tree_of(server.process.pid):
        _tell(pid, signal.SIGUSR1)


@contextmanager
def cut_off(server_url: str, database: str) -> Iterator[None]:
    """PostgreSQL ends every connection, as when it restarts, and once more."""
    _end_connections(server_url, database)
    yield
    _end_connections(server_url, database)


@contextmanager
def no_way_in(server_url: str, database: str) -> Iterator[None]:
    """As long as PostgreSQL restarts: nobody gets in, and whoever was in is out."""
    allow = f'ALTER DATABASE "{database}" ALLOW_CONNECTIONS'
    _execute(server_url, f"{allow} false")
    try:
        _end_connections(server_url, database)
        yield
    finally:
        _execute(server_url, f"{allow} true")


def _end_connections(server_url: str, database: str) -> None:
    activity = "FROM pg_stat_activity WHERE datname = %s"
    _execute(server_url, f"SELECT pg_terminate_backend(pid) {activity}", database)


def _execute(server_url: str, statement: str, *values: str) -> None:
    with closing(psycopg2.connect(server_url)) as connection:
        connection.autocommit = True
        connection.cursor().execute(statement, values)
