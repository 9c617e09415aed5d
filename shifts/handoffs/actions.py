"""Handing over to the next shift, and marking what the last one left as read."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime, timedelta
from typing import NamedTuple

from django.db.models import QuerySet
from django.utils import timezone

from accounts.access.actor import Actor
from accounts.audit.record import record
from accounts.houses.action import action
from guests.follow_ups.actions import make_follow_up
from guests.models import FollowUp, Stay

from ..audit import ShiftKind
from ..notes.actions import sign_note
from ..notes.models import Note
from .models import FIRST_LISTS, Handoff, HandoffItem, HandoffRead

# Handed over twice within so short a time, with nothing new to say, is a second press.
ONE_PRESS = timedelta(minutes=1)


class Listed(NamedTuple):
    """One thing for the list: what has happened, or what is still open."""

    kind: str
    object_id: int
    on: date | None = None


class NoteSaid(NamedTuple):
    """What one segment says, and what it asks to be followed up, on which shift and day."""

    words: str
    follow_up: str = ""
    for_shift: str = ""
    due_on: date | None = None


@action
def hand_over(
    *, by: Actor, listed: Iterable[Listed], notes: Mapping[Stay | None, NoteSaid] | None = None
) -> Handoff:
    """Signs the notes, of a guest's stay or (None) for the house, and stores what is listed.

    A follow-up in a note is made even where the note says nothing else. Whatever another handoff
    listed in the meantime is left out: nothing is in two of them. Raises ValidationError when a
    note is invalid; then nothing is handed over.
    """
    now = timezone.now()
    signed = [_sign(by, stay, said) for stay, said in (notes or {}).items()]
    new_notes = [Listed(HandoffItem.Kind.NOTE, note.pk) for note in signed if note]
    asked = [Listed(HandoffItem.Kind.FOLLOW_UP, pk) for pk in _asked_since(by, now)]
    new = _not_listed_yet([*listed, *new_notes, *asked])
    happened = [each for each in new if each.kind not in HandoffItem.OPEN]
    if not happened and (pressed := _just_given(by)) is not None:
        return pressed
    handoff = Handoff(
        house=by.house,
        given_by=by.user,
        given_at=now,
        reaches_back_to=_reaches_back_to(by, now),
    )
    handoff.full_clean()
    handoff.save()
    HandoffItem.objects.bulk_create(
        HandoffItem(house=by.house, handoff=handoff, **each._asdict()) for each in new
    )
    record(ShiftKind.HANDOFF_GIVEN, by=by, about=handoff)
    return handoff


def _sign(by: Actor, stay: Stay | None, said: NoteSaid) -> Note | None:
    if said.words:
        return sign_note(by=by, stay=stay, **said._asdict())
    if said.follow_up:
        make_follow_up(
            by=by,
            words=said.follow_up,
            stay=stay,
            for_shift=said.for_shift,
            due_on=said.due_on,
        )
    return None


def _asked_since(by: Actor, moment: datetime) -> "QuerySet[FollowUp, int]":
    """What the notes of this handoff have asked for, which nobody could list before."""
    made = FollowUp.objects.filter(house=by.house, made_by=by.user, made_at__gte=moment)
    return made.order_by("pk").values_list("pk", flat=True)


def _reaches_back_to(by: Actor, now: datetime) -> datetime:
    first = Handoff.objects.filter(house=by.house).order_by("given_at", "id").first()
    return first.reaches_back_to if first else now - FIRST_LISTS


def _not_listed_yet(things: Iterable[Listed]) -> list[Listed]:
    things = list(dict.fromkeys(things))
    events = [each for each in things if each.kind not in HandoffItem.OPEN]
    already = set(
        HandoffItem.objects.filter(
            kind__in={each.kind for each in events},
            object_id__in={each.object_id for each in events},
        ).values_list("kind", "object_id")
    )
    return [each for each in things if (each.kind, each.object_id) not in already]


def _just_given(by: Actor) -> Handoff | None:
    given = Handoff.objects.filter(house=by.house, given_by=by.user)
    return given.filter(given_at__gt=timezone.now() - ONE_PRESS).first()


@action
def read_handoffs(
    *, by: Actor, handoffs: Iterable[Handoff], shown_at: datetime | None = None
) -> None:
    """Read as of the moment they were shown (now, if none is given).

    What was added to their notes since is still unread. Pressed twice, it is saved once.
    """
    now = timezone.now()
    for handoff in handoffs:
        at = max(handoff.given_at, min(shown_at or now, now))
        _read, is_new = HandoffRead.objects.get_or_create(
            house=by.house, handoff=handoff, by=by.user, at=at
        )
        if is_new:
            record(ShiftKind.HANDOFF_READ, by=by, about=handoff)
