"""Every change to what comes before an arrival: call, conversation, decision and plan."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction

from accounts.asker import Asker
from accounts.audit import Kind, record
from accounts.changes import set_fields

from ..models import Decision, Stay
from .holding import check_room
from .locking import locked, not_in_the_future

PARTS = {
    Kind.ENQUIRY_NOTED: {
        "enquired_on",
        "called_by",
        "found_us",
        "pathway",
        "came_from",
        "is_adult",
    },
    Kind.TALK_NOTED: {"talked_on", "talked_with", "would_help"},
    Kind.COMING_DECIDED: {"decision", "decision_words"},
    Kind.STAY_CHANGED: {"arrives_on", "room"},
}


class ChangedMeanwhileError(ValidationError):
    """Someone else saved these fields since the page was opened; `stands` is what they hold."""

    def __init__(self, stands: Mapping[str, Any]) -> None:
        self.stands = stands
        super().__init__(
            {name: f"Someone else changed this meanwhile: {_told(stands[name])}" for name in stands}
        )


@transaction.atomic
def note_before_arrival(
    *, by: Asker, stay: Stay, changes: Mapping[str, Any], seen: Mapping[str, Any]
) -> Stay:
    """Whatever was learned or decided, in any order; `seen` is what the page was opened with.

    A decision is its own day and person: today, and whoever saves it. Of an enquiry that was
    closed, taking the decision back takes it up again. Raises ValidationError where something
    contradicts, where a room is someone else's, and ChangedMeanwhileError.
    """
    stay = locked(stay)
    stands = {name: getattr(stay, name) for name in changes}
    meanwhile = {
        name: value for name, value in stands.items() if value not in (seen[name], changes[name])
    }
    if meanwhile:
        raise ChangedMeanwhileError(meanwhile)
    changes = {name: value for name, value in changes.items() if value != stands[name]}
    _take_over(by, stay, changes)
    _check_order(by, stay, changes)
    if {"decision", "arrives_on", "room"} & set(changes):
        check_room(by, stay)
    stay.full_clean()
    stay.save()
    for kind, names in PARTS.items():
        if touched := names & set(changes):
            record(kind, by=by, about=stay, guest_id=stay.guest_id, fields=touched)
    return stay


def _take_over(by: Asker, stay: Stay, changes: Mapping[str, Any]) -> None:
    if "arrives_on" in changes:
        stay.plan_arrival(changes["arrives_on"], by.house.length_of_stay)
    set_fields(stay, {name: changes[name] for name in changes if name != "arrives_on"})
    if "decision" in changes:
        stay.decided_on = by.today if stay.decision else None
        stay.decided_by = by.user if stay.decision else None


def _check_order(by: Asker, stay: Stay, changes: Mapping[str, Any]) -> None:
    for name in ("enquired_on", "talked_on"):
        day = getattr(stay, name)
        if name in changes and day is not None:
            not_in_the_future(by, name, day)
    if stay.arrived_on is not None:
        _check_arrived(changes)
    elif stay.is_closed and changes.get("arrives_on"):
        raise ValidationError(
            {"arrives_on": "It says that they are not coming. Take that back first, or no day."}
        )
    _check_called_first(stay, changes)


def _check_arrived(changes: Mapping[str, Any]) -> None:
    if {"decision", "arrives_on", "room"} & set(changes):
        raise ValidationError("They have arrived meanwhile. Their stay's page has the rest.")


def _check_called_first(stay: Stay, changes: Mapping[str, Any]) -> None:
    called, arrives = stay.enquired_on, stay.arrived_on or stay.arrives_on
    if {"enquired_on", "arrives_on"} & set(changes) and called and arrives and arrives < called:
        name = "arrives_on" if "arrives_on" in changes else "enquired_on"
        raise ValidationError({name: "They can't arrive before the day of the first call."})


def _told(value: Any) -> str:
    match value:
        case None | "":
            return "it is empty now."
        case bool():
            return "it is ticked now." if value else "it is not ticked any more."
        case date():
            return f"it is {value:%B} {value.day}, {value.year} now."
        case str() if value in Decision.values:
            return f"“{Decision(value).label}”."
        case _:
            return f"“{value}”."
