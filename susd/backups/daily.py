"""When the server makes a backup by itself: each day, and before its database changes."""

from datetime import timedelta

from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.utils import timezone

from accounts.health.backups import last_good, public_key
from accounts.models import House

from .backup import has_house

OLD_ENOUGH = timedelta(days=1)


def is_due() -> bool:
    """Without a query: this is asked in the server's parent process, which has no connection."""
    if not public_key():
        return False
    last = last_good()
    return last is None or timezone.now() - last >= OLD_ENOUGH


def is_for_real() -> bool:
    """The demo house makes no backups by itself."""
    return has_house() and House.is_more_than_demo()


def is_before_a_change() -> bool:
    """Whether a house is about to be migrated."""
    if not is_for_real():
        return False
    executor = MigrationExecutor(connection)
    return bool(executor.migration_plan(executor.loader.graph.leaf_nodes()))
