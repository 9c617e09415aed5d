"""Whose words an asker may read: the one rule, for every table that holds a guest's words."""

from datetime import timedelta

from django.db.models import Q

from accounts.asker import Asker
from accounts.permissions import DAYS_IN_REACH_AFTER_LEAVING, Power


def in_reach(asker: Asker, stay: str = "stay") -> Q:
    """Rows whose stay (by the lookup path `stay`) is in this house and in the asker's reach.

    Peers and managers: staying, or left within 30 days; managers: every stay; others: none.
    """
    path = f"{stay}__" if stay else ""
    here = Q(**{f"{path}guest__house": asker.house})
    if asker.can(Power.READ_PAST_WORDS):
        return here
    if asker.can(Power.READ_WORDS):
        since = asker.today - timedelta(days=DAYS_IN_REACH_AFTER_LEAVING)
        return here & (Q(**{f"{path}left_on": None}) | Q(**{f"{path}left_on__gte": since}))
    return Q(pk__in=[])
