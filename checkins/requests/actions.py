"""What a guest asks for in between, and that it was answered."""

from datetime import timedelta

from django.core.exceptions import ValidationError
from django.utils import timezone

from accounts.access.actor import Actor
from accounts.audit.record import record
from accounts.houses.action import action
from guests.models import Stay

from ..audit import CheckInKind
from ..entries.models import Entry
from ..rounds.models import Round
from .models import SupportRequest

# The same ask noted twice within so short a time is a second press of the button.
ONE_PRESS = timedelta(minutes=1)


@action
def record_support_request(*, by: Actor, stay: Stay, support: str, words: str) -> SupportRequest:
    """Noted once, however often pressed.

    Raises ValidationError when they are not staying here (anymore).
    """
    stay = Stay.objects.select_for_update().get(pk=stay.pk)
    if not stay.is_here:
        raise ValidationError("They are not staying here right now.")
    since = timezone.now() - ONE_PRESS
    pressed = SupportRequest.objects.filter(
        stay=stay, entry=None, support=support, words=words, answered_at=None, asked_at__gt=since
    )
    if (already := pressed.first()) is not None:
        return already
    ask = SupportRequest(
        house_id=stay.house_id, stay=stay, support=support, words=words, noted_by=by.user
    )
    ask.full_clean(exclude=["stay", "noted_by"])
    ask.save()
    record(CheckInKind.ASK_NOTED, by=by, about=ask, guest_id=stay.guest_id)
    return ask


@action
def answer_ask(*, by: Actor, ask: SupportRequest) -> SupportRequest:
    """Who answered first stays on record."""
    ask = SupportRequest.objects.select_for_update().get(pk=ask.pk)
    return ask if ask.answered_at else _answer(by, ask)


@action
def answer_entry(*, by: Actor, entry: Entry, support: str) -> SupportRequest:
    """Who answered first stays on record.

    Raises ValidationError when they now ask for something other than `support`.
    """
    ask = _ask_of(entry, support)
    return ask if ask.answered_at else _answer(by, ask)


@action
def end_ask(*, by: Actor, ask: SupportRequest) -> SupportRequest:
    ask = SupportRequest.objects.select_for_update().get(pk=ask.pk)
    return ask if ask.ended_at else _end(by, ask)


@action
def end_entry(*, by: Actor, entry: Entry, support: str) -> SupportRequest:
    """Raises ValidationError as `answer_entry` does."""
    ask = _ask_of(entry, support)
    return ask if ask.ended_at else _end(by, ask)


@action
def renew_ask(*, by: Actor, ask: SupportRequest) -> SupportRequest:
    """They still want it: asked again now, in the same words."""
    ask = SupportRequest.objects.select_for_update().get(pk=ask.pk)
    if ask.ended_at:
        return ask
    _end(by, ask)
    return record_support_request(by=by, stay=ask.stay, support=ask.support, words=ask.words)


@action
def renew_entry(*, by: Actor, entry: Entry, support: str) -> SupportRequest:
    """Raises ValidationError as `answer_entry` does."""
    ask = _ask_of(entry, support)
    if ask.ended_at:
        return ask
    _end(by, ask)
    return record_support_request(by=by, stay=ask.stay, support=support, words="")


@action
def reopen_ask(*, by: Actor, ask: SupportRequest) -> SupportRequest:
    """It was neither answered nor over after all."""
    ask = SupportRequest.objects.select_for_update().get(pk=ask.pk)
    if not ask.answered_at and not ask.ended_at:
        return ask  # a second press
    ask.answered_at = ask.answered_by = ask.ended_at = ask.ended_by = None
    _save(ask)
    record(CheckInKind.ASK_OPENED_AGAIN, by=by, about=ask, guest_id=ask.stay.guest_id)
    return ask


def _ask_of(entry: Entry, support: str) -> SupportRequest:
    # The round's row is the lock, as in `record_entry`: the request can't change in between.
    Round.objects.select_for_update().get(pk=entry.round_id)
    entry = Entry.objects.select_related("stay").get(pk=entry.pk)
    if entry.support != support or support not in SupportRequest.Support.values:
        raise ValidationError("What they asked for has changed. Please look again.")
    known = SupportRequest.objects.filter(entry=entry).first()
    return known or SupportRequest(
        house_id=entry.house_id,
        stay=entry.stay,
        entry=entry,
        support=support,
        asked_at=entry.asked_at,
        noted_by=entry.saved_by,
    )


def _answer(by: Actor, ask: SupportRequest) -> SupportRequest:
    # A clock that was put back does not keep anyone from answering.
    ask.answered_at, ask.answered_by = max(timezone.now(), ask.asked_at), by.user
    _save(ask)
    record(CheckInKind.ASK_ANSWERED, by=by, about=ask, guest_id=ask.stay.guest_id)
    return ask


def _end(by: Actor, ask: SupportRequest) -> SupportRequest:
    ask.ended_at, ask.ended_by = max(timezone.now(), ask.asked_at), by.user
    _save(ask)
    record(CheckInKind.ASK_ENDED, by=by, about=ask, guest_id=ask.stay.guest_id)
    return ask


def _save(ask: SupportRequest) -> None:
    ask.full_clean(exclude=["stay", "entry", "noted_by", "answered_by", "ended_by"])
    ask.save()
