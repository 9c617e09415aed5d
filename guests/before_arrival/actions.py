"""The first call, or someone at the door: a stay begins."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from django.core.exceptions import FieldDoesNotExist, ValidationError
from django.db.models import QuerySet
from django.utils import timezone

from accounts.access.actor import Actor
from accounts.audit.record import record
from accounts.changes import set_fields
from accounts.houses.action import action
from ui.clock import month_day

from ..audit import GuestKind
from ..rooms.holding import check_room
from ..stays.choices import DECLINED, StayDecision
from ..stays.guest import Guest
from ..stays.locking import locked, not_in_the_future
from ..stays.models import Stay
from .queries import known_by_the_same_name

# The same guest brought in twice within so short a time is a second press of the button.
ONE_PRESS = timedelta(minutes=1)
IS_IT_THEM = "The house knows someone of this name. Is it one of these, or someone new?"


@action
def add_guest(
    *,
    by: Actor,
    name: str,
    arrives_on: date | None = None,
    pronouns: str = "",
    guest: Guest | None = None,
    is_someone_new: bool = False,
    facts: Mapping[str, Any] | None = None,
) -> Stay:
    """A stay begins with a first call, or with a yes when a day of arrival is given.

    On a day (of the house) that is not in the future they have arrived. `guest` is someone who
    comes again, with their history; else a new guest, and `is_someone_new` confirms that they are
    not the one of the same name. `facts` are the stay's own fields. A second press of the button,
    with all of it as it was, returns the stay that the first one began. Raises ValidationError for
    a name that is known, a guest with a stay already, or a room that is taken.
    """
    facts = facts or {}
    pressed = _just_begun(by, arrives_on).filter(**facts)
    pressed = pressed.filter(guest=guest) if guest else _of_new_guest(pressed, name, pronouns)
    if (already := pressed.first()) is not None:
        return already
    if guest is None:
        if not is_someone_new and known_by_the_same_name(by, name):
            raise ValidationError({"known": IS_IT_THEM})
        guest = Guest(house=by.house, name=name, pronouns=pronouns)
        guest.full_clean()
        guest.save()
    return _begin(by, guest, arrives_on, facts)


def _just_begun(by: Actor, arrives_on: date | None) -> QuerySet[Stay]:
    decided_by = by.user if arrives_on else None
    begun = Stay.objects.for_house(by.house).filter(enquired_on=_called_on(by, arrives_on))
    return begun.filter(
        arrives_on=arrives_on, decided_by=decided_by, left_on=None, called_off_on=None
    )


def _of_new_guest(stays: QuerySet[Stay], name: str, pronouns: str) -> QuerySet[Stay]:
    just_now = timezone.now() - ONE_PRESS
    return stays.filter(guest__name=name, guest__pronouns=pronouns, guest__created_at__gt=just_now)


def _called_on(by: Actor, arrives_on: date | None) -> date:
    return min(arrives_on or by.today, by.today)


def _begin(by: Actor, guest: Guest, arrives_on: date | None, facts: Mapping[str, Any]) -> Stay:
    stay = Stay(house=by.house, guest=guest, enquired_on=_called_on(by, arrives_on), **facts)
    stay.plan_arrival(arrives_on, by.house.length_of_stay)
    if arrives_on is not None:
        stay.decision, stay.decided_on, stay.decided_by = StayDecision.YES, by.today, by.user
        stay.arrived_on = arrives_on if arrives_on <= by.today else None
    check_room(by, stay)
    stay.full_clean()
    stay.save()
    kind = GuestKind.GUEST_ADDED if arrives_on is not None else GuestKind.ENQUIRY_NOTED
    record(kind, by=by, about=stay, guest_id=guest.pk)
    return stay


# How each field is recorded.
PARTS = {
    GuestKind.ENQUIRY_NOTED: {
        "enquired_on",
        "called_by",
        "found_us",
        "pathway",
        "came_from",
        "is_adult",
    },
    GuestKind.TALK_NOTED: {"talked_on", "talked_with", "would_help"},
    GuestKind.COMING_DECIDED: {"decision", "why_not", "decision_words"},
    GuestKind.STAY_CHANGED: {"arrives_on", "room"},
}
FIELDS = frozenset().union(*PARTS.values())


class EditConflictError(ValidationError):
    """Someone else saved these fields since the page was opened; `current` is what they hold.

    `shown` is how that is put to people, where it isn't the same.
    """

    def __init__(self, current: Mapping[str, Any], shown: Mapping[str, str] | None = None) -> None:
        self.current = current
        now = {name: _now(value) for name, value in {**current, **(shown or {})}.items()}
        super().__init__(
            {
                name: f"Someone else changed this while you were writing: {now[name]}"
                for name in current
            }
        )


@action
def record_before_arrival(
    *, by: Actor, stay: Stay, changes: Mapping[str, Any], seen: Mapping[str, Any]
) -> Stay:
    """Saves whatever was learned or decided, in any order; `seen` is what the page was opened with.

    A decision gets its own day and person: today, and whoever saves it. On a closed enquiry,
    undoing the decision reopens it, and why they weren't coming goes with it. Raises
    ValidationError where something contradicts, where a room is someone else's, and
    EditConflictError.
    """
    if others := changes.keys() - FIELDS:
        raise FieldDoesNotExist(f"PARTS doesn't say how to record {sorted(others)}")
    stay = locked(stay)
    current = {name: getattr(stay, name) for name in changes}
    conflicts = {
        name: value for name, value in current.items() if value not in (seen[name], changes[name])
    }
    if conflicts:
        chosen = {each.name for each in Stay._meta.fields if each.choices} & set(conflicts)
        shown = {name: getattr(stay, f"get_{name}_display")() for name in chosen}
        raise EditConflictError(conflicts, shown)
    changes = {name: value for name, value in changes.items() if value != current[name]}
    if stay.why_not and changes.get("decision", stay.decision) not in DECLINED:
        changes = {"why_not": "", **changes}
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


def _take_over(by: Actor, stay: Stay, changes: Mapping[str, Any]) -> None:
    if "arrives_on" in changes:
        stay.plan_arrival(changes["arrives_on"], by.house.length_of_stay)
    set_fields(stay, {name: changes[name] for name in changes if name != "arrives_on"})
    if "decision" in changes:
        stay.decided_on = by.today if stay.decision else None
        stay.decided_by = by.user if stay.decision else None


def _check_order(by: Actor, stay: Stay, changes: Mapping[str, Any]) -> None:
    for name in ("enquired_on", "talked_on"):
        day = getattr(stay, name)
        if name in changes and day is not None:
            not_in_the_future(by, name, day)
    if stay.arrived_on is not None:
        _check_arrived(changes)
    elif stay.why_not and not stay.is_closed:
        raise ValidationError(
            {"why_not": "This is for someone who isn't coming. Say so above, or leave it empty."}
        )
    elif stay.is_closed and changes.get("arrives_on"):
        raise ValidationError(
            {"arrives_on": "It says they aren't coming. Change that first, or leave the day empty."}
        )
    _check_called_first(stay, changes)


def _check_arrived(changes: Mapping[str, Any]) -> None:
    if {"decision", "arrives_on", "room"} & set(changes):
        raise ValidationError("They have already arrived. The rest is on their stay's page.")


def _check_called_first(stay: Stay, changes: Mapping[str, Any]) -> None:
    called, arrives = stay.enquired_on, stay.arrived_on or stay.arrives_on
    if {"enquired_on", "arrives_on"} & set(changes) and called and arrives and arrives < called:
        name = "arrives_on" if "arrives_on" in changes else "enquired_on"
        raise ValidationError({name: "They can't arrive before the day of the first call."})


def _now(value: Any) -> str:
    match value:
        case None | "":
            return "it is empty now."
        case bool():
            return "it is ticked now." if value else "it is no longer ticked."
        case date():
            return f"it is {month_day(value)}, {value.year} now."
        case _:
            return f"“{value}”."
