"""Whose words an actor may read: the one rule, for every table that has a guest's words."""

from datetime import timedelta
from typing import Self

from django.db.models import BooleanField, ExpressionWrapper, Q

from accounts.access.actor import Actor
from accounts.access.permissions import DAYS_READABLE_AFTER_LEAVING, Power
from accounts.houses.querysets import HouseQuerySet, Row


def readable(actor: Actor, stay: str = "stay") -> Q:
    """Rows of the actor's house whose stay (by the lookup path `stay`) the actor may read.

    Peers: stays to come, current, and over for 30 days at most. Managers: every stay. Others: none.
    """
    here = Q(house=actor.house)
    if stay:
        here &= Q(**{f"{stay}__isnull": False})
    if actor.can(Power.READ_PAST_WORDS):
        return here
    if not actor.can(Power.READ_WORDS):
        return Q(pk__in=[])
    path = f"{stay}__" if stay else ""
    since = actor.today - timedelta(days=DAYS_READABLE_AFTER_LEAVING)
    return here & (Q(**{f"{path}over_on": None}) | Q(**{f"{path}over_on__gte": since}))


def can_read_expression(actor: Actor, stay: str = "stay") -> ExpressionWrapper:
    """Annotate whether the actor may see the name in a row that everyone in the house reads.

    True where no guest is named (by the lookup path `stay`). Annotate it as `is_readable`:
    `person_name` uses it, and is closed where no query has set it.
    """
    named = readable(actor, stay) | Q(**{stay: None})
    return ExpressionWrapper(named, output_field=BooleanField())


class ReadableQuerySet(HouseQuerySet[Row]):
    """Rows with a guest's words, whose stay is at the lookup path `stay_path`."""

    stay_path = "stay"

    def readable_by(self, actor: Actor) -> Self:
        return self.filter(readable(actor, self.stay_path))
