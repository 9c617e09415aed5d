"""The check-ins of the last two weeks: who came, and what each person said last."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from typing import Any

from django.db.models import BooleanField, ExpressionWrapper, Q, QuerySet

from accounts.access.actor import Actor
from accounts.houses.compiled import compiled_once

from ..entries.models import Entry
from ..schedule import rules as schedule
from .attendance import HeldRound, Written, held_since
from .models import Round

# What is older is history: nothing on the pages of the day depends on it.
DAYS = timedelta(days=14)
WORDS = ("where_at", "support_looks_like", "moving_toward", "night")


def recent_rounds(actor: Actor, times: Sequence[schedule.Rule]) -> list[HeldRound]:
    """Newest first, without words; in two queries."""
    rounds = _rounds(actor=actor, since=actor.today - DAYS)
    written: dict[int, dict[int, Written]] = {pk: {} for pk, *_ in rounds}
    of_staff: dict[int, list[int]] = {pk: [] for pk in written}
    entered: set[int] = set()
    for entry, pk, stay, presence, support, has_words in _written(
        actor=actor, rounds=list(written)
    ):
        says = bool(presence or support or has_words)
        if says:
            entered.add(pk)
        if stay is None:
            of_staff[pk].append(entry)
        elif says:
            written[pk][stay] = Written(entry, presence, support)
    return [
        HeldRound(
            on,
            which,
            opened_at.astimezone(actor.house.zone).replace(tzinfo=None),
            held_since(opened_at, due_at(actor, times, which, on)),
            closed_at is not None,
            written[pk],
            closed_at is not None or pk in entered,
            tuple(of_staff[pk]),
        )
        for pk, on, which, opened_at, closed_at in rounds
    ]


@compiled_once
def _rounds(*, actor: Actor, since: date) -> QuerySet[Round, Any]:
    rounds = Round.objects.for_house(actor.house).filter(date__gte=since).newest_first()
    return rounds.values_list("pk", "date", "which", "opened_at", "closed_at")


@compiled_once
def _written(*, actor: Actor, rounds: Sequence[int]) -> QuerySet[Entry, Any]:
    has_words = Q()
    for name in WORDS:
        has_words |= Q(**{f"{name}__gt": ""})
    says = ExpressionWrapper(has_words, output_field=BooleanField())
    entries = Entry.objects.for_house(actor.house).filter(round__in=rounds).order_by()
    return entries.values_list("pk", "round", "stay", "presence", "support", says)


def due_at(actor: Actor, times: Sequence[schedule.Rule], which: str, day: date) -> datetime | None:
    """When that check-in was planned to begin, with the house's zone."""
    dues = schedule.due_on(times, day)
    starts = next((due.starts for due in dues if due.which == which), None)
    return starts.replace(tzinfo=actor.house.zone) if starts else None


def latest_entries(actor: Actor, rounds: Sequence[HeldRound]) -> dict[str, Entry]:
    """By key: guests' from these rounds, staff's from the newest two; in one query."""
    if not rounds:
        return {}
    latest: dict[int, int] = {}
    for round_ in rounds:
        for stay, written in round_.written.items():
            latest.setdefault(stay, written.entry)
    of_staff = [entry for round_ in rounds[:2] for entry in round_.staff_entries]
    people: dict[str, Entry] = {}
    ids = [*latest.values(), *of_staff]
    for entry in _entries(actor=actor, ids=ids) if ids else ():
        people.setdefault(entry.key, entry)
    return people


@compiled_once
def _entries(*, actor: Actor, ids: Sequence[int]) -> QuerySet[Entry]:
    # By their ids: with an "or" across two tables, each entry ever written would be read.
    found = Entry.objects.readable_by(actor).filter(pk__in=ids)
    found = found.that_say_something().select_related("round", "staff")
    return found.order_by("-round__date", "round__which")
