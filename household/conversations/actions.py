"""Every change to conversations in which people of the house work something out."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta

from django.core.exceptions import ValidationError
from django.utils import timezone

from accounts.access.actor import Actor
from accounts.audit.record import record
from accounts.changes import set_fields
from accounts.houses.action import action
from accounts.models import User
from guests.models import NOBODY, Participant
from guests.withdrawals.actions import withdraw

from ..audit import HouseholdKind
from .models import Conversation, ConversationPart
from .writing import (
    IN_IT_YOURSELF,
    check_beside,
    check_may_write,
    check_unchanged,
    lock,
    put_beside,
    sit_down_if_nobody_does,
)

# The same people begun with twice within so short a time is a second press of the button.
ONE_PRESS = timedelta(minutes=1)


@action
def start_conversation(
    *,
    by: Actor,
    on: date,
    people: Sequence[Participant],
    supporters: Sequence[User] = (),
    nobody_else_there: bool = False,
) -> Conversation:
    """Between two people or more, on a day of the house; `by` is one of those who support it.

    Whoever supports it is not one of the people in it. Where nobody else was there, `by` is one of
    the people, and nobody supports it yet. Raises ValidationError.
    """
    writer = Participant(staff=by.user)
    beside = [by.user, *(user for user in supporters if user != by.user)]
    if nobody_else_there:
        people, beside = [*people, writer], list(supporters)
        if supporters:
            raise ValidationError({"supporters": NOBODY_WAS_THERE})
    if on > by.today:
        raise ValidationError({"on": "That day hasn't come yet."})
    if len(people) < 2:
        raise ValidationError({"people": "A conversation is between two people or more."})
    if {Participant(staff=user) for user in beside} & set(people):
        raise ValidationError({"supporters": BESIDE_NOT_IN_IT})
    if (pressed := _begun_just_now(by, on, people)) is not None:
        return pressed
    conversation = Conversation(house=by.house, on=on, begun_by=by.user)
    conversation.full_clean()
    conversation.save()
    for person in people:
        _put_in(conversation, person, was_alone=nobody_else_there and person == writer)
    for user in beside:
        put_beside(conversation, user)
    fields = ["was_alone"] if nobody_else_there else []
    record(HouseholdKind.CONVERSATION_BEGUN, by=by, about=conversation, fields=fields)
    return conversation


BESIDE_NOT_IN_IT = "Someone who supports a conversation can't also be one of the people in it."
NOBODY_WAS_THERE = (
    "You say that nobody else was there. Leave this empty. Once you begin the page, you can ask "
    "someone to sit down with everyone in it."
)


def _begun_just_now(by: Actor, on: date, people: Sequence[Participant]) -> Conversation | None:
    since = timezone.now() - ONE_PRESS
    begun = Conversation.objects.filter(
        house=by.house, on=on, begun_by=by.user, begun_at__gt=since
    ).prefetch_related("parts__stay", "parts__staff")
    wanted = set(people)
    return next(
        (each for each in begun if {part.participant for part in each.people} == wanted), None
    )


def _put_in(
    conversation: Conversation, person: Participant, *, was_alone: bool = False
) -> ConversationPart:
    part = ConversationPart(
        house_id=conversation.house_id,
        conversation=conversation,
        stay=person.stay,
        staff=person.staff,
        was_alone=was_alone,
    )
    part.full_clean()
    part.save()
    return part


@action
def join_conversation(
    *,
    by: Actor,
    conversation: Conversation,
    person: Participant = NOBODY,
    supporter: User | None = None,
) -> Conversation:
    """One more person is in it, or one more supports it; pressed twice, they are added once.

    Whoever began it alone may ask one to support it, and no more. Raises ValidationError for
    someone who would be both.
    """
    lock(conversation)
    parts = list(conversation.parts.active().select_related("stay", "staff"))
    inside = {part.participant for part in parts}
    beside = {each.user for each in conversation.supporters.select_related("user")}
    own = next((part for part in parts if part.staff == by.user), None)
    if own and not (own.was_alone and not person and beside <= {supporter}):
        raise ValidationError(IN_IT_YOURSELF)
    joined = []
    if person and person not in inside:
        _put_in(conversation, person)
        inside.add(person)
        joined.append("parts")
    if supporter is not None and supporter not in beside:
        put_beside(conversation, supporter)
        beside.add(supporter)
        joined.append("supporters")
    if inside & {Participant(staff=user) for user in beside}:
        raise ValidationError(BESIDE_NOT_IN_IT)
    if joined:
        record(HouseholdKind.CONVERSATION_WRITTEN, by=by, about=conversation, fields=joined)
    return conversation


@action
def write_part(
    *, by: Actor, part: ConversationPart, changes: Mapping[str, tuple[str, str]]
) -> ConversationPart:
    """By field: (what the page was shown with, what it holds now).

    Raises ValidationError, and writes nothing, where someone else has changed the same field since
    the page was opened, or the part was removed.
    """
    lock(part.conversation)
    part = ConversationPart.objects.select_related("stay", "conversation").get(pk=part.pk)
    if part.withdrawn_at is not None:
        raise ValidationError("This was removed because it was put there by mistake.")
    check_may_write(by, part)
    check_unchanged(part, changes)
    if not changes:
        return part
    set_fields(part, {field: said for field, (_shown, said) in changes.items()})
    part.written_with, part.written_at = by.user, timezone.now()
    part.full_clean()
    part.save()
    fields = list(changes)
    if part.staff_id != by.user.pk:
        fields += sit_down_if_nobody_does(by, part.conversation)
    record(
        HouseholdKind.CONVERSATION_WRITTEN, by=by, about=part, guest_id=part.guest_id, fields=fields
    )
    return part


@action
def withdraw_part(*, by: Actor, part: ConversationPart, is_in_it: bool) -> ConversationPart:
    """Only the fact that a note was put here by mistake stays.

    `is_in_it`: the person is in the conversation all the same, and has an empty part from now on;
    else they never were. Raises ValidationError where fewer than two people would be left.
    """
    lock(part.conversation)
    part = ConversationPart.objects.select_related("stay", "staff").get(pk=part.pk)
    if part.withdrawn_at is not None:
        return part
    check_beside(by, part.conversation)
    if not is_in_it and part.was_alone:
        raise ValidationError(f"{part.staff} was in it and began this page, so they stay in it.")
    if not is_in_it and part.conversation.parts.active().count() <= 2:
        raise ValidationError(
            "That would leave one person in the conversation. Please add the right person first."
        )
    withdraw(by=by, note=part, kind=HouseholdKind.PART_WITHDRAWN)
    if is_in_it:
        _put_in(part.conversation, part.participant, was_alone=part.was_alone)
    return part
