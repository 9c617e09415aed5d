"""What the page of a guest's moments reads."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from operator import attrgetter
from typing import Any

from django.db.models import Prefetch, QuerySet

from accounts.access.actor import Actor
from accounts.houses.compiled import compiled_once
from ui.clock import month_day

from ..goals.models import Goal
from ..replies.models import StayReply
from ..resources.models import Resource
from ..stays.models import Stay
from .models import SupportMoment


@dataclass(frozen=True)
class DayOfMoments:
    date: date
    moments: list[SupportMoment]

    @property
    def weekday(self) -> str:
        return f"{self.date:%A}"

    @property
    def month_day(self) -> str:
        return month_day(self.date)


def days_of_moments(actor: Actor, ids: Sequence[int]) -> list[DayOfMoments]:
    """Newest first."""
    moments = _moments(actor=actor, ids=ids) if ids else []
    return [DayOfMoments(day, list(of_day)) for day, of_day in groupby(moments, attrgetter("on"))]


@compiled_once
def moment_ids(*, actor: Actor, stay: Stay) -> QuerySet[SupportMoment, int]:
    moments = SupportMoment.objects.readable_by(actor).filter(stay=stay)
    return moments.order_by("-on", "-id").values_list("pk", flat=True)


@compiled_once
def _moments(*, actor: Actor, ids: Sequence[int]) -> QuerySet[SupportMoment]:
    moments = SupportMoment.objects.readable_by(actor).with_mistakes(actor).filter(pk__in=ids)
    own_words = Prefetch("own_words", StayReply.objects.all(), to_attr="replies")
    return moments.for_list().prefetch_related(own_words)


@compiled_once
def goal_choices(*, actor: Actor, stay: Stay) -> QuerySet[Goal, Any]:
    return Goal.objects.readable_by(actor).filter(stay=stay).values_list("pk", "words")


@compiled_once
def guest_choices(*, actor: Actor, besides: int) -> QuerySet[Stay, Any]:
    """Who is here, besides the guest of one stay."""
    others = Stay.objects.readable_by(actor).on_date(actor.today).exclude(pk=besides)
    return others.order_by("guest__name", "id").values_list("pk", "guest__name")


@compiled_once
def resource_choices(*, actor: Actor) -> QuerySet[Resource, Any]:
    return Resource.objects.for_house(actor.house).in_use().values_list("pk", "what")
