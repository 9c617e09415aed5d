"""What an exception says about the machine or the sender, when it is no fault of a page."""

import errno
from collections.abc import Iterator
from enum import Enum, auto

import psycopg2
from django.core.exceptions import ValidationError
from django.db import DatabaseError, DataError, IntegrityError, InterfaceError
from django.http import UnreadablePostError

# As SQLite says it: the disk is full or failing, the file may not be written, or somebody else
# has been writing for longer than a save waits.
NOT_WRITTEN = (
    "database or disk is full",
    "readonly database",
    "disk i/o error",
    "unable to open database file",
    "database is locked",
    "database table is locked",
)
# As PostgreSQL numbers it: read-only, out of disk, out of some other resource.
NOT_WRITTEN_CODES = ("25006", "53100", "53000")
# Of two who waited for each other, or wrote at the same moment, one is refused and saves nothing.
CLASHED_CODES = ("40P01", "40001")
NOT_WRITTEN_ERRNOS = (errno.ENOSPC, errno.EROFS, errno.EDQUOT, errno.EFBIG)
# What a database can't hold, as the drivers say it before they ask the database.
NOT_HELD = ("cannot contain nul", "too large to convert to sqlite", "embedded null")


class Trouble(Enum):
    NOT_WRITTEN = auto()  # nothing can be written right now
    NOT_REACHED = auto()  # the database does not answer
    REFUSED = auto()  # an action said no, in words for people
    CLASHED = auto()  # two people changed the same thing at the same moment
    NOT_HELD = auto()  # something was sent that the database can't hold
    CUT_OFF = auto()  # the sender went away before all of it was here
    UNKNOWN = auto()  # a fault of ours


def trouble_of(problem: BaseException | None) -> Trouble:
    if isinstance(problem, ValidationError):
        return Trouble.REFUSED
    if isinstance(problem, UnreadablePostError):
        return Trouble.CUT_OFF
    if isinstance(problem, IntegrityError):
        return Trouble.CLASHED
    for each in with_causes(problem):
        if _is_not_written(each):
            return Trouble.NOT_WRITTEN
        if _code(each) in CLASHED_CODES:
            return Trouble.CLASHED
        if _is_not_reached(each):
            return Trouble.NOT_REACHED
    return Trouble.NOT_HELD if problem and _is_not_held(problem) else Trouble.UNKNOWN


def with_causes(problem: BaseException | None) -> Iterator[BaseException]:
    """The exception and its causes: Django rewords some, above all for sessions."""
    while problem is not None:
        yield problem
        problem = problem.__cause__ or problem.__context__


def _is_not_written(problem: BaseException) -> bool:
    if isinstance(problem, OSError):
        return problem.errno in NOT_WRITTEN_ERRNOS
    if not isinstance(problem, DatabaseError):
        return False
    said = str(problem).lower()
    return _code(problem) in NOT_WRITTEN_CODES or any(words in said for words in NOT_WRITTEN)


def _is_not_reached(problem: BaseException) -> bool:
    """PostgreSQL is down, restarts or has no connection left; SQLite is always reachable.

    The driver's own error is the cause of Django's. It comes alone where a list of choices was
    being read: Django closes the cursor of `iterator` without rewording what goes wrong then.
    """
    of_driver = psycopg2.OperationalError | psycopg2.InterfaceError
    return isinstance(problem, InterfaceError | of_driver)


def _is_not_held(problem: BaseException) -> bool:
    said = str(problem).lower()
    if isinstance(problem, ValueError | OverflowError):
        return any(words in said for words in NOT_HELD)
    return isinstance(problem, DataError)


def _code(problem: BaseException) -> str:
    return getattr(problem.__cause__, "pgcode", None) or ""
