"""What there is to talk about when someone sits down with a guest."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import QuerySet

from accounts.access.actor import Actor
from accounts.houses.compiled import compiled_once
from checkins.history.weeks import MEANINGS
from checkins.models import Entry, SupportRequest
from checkins.rounds.recent import DAYS
from guests.models import SitDown, Stay
from guests.time_away.models import day_before

from ..progress.stays import StayProgress, read_stays
from ..when import check_in_past, day_lately

ASKED_SHOWN = 4


@dataclass(frozen=True)
class Asked:
    """What they asked for, in their words, and where."""

    on: date
    what: str
    where: str
    words: str


@dataclass(frozen=True)
class ToTalkAbout:
    progress: StayProgress
    # In the last two weeks, the newest first.
    asked: list[Asked]
    # The newest first, those removed as mistakes among them.
    sit_downs: list[SitDown]


def read_to_talk_about(actor: Actor, stay: Stay) -> ToTalkAbout:
    stays = _with_time_away(actor=actor, stay=stay.pk, since=day_before(actor.today - DAYS))
    (progress,) = read_stays(actor, stays)
    return ToTalkAbout(progress, _asked(actor, stay), _sit_downs(actor=actor, stay=stay))


@compiled_once
def _with_time_away(*, actor: Actor, stay: int, since: datetime) -> QuerySet[Stay]:
    stays = Stay.objects.readable_by(actor).filter(pk=stay).with_time_away(since).for_list()
    return stays.select_related(None).select_related("guest", "room")


def _asked(actor: Actor, stay: Stay) -> list[Asked]:
    today = actor.today
    asked = [
        Asked(on, MEANINGS[support], check_in_past(on, which, today), words)
        for on, which, support, words in _in_check_ins(actor=actor, stay=stay, since=today - DAYS)
    ]
    for at, support, words in _in_between(actor=actor, stay=stay, since=actor.now - DAYS):
        on = at.astimezone(actor.house.zone).date()
        asked.append(Asked(on, MEANINGS[support], f"{day_lately(on, today)}, in between", words))
    asked.sort(key=lambda each: each.on, reverse=True)
    return asked[:ASKED_SHOWN]


@compiled_once
def _in_check_ins(*, actor: Actor, stay: Stay, since: date) -> QuerySet[Entry, Any]:
    rows = Entry.objects.readable_by(actor).filter(stay=stay, round__date__gte=since)
    rows = rows.filter(support__in=SupportRequest.Support.values)
    rows = rows.order_by("-round__date", "round__which")
    return rows.values_list("round__date", "round__which", "support", "support_looks_like")


@compiled_once
def _in_between(*, actor: Actor, stay: Stay, since: datetime) -> QuerySet[SupportRequest, Any]:
    rows = SupportRequest.objects.readable_by(actor).in_between().filter(stay=stay)
    rows = rows.filter(asked_at__gte=since).order_by("-asked_at")
    return rows.values_list("asked_at", "support", "words")


@compiled_once
def _sit_downs(*, actor: Actor, stay: Stay) -> QuerySet[SitDown]:
    return SitDown.objects.readable_by(actor).with_mistakes(actor).filter(stay=stay).for_list()
