"""Every change to what house meetings decided."""

from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.utils import timezone

from accounts.access.actor import Actor
from accounts.audit.record import record
from accounts.houses.action import action
from accounts.models import User
from guests.follow_ups.actions import make_follow_up
from guests.models import NOBODY, FollowUp, Participant, Stay

from ..audit import HouseholdKind
from ..meetings.models import Meeting
from .models import Decision


@action
def record_decision(
    *,
    by: Actor,
    meeting: Meeting,
    words: str,
    person: Participant = NOBODY,
    by_on: date | None = None,
) -> Decision:
    """The same words of the same meeting are saved once, however often pressed."""
    values: dict[str, Any] = {"stay": person.stay, "staff": person.staff, "by_on": by_on}
    Meeting.objects.select_for_update(of=("self",)).get(pk=meeting.pk)
    same = Decision.objects.filter(meeting=meeting, words=words, **values)
    if (already := same.first()) is not None:
        return already
    decision = Decision(
        house_id=meeting.house_id, meeting=meeting, words=words, noted_by=by.user, **values
    )
    decision.full_clean()
    decision.save()
    record(HouseholdKind.DECISION_NOTED, by=by, about=decision, guest_id=_guest_id(decision))
    return decision


@action
def set_decision(*, by: Actor, decision: Decision, is_done: bool) -> Decision:
    decision = _locked(decision)
    if is_done == (decision.done_at is not None):
        return decision
    decision.done_at = timezone.now() if is_done else None
    decision.done_by = by.user if is_done else None
    decision.full_clean()
    decision.save()
    record(
        HouseholdKind.DECISION_DONE,
        by=by,
        about=decision,
        guest_id=_guest_id(decision),
        fields=["done_at"],
    )
    return decision


@action
def follow_up_decision(
    *,
    by: Actor,
    decision: Decision,
    words: str,
    stay: Stay | None = None,
    for_person: User | None = None,
    due_on: date | None = None,
) -> FollowUp:
    """As `make_follow_up` does; each decision has one.

    One that was removed makes room for another. Raises ValidationError when there is one in other
    words.
    """
    decision = _locked(decision)
    if (there := decision.follow_up) is not None and there.withdrawn_at is None:
        if there.words != words:
            raise ValidationError({"words": f"There is already a follow-up for it: {there.words}"})
        return there
    follow_up = make_follow_up(by=by, words=words, stay=stay, for_person=for_person, due_on=due_on)
    decision.follow_up = follow_up
    decision.full_clean()
    decision.save()
    return follow_up


def _locked(decision: Decision) -> Decision:
    rows = Decision.objects.select_for_update(of=("self",)).select_related("stay", "follow_up")
    return rows.get(pk=decision.pk)


def _guest_id(decision: Decision) -> int | None:
    return decision.stay.guest_id if decision.stay else None
