"""Which of their own pages someone who comes again can take along from an earlier stay.

The guest is asked, with a peer. The peer learns that there is such a page even when they can't read
it anymore, since saying yes is up to the guest; its words stay hidden.
"""

from typing import Any

from django.db.models import Count, Exists, OuterRef, Q, Subquery
from django.db.models.query import QuerySet

from accounts.access.actor import Actor

from ..goals.models import Goal
from ..stays.models import Stay
from ..worldview.models import Worldview


def is_open(stay: Stay) -> bool:
    return stay.is_here or stay.is_coming


def waits_for_an_answer(actor: Actor, stay: Stay) -> bool:
    """No query for a guest whose first stay this is, as for most."""
    if not (stay.has_other_stays and is_open(stay)):
        return False
    not_asked = Stay.objects.readable_by(actor).filter(pk=stay.pk, carry_over=None)
    return not_asked.filter(Exists(worldviews_of(stay)) | Exists(goals_of(stay))).exists()


def worldviews_of(stay: Stay, *, or_carried: bool = False) -> "QuerySet[Worldview]":
    """The latest page that can come along: none, where they began a new one in this stay.

    `or_carried`: also the one that came along to this stay, for a second press.
    """
    earlier = Worldview.objects.filter(_of_an_earlier_stay(stay, or_carried))
    if not or_carried:
        earlier = earlier.exclude(Exists(Worldview.objects.filter(stay=stay.pk)))
    return earlier.filter(pk=Subquery(earlier.order_by("-stay").values("pk")[:1]))


def goals_of(stay: Stay, *, or_carried: bool = False) -> "QuerySet[Goal]":
    """Under way when an earlier stay ended, or set aside. `or_carried` as above."""
    goals = Goal.objects.filter(_of_an_earlier_stay(stay, or_carried), reached_on=None)
    return goals.order_by("-stay", "begun_on", "pk")


def with_steps_left(goals: "QuerySet[Goal]") -> "QuerySet[Goal]":
    return goals.annotate(steps_left=Count("steps", filter=Q(steps__done_on=None)))


def with_can_read(actor: Actor, pages: "QuerySet[Any]") -> "QuerySet[Any]":
    """Each with its stay, and with `can_read`: whether the actor may read its words."""
    can_read = pages.model.objects.readable_by(actor).filter(pk=OuterRef("pk"))
    asked: QuerySet[Any] = pages.select_related("stay").annotate(can_read=Exists(can_read))
    return asked


def month_of(stay: Stay) -> str:
    day = stay.arrived_on or stay.arrives_on or stay.enquired_on
    return f"{day:%B %Y}" if day else "an earlier time"


def _of_an_earlier_stay(stay: Stay, or_carried: bool) -> Q:
    """Of the same guest, so of the same house; and not carried over yet."""
    earlier = Q(stay__guest=stay.guest_id, stay__over_on__isnull=False) & ~Q(stay=stay.pk)
    is_left = Q(carried_to=None)
    return earlier & (is_left | Q(carried_to__stay=stay.pk) if or_carried else is_left)
