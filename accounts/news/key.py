"""Whether anything is new since a page was shown, without building the page again."""

import math
from collections.abc import Collection
from datetime import datetime

from django.db.models import Count, Max
from django.utils import timezone
from django.utils.crypto import constant_time_compare, salted_hmac

from ..access.actor import Actor
from ..drafts.models import Draft

# Longer digits are no moment of ours.
LONGEST_MOMENT = 12


def seen_by(actor: Actor, drafts: Collection[Draft] | None = None, *, acts_ago: int = 0) -> str:
    """All that a page depends on apart from the clock; nothing can be read back from it.

    The revision is that of the request's start, so that what changes while the page reads its rows
    is new. `drafts`: all of the actor's, where the page has read them. `acts_ago`: before the last
    so many acts of anybody in the house.
    """
    house = actor.house
    known = _drafts_of(actor) if drafts is None else _state_of(drafts)
    seen = [house.pk, house.revision - acts_ago, actor.user.pk, sorted(actor.roles), known]
    return salted_hmac("accounts.news", repr(seen), algorithm="sha256").hexdigest()[:32]


def _drafts_of(actor: Actor) -> tuple[int, datetime | None]:
    if not actor.user.has_drafts:
        return 0, None
    drafts = Draft.objects.readable_by(actor).aggregate(count=Count("pk"), newest=Max("saved_at"))
    return drafts["count"], drafts["newest"]


def _state_of(drafts: Collection[Draft]) -> tuple[int, datetime | None]:
    return len(drafts), max((draft.saved_at for draft in drafts), default=None)


def key_of(seen: str, until: datetime) -> str:
    """What a page sends to hear whether anything is new; the clock changes it at `until`."""
    return f"{seen}-{math.ceil(until.timestamp())}"


def is_new(actor: Actor, key: str, *, acts_ago: int = 0) -> bool:
    """Also for a key that is none of ours. `acts_ago`: whether it was new by then."""
    seen, _, until = key.partition("-")
    if not until.isdecimal() or len(until) > LONGEST_MOMENT:
        return True
    is_over = timezone.now().timestamp() >= int(until)
    return is_over or not constant_time_compare(seen, seen_by(actor, acts_ago=acts_ago))
