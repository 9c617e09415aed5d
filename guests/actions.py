"""Every change to rooms, guests, stays, time away and goals."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from accounts.asker import Asker
from accounts.audit import Kind, record
from accounts.models import House
from accounts.permissions import Power

from .days import Away
from .models import Goal, Guest, Room, Stay, TimeAway

# The same guest brought in twice within so short a time is a second press of the button.
ONE_PRESS = timedelta(minutes=1)
# So long after it, a leaving noted by mistake is taken back by anyone who may note one.
TAKEN_BACK_WITHIN = timedelta(days=7)


@transaction.atomic
def add_room(*, by: Asker, name: str) -> Room:
    House.objects.select_for_update().get(pk=by.house.pk)
    room = Room(house=by.house, name=name)
    room.full_clean()
    room.save()
    record(Kind.ROOM_ADDED, by=by, about=room)
    return room


@transaction.atomic
def rename_room(*, by: Asker, room: Room, name: str) -> Room:
    House.objects.select_for_update().get(pk=by.house.pk)
    room.name = name
    room.full_clean()
    room.save()
    record(Kind.ROOM_CHANGED, by=by, about=room, fields=["name"])
    return room


@transaction.atomic
def bring_in(
    *,
    by: Asker,
    name: str,
    arrives_on: date,
    pronouns: str = "",
    pathway: str = "",
    room: Room | None = None,
) -> Stay:
    """A new guest with a stay: arrived, when the day (of the house) is not in the future.

    The stay is planned for the house's usual length, counted from the arrival. A second press
    of the button brings in no second guest: it returns the stay that the first one began.
    """
    House.objects.select_for_update().get(pk=by.house.pk)
    pressed = Stay.objects.visible_to(by).filter(
        guest__name=name,
        guest__pronouns=pronouns,
        arrives_on=arrives_on,
        guest__created_at__gt=timezone.now() - ONE_PRESS,
    )
    if (already := pressed.first()) is not None:
        return already
    guest = Guest(house=by.house, name=name, pronouns=pronouns)
    guest.full_clean()
    guest.save()
    stay = Stay(guest=guest, room=room, pathway=pathway, arrives_on=arrives_on)
    if arrives_on <= by.today:
        stay.arrived_on = arrives_on
    stay.plan(arrives_on, by.house.length_of_stay)
    stay.full_clean()
    stay.save()
    record(Kind.GUEST_ADDED, by=by, about=stay, guest_id=guest.pk)
    return stay


@transaction.atomic
def change_guest(*, by: Asker, stay: Stay, changes: Mapping[str, Any]) -> Stay:
    """Corrects what was written when they came: name, pronouns, pathway, room, arrival day.

    `changes` holds what is said anew and nothing else, so that a page opened earlier puts nothing
    back. A new arrival day moves day 1 and the planned leaving with it.
    """
    stay = _locked(stay)
    guest = stay.guest
    for name, value in changes.items():
        if name in ("name", "pronouns"):
            setattr(guest, name, value)
        elif name == "arrives_on":
            _move_arrival(by, stay, value)
        else:
            setattr(stay, name, value)
    guest.full_clean()
    stay.full_clean()
    guest.save()
    stay.save()
    if changes:
        record(Kind.STAY_CHANGED, by=by, about=stay, guest_id=guest.pk, fields=changes)
    return stay


def _locked(stay: Stay) -> Stay:
    """The stay as it stands, under a lock; its house's row is the lock for the rooms."""
    House.objects.select_for_update().get(pk=stay.guest.house_id)
    return Stay.objects.select_for_update(of=("self",)).select_related("guest").get(pk=stay.pk)


def _move_arrival(by: Asker, stay: Stay, day: date) -> None:
    if stay.arrived_on is not None:
        _not_in_the_future(by, "arrives_on", day)
        stay.arrived_on = day
    length = stay.length
    stay.arrives_on = day
    stay.plan(day, length)


@transaction.atomic
def note_arrival(*, by: Asker, stay: Stay, arrived_on: date) -> Stay:
    """They are here: `arrived_on` is day 1, and the planned leaving is counted from it.

    Raises ValidationError for a day still to come, or a room that is taken.
    """
    stay = _locked(stay)
    if not stay.is_coming:
        raise ValidationError("Their arrival has been noted already.")
    _not_in_the_future(by, "arrived_on", arrived_on)
    length = stay.length
    stay.arrives_on = stay.arrived_on = arrived_on
    stay.plan(arrived_on, length)
    stay.full_clean()
    stay.save()
    record(Kind.STAY_ARRIVED, by=by, about=stay, guest_id=stay.guest_id)
    return stay


@transaction.atomic
def call_off(*, by: Asker, stay: Stay) -> Stay:
    """They are not coming after all; their name and the planned day stay on record."""
    stay = _locked(stay)
    if not stay.is_coming:
        raise ValidationError("There is no planned arrival to call off.")
    stay.called_off_on = by.today
    stay.full_clean()
    stay.save()
    record(Kind.STAY_CHANGED, by=by, about=stay, guest_id=stay.guest_id, fields=["called_off_on"])
    return stay


@transaction.atomic
def take_back_call_off(*, by: Asker, stay: Stay) -> Stay:
    """They are coming after all, on the day that was planned."""
    stay = _locked(stay)
    if stay.called_off_on is None:
        raise ValidationError("Their arrival was not called off.")
    stay.called_off_on = None
    stay.full_clean()
    stay.save()
    record(Kind.STAY_CHANGED, by=by, about=stay, guest_id=stay.guest_id, fields=["called_off_on"])
    return stay


@transaction.atomic
def note_leaving(*, by: Asker, stay: Stay, left_on: date) -> Stay:
    """They have left, today or on an earlier day; the rest of a leaving can be written later."""
    stay = _locked(stay)
    if not stay.is_here:
        raise ValidationError(
            "They have left already." if stay.left_on else "They have not arrived yet."
        )
    _not_in_the_future(by, "left_on", left_on)
    stay.left_on = left_on
    stay.full_clean()
    stay.save()
    record(Kind.STAY_LEFT, by=by, about=stay, guest_id=stay.guest_id)
    return stay


@transaction.atomic
def take_back_leaving(*, by: Asker, stay: Stay) -> Stay:
    """The leaving was noted by mistake: they are still here, in the room they had.

    Raises ValidationError when that room has been given to someone else meanwhile, and where a
    leaving has stood for days: by then it is a manager's to undo.
    """
    stay = _locked(stay)
    if stay.left_on is None:
        raise ValidationError("They are here already.")
    if by.today - stay.left_on > TAKEN_BACK_WITHIN and not by.can(Power.READ_PAST_WORDS):
        raise ValidationError("They left more than a week ago. A manager can put that right.")
    stay.left_on = None
    stay.full_clean()
    stay.save()
    record(Kind.STAY_CHANGED, by=by, about=stay, guest_id=stay.guest_id, fields=["left_on"])
    return stay


@transaction.atomic
def note_time_away(
    *,
    by: Asker,
    stay: Stay,
    from_on: date,
    back_on: date | None,
    away: TimeAway | None = None,
) -> TimeAway:
    """They are elsewhere from `from_on`, and here again on `back_on` (None: not known yet).

    `away` is one noted earlier whose days have changed. A second press notes it once. Raises
    ValidationError for days outside the stay, or that another time away covers already.
    """
    stay = Stay.objects.select_for_update().get(pk=stay.pk)
    known = list(TimeAway.objects.filter(stay=stay).taken())
    days = Away(from_on, back_on)
    for each in known:
        if each.days == days:
            return each
    _check_time_away(by, stay, days)
    if any(each.days.overlaps(days) for each in known if away is None or each.pk != away.pk):
        raise ValidationError("Another time away is noted for some of these days already.")
    row = away or TimeAway(stay=stay)
    row.from_on, row.back_on = from_on, back_on
    row.full_clean()
    row.save()
    record(Kind.TIME_AWAY_NOTED, by=by, about=row, guest_id=stay.guest_id)
    return row


@transaction.atomic
def end_time_away(*, by: Asker, stay: Stay) -> TimeAway:
    """They are back, today. One that was still to come is called off and leaves no day away.

    Raises ValidationError when they are not away, and none is planned.
    """
    stay = Stay.objects.select_for_update().get(pk=stay.pk)
    away = TimeAway.objects.filter(stay=stay).not_over(by.today).order_by("from_on").first()
    if away is None:
        raise ValidationError("They are here already.")
    away.back_on = max(by.today, away.from_on)
    away.full_clean()
    away.save()
    record(Kind.TIME_AWAY_ENDED, by=by, about=away, guest_id=stay.guest_id)
    return away


def _check_time_away(by: Asker, stay: Stay, days: Away) -> None:
    if stay.arrived_on is None or stay.left_on is not None:
        raise ValidationError("Time away is for someone who is staying.")
    if days.from_on < stay.arrived_on:
        raise ValidationError({"from_on": "That is before they arrived."})
    if days.from_on > max(by.today, stay.planned_leaving_on):
        raise ValidationError({"from_on": "Their leaving is planned for before that day."})
    if days.back_on is not None and days.back_on <= days.from_on:
        raise ValidationError({"back_on": "Please choose a later day than the first day away."})


@transaction.atomic
def begin_goal(*, by: Asker, stay: Stay, words: str) -> Goal:
    """A goal in the guest's own words, from today; begun once, however often pressed."""
    Stay.objects.select_for_update().get(pk=stay.pk)
    same = Goal.objects.filter(stay=stay, words=words, begun_on=by.today).under_way()
    if (already := same.first()) is not None:
        return already
    goal = Goal(stay=stay, words=words, begun_on=by.today)
    goal.full_clean()
    goal.save()
    record(Kind.GOAL_BEGUN, by=by, about=goal, guest_id=stay.guest_id)
    return goal


def reach_goal(*, by: Asker, goal: Goal) -> Goal:
    return _set_goal(by, goal, reached_on=by.today, set_aside_on=None)


def set_goal_aside(*, by: Asker, goal: Goal) -> Goal:
    return _set_goal(by, goal, reached_on=None, set_aside_on=by.today)


def take_up_goal(*, by: Asker, goal: Goal) -> Goal:
    """Under way again, after it was reached or set aside."""
    return _set_goal(by, goal, reached_on=None, set_aside_on=None)


@transaction.atomic
def _set_goal(by: Asker, goal: Goal, *, reached_on: date | None, set_aside_on: date | None) -> Goal:
    goal.reached_on, goal.set_aside_on = reached_on, set_aside_on
    goal.full_clean()
    goal.save()
    record(
        Kind.GOAL_CHANGED,
        by=by,
        about=goal,
        guest_id=goal.stay.guest_id,
        fields=["reached_on", "set_aside_on"],
    )
    return goal


def _not_in_the_future(by: Asker, field: str, day: date) -> None:
    if day > by.today:
        raise ValidationError({field: "That day is still to come."})
