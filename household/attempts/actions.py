"""Every change to what the people in a conversation try, until they look at it again."""

from collections.abc import Mapping
from datetime import date

from django.core.exceptions import ValidationError
from django.utils import timezone

from accounts.access.actor import Actor
from accounts.audit.record import record
from accounts.changes import set_fields
from accounts.houses.action import action

from ..audit import HouseholdKind
from ..conversations.models import Conversation
from ..conversations.writing import check_beside, check_unchanged, lock, sit_down_if_nobody_does
from .models import Attempt

ALREADY_LOOKED_AT = "Someone has already written down how it went. Your words are below, not saved."


@action
def try_something(
    *, by: Actor, conversation: Conversation, what_we_try: str, look_again_on: date
) -> Attempt:
    """The day they look at it again is a day of the house.

    Raises ValidationError for a day that has passed, and while something else is being tried.
    """
    lock(conversation)
    check_beside(by, conversation)
    _check_is_ahead(by, look_again_on)
    values = {"what_we_try": what_we_try, "look_again_on": look_again_on}
    same = Attempt.objects.under_way().filter(conversation=conversation, **values)
    if (already := same.first()) is not None:
        return already
    attempt = Attempt(
        house_id=conversation.house_id, conversation=conversation, written_by=by.user, **values
    )
    attempt.full_clean()
    attempt.save()
    fields = [*values, *sit_down_if_nobody_does(by, conversation)]
    record(HouseholdKind.CONVERSATION_WRITTEN, by=by, about=attempt, fields=fields)
    return attempt


@action
def change_attempt(
    *, by: Actor, attempt: Attempt, changes: Mapping[str, tuple[str, str]], look_again_on: date
) -> Attempt:
    """`changes` as in `write_part`.

    Raises ValidationError where someone changed it in between, or it has been looked at again.
    """
    lock(attempt.conversation)
    check_beside(by, attempt.conversation)
    attempt = Attempt.objects.get(pk=attempt.pk)
    if not attempt.is_under_way:
        raise ValidationError(ALREADY_LOOKED_AT)
    check_unchanged(attempt, changes)
    fields = list(changes)
    set_fields(attempt, {field: said for field, (_shown, said) in changes.items()})
    if attempt.look_again_on != look_again_on:
        _check_is_ahead(by, look_again_on)
        attempt.look_again_on = look_again_on
        fields.append("look_again_on")
    if not fields:
        return attempt
    attempt.written_by, attempt.written_at = by.user, timezone.now()
    attempt.full_clean()
    attempt.save()
    record(HouseholdKind.CONVERSATION_WRITTEN, by=by, about=attempt, fields=fields)
    return attempt


@action
def look_again(*, by: Actor, attempt: Attempt, looked_again_words: str = "") -> Attempt:
    """What was tried can't be changed from now on.

    Raises ValidationError where someone else has already written down how it went.
    """
    lock(attempt.conversation)
    check_beside(by, attempt.conversation)
    attempt = Attempt.objects.get(pk=attempt.pk)
    if not attempt.is_under_way:
        if attempt.looked_again_words == looked_again_words:
            return attempt
        raise ValidationError(ALREADY_LOOKED_AT)
    attempt.looked_again_on, attempt.looked_again_by = by.today, by.user
    attempt.looked_again_words = looked_again_words
    attempt.full_clean()
    attempt.save()
    fields = ["looked_again_on", "looked_again_words"]
    record(HouseholdKind.CONVERSATION_WRITTEN, by=by, about=attempt, fields=fields)
    return attempt


def _check_is_ahead(by: Actor, day: date) -> None:
    if day < by.today:
        raise ValidationError({"look_again_on": "That day has passed."})
