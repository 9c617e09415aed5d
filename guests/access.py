"""Whose words an asker may read: the one rule, for every table that has a guest's words."""

from datetime import timedelta

from django.db.models import BooleanField, ExpressionWrapper, Q

from accounts.access.actor import Asker
from accounts.access.permissions import DAYS_IN_REACH_AFTER_LEAVING, Power


def in_reach(asker: Asker, stay: str = "stay") -> Q:
    """Rows whose stay (by the lookup path `stay`) the asker may read, in this house.

    Peers and managers: staying or still to come, or over for 30 days at most; managers: every stay;
    others: none.
    """
    path = f"{stay}__" if stay else ""
    here = Q(**{f"{path}guest__house": asker.house})
    if asker.can(Power.READ_PAST_WORDS):
        return here
    if not asker.can(Power.READ_WORDS):
        return Q(pk__in=[])
    since = asker.today - timedelta(days=DAYS_IN_REACH_AFTER_LEAVING)
    return here & (Q(**{f"{path}over_on": None}) | Q(**{f"{path}over_on__gte": since}))


def whether_in_reach(asker: Asker, stay: str = "stay") -> ExpressionWrapper:
    """Annotate whether the asker may see the name in a row that everyone in the house reads.

    True where no guest is named (by the lookup path `stay`). Annotate it as `is_in_reach`:
    `person_name` uses it, and is closed where no query has set it.
    """
    named = in_reach(asker, stay) | Q(**{stay: None})
    return ExpressionWrapper(named, output_field=BooleanField())
