"""Every change to shift notes: signed, added to, removed where they are by mistake."""

from collections.abc import Iterable
from datetime import date, timedelta

from django.core.exceptions import ValidationError
from django.db.models import Exists, OuterRef
from django.utils import timezone

from accounts.access.actor import Actor
from accounts.audit.record import record
from accounts.houses.action import action
from guests.finding import words_of
from guests.follow_ups.actions import make_follow_up, withdraw_follow_up
from guests.models import Stay
from guests.withdrawals.actions import withdraw

from ..audit import ShiftKind
from .models import Amendment, Note, SearchToken

# The same words signed twice within so short a time are a second press of the button.
ONE_PRESS = timedelta(minutes=1)


@action
def sign_note(
    *,
    by: Actor,
    words: str,
    stay: Stay | None = None,
    follow_up: str = "",
    for_shift: str = "",
    due_on: date | None = None,
) -> Note:
    """For the house, or about the guest of `stay`; once signed it can't be changed.

    Its follow-up shows on Today until it is done; `for_shift` is the name of one of the house's
    shifts, `due_on` a day of the house. Raises ValidationError when there are no words, or more
    than a note takes.
    """
    pressed = Note.objects.filter(
        house=by.house,
        author=by.user,
        stay=stay,
        words=words,
        withdrawn_at=None,
        signed_at__gt=timezone.now() - ONE_PRESS,
    )
    note = pressed.first() or _sign(
        by, Note(house=by.house, stay=stay, words=words, author=by.user)
    )
    # Also what someone went back to add; the same open follow-up is not added twice.
    if follow_up:
        asked = make_follow_up(
            by=by, words=follow_up, stay=stay, for_shift=for_shift, due_on=due_on
        )
        note.follow_ups.add(asked)
    return note


def _sign(by: Actor, note: Note) -> Note:
    note.full_clean()
    note.save(force_insert=True)
    _find_by(note, words_of(note.words))
    record(ShiftKind.NOTE_SIGNED, by=by, about=note, guest_id=note.guest_id)
    return note


@action
def amend_note(*, by: Actor, note: Note, words: str) -> Amendment:
    """Adds to a signed note, under one's own name; the note itself doesn't change.

    Raises ValidationError when there are no words, or the note was removed in between.
    """
    note = _locked(note)
    if note.withdrawn_at is not None:
        raise ValidationError("This note was removed. What you wrote belongs somewhere else.")
    pressed = note.amendments.filter(
        author=by.user, words=words, signed_at__gt=timezone.now() - ONE_PRESS
    )
    if (already := pressed.first()) is not None:
        return already
    added = Amendment(house=by.house, note=note, words=words, author=by.user)
    added.full_clean()
    added.save(force_insert=True)
    _find_by(note, words_of(words))
    record(ShiftKind.NOTE_AMENDED, by=by, about=note, guest_id=note.guest_id)
    return added


@action
def withdraw_note(*, by: Actor, note: Note) -> Note:
    """Only the fact that a note was put here by mistake stays.

    The follow-up its author asked for in it goes too, unless another valid note asks for the same.
    """
    note = _locked(note)
    if note.withdrawn_at is None:
        withdraw(by=by, note=note, kind=ShiftKind.NOTE_WITHDRAWN)
        note.found_by.all().delete()
        still_asked = Note.objects.active().filter(follow_ups=OuterRef("pk"))
        for asked in note.follow_ups.filter(~Exists(still_asked), made_by=note.author):
            withdraw_follow_up(by=by, follow_up=asked)
    return note


def _locked(note: Note) -> Note:
    locked = Note.objects.select_for_update(of=("self",)).select_related("stay")
    return locked.get(pk=note.pk)


def _find_by(note: Note, words: Iterable[str]) -> None:
    SearchToken.objects.bulk_create(
        [SearchToken(house_id=note.house_id, note=note, word=word) for word in words],
        ignore_conflicts=True,
    )
