"""What the server does by itself: a backup each day, and clearing what is past its time.

In processes of their own: no connection or lock is in the server's parent when it forks.
"""

import itertools
import subprocess
import sys
import threading
import time

from django.conf import settings

from accounts.access.throttle import drop_old_counts
from accounts.drafts.actions import drop_old_drafts

from .backups.daily import is_due
from .sessions import SessionStore

FIRST_LOOK = 60  # seconds after the start, when the first pages have been shown
HOUR = 60 * 60
DAY = 24  # hours


def clear_expired() -> None:
    """Sessions, drafts and counts of wrong passwords whose time is over."""
    SessionStore.clear_expired()
    drop_old_drafts()
    drop_old_counts()


def start_upkeep() -> None:
    threading.Thread(target=_look_each_hour, name="upkeep", daemon=True).start()


def _look_each_hour() -> None:
    time.sleep(FIRST_LOOK)
    for hour in itertools.count(1):
        if is_due():
            _run_elsewhere("backup", "--daily")
        if hour % DAY == 0:
            _run_elsewhere("clear_expired")
        time.sleep(HOUR)


def _run_elsewhere(*command: str) -> None:
    """Ctrl-C at the server's terminal lets it finish."""
    subprocess.run(  # noqa: S603 (our own command)
        [sys.executable, str(settings.BASE_DIR / "manage.py"), *command],
        stdin=subprocess.DEVNULL,
        start_new_session=True,
        check=False,
    )
