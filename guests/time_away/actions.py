"""Every change to the time that guests spend elsewhere."""

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta

from django.core.exceptions import ValidationError
from django.utils import timezone

from accounts.access.actor import Actor
from accounts.audit.record import record
from accounts.houses.action import action

from ..audit import GuestKind
from ..stays.days import Away
from ..stays.models import Stay
from .models import TimeAway

# So long after it was noted, a slip ("they are back") is undone by anyone who notes such things.
UNDONE_WITHIN = timedelta(hours=24)


@action
def record_time_away(
    *,
    by: Actor,
    stay: Stay,
    from_on: date,
    back_on: date | None,
    from_at: time | None = None,
    back_at: time | None = None,
    told: str = "",
    away: TimeAway | None = None,
) -> TimeAway:
    """Without a day of coming back, nobody knows when.

    Days and hours are the house's. Noted for today without an hour, it begins now: until now they
    were here. `told` is who was told about it. `away` is an earlier plan that has changed. A second
    press notes it once. Raises ValidationError for days outside the stay, or that another time away
    already covers.
    """
    stay = _locked(stay)
    known = list(TimeAway.objects.filter(stay=stay).taken())
    days = Away(from_on, back_on, from_at, back_at)
    same = next((each for each in known if _is_as_planned(each, days, by.now)), None)
    if same is not None and same.told == told:
        return same
    row = away or same or TimeAway(house=by.house, stay=stay)
    if from_on == by.today and from_at is None and (row.pk is None or row.from_on != from_on):
        days = days._replace(from_at=by.now.time().replace(second=0, microsecond=0))
    _check_time_away(by, stay, days)
    _check_overlap(by, days, [each for each in known if each.pk != row.pk])
    row.from_on, row.back_on, row.from_at, row.back_at = days[:4]
    row.told = told
    row.full_clean()
    row.save()
    record(GuestKind.TIME_AWAY_NOTED, by=by, about=row, guest_id=stay.guest_id)
    return row


@action
def record_return(*, by: Actor, stay: Stay) -> list[TimeAway]:
    """`by` has seen them: whatever time away has begun is over, now.

    Raises ValidationError when they are not away. Pressed by two people, the first one counts.
    """
    begun = _begun(by, _locked(stay))
    if not begun:
        raise ValidationError("They are here already.")
    for away in begun:
        _end(by, away, timezone.now())
    return begun


@action
def undo_return(*, by: Actor, stay: Stay) -> TimeAway:
    stay = _locked(stay)
    since = timezone.now() - UNDONE_WITHIN
    noted = TimeAway.objects.filter(stay=stay, seen_back_at__gte=since).order_by("-seen_back_at")
    if (away := noted.first()) is None or not stay.is_here:
        raise ValidationError("Nobody has noted since yesterday that they are back.")
    _undo(by, away)
    return away


@action
def call_off_time_away(*, by: Actor, stay: Stay) -> TimeAway:
    """Raises ValidationError when no time away is planned."""
    stay = _locked(stay)
    now = _wall(by)
    planned = [each for each in _open(stay) if each.hours.starts > now]
    if not planned:
        raise ValidationError("No time away is planned for them.")
    away = planned[0]
    away.called_off_on = by.today
    away.full_clean()
    away.save()
    record(GuestKind.TIME_AWAY_ENDED, by=by, about=away, guest_id=stay.guest_id)
    return away


@action
def record_seen_at_check_in(
    *, by: Actor, stay: Stay, opened_at: datetime, seen_at: datetime
) -> None:
    """Time away that began before the check-in is over.

    `opened_at` is when the check-in began, `seen_at` when they were there (both with a zone).
    """
    opened = opened_at.astimezone(by.house.zone).replace(tzinfo=None)
    for away in _open(stay):
        if away.hours.starts <= opened:
            away.seen_at_check_in = True
            _end(by, away, max(seen_at, opened_at))


@action
def undo_seen_at_check_in(*, by: Actor, stay: Stay, since: datetime, until: datetime) -> None:
    """They were not there after all: what a check-in ended between these moments goes on."""
    ended = TimeAway.objects.filter(stay=stay, seen_at_check_in=True)
    for away in ended.filter(seen_back_at__range=(since, until)).select_related("stay"):
        _undo(by, away)


def _locked(stay: Stay) -> Stay:
    return (
        Stay.objects.select_for_update(of=("self",)).select_related("guest__house").get(pk=stay.pk)
    )


def _wall(by: Actor) -> datetime:
    return by.now.replace(tzinfo=None)


def _open(stay: Stay) -> list[TimeAway]:
    rows = TimeAway.objects.filter(stay=stay).open().select_related("stay__guest__house")
    return sorted(rows, key=lambda each: each.hours.starts)


def _begun(by: Actor, stay: Stay) -> list[TimeAway]:
    return [each for each in _open(stay) if each.hours.is_open(_wall(by))]


def _end(by: Actor, away: TimeAway, seen_at: datetime) -> None:
    away.seen_back_at, away.seen_back_by = seen_at, by.user
    away.full_clean()
    away.save()
    record(GuestKind.BACK_SEEN, by=by, about=away, guest_id=away.stay.guest_id)


def _undo(by: Actor, away: TimeAway) -> None:
    away.seen_back_at, away.seen_back_by, away.seen_at_check_in = None, None, False
    away.full_clean()
    away.save()
    record(GuestKind.BACK_SEEN_UNDONE, by=by, about=away, guest_id=away.stay.guest_id)


def _is_as_planned(row: TimeAway, days: Away, now: datetime) -> bool:
    known = row.hours
    if days.from_at is None and days.from_on == now.date():
        known = known._replace(from_at=None)
    return known[:4] == days[:4]


def _check_time_away(by: Actor, stay: Stay, days: Away) -> None:
    if stay.arrived_on is None or stay.left_on is not None:
        raise ValidationError("Time away is for someone who is staying.")
    if days.from_on < stay.arrived_on:
        raise ValidationError({"from_on": "That is before they arrived."})
    if days.from_on > max(by.today, stay.last_day):
        raise ValidationError({"from_on": "Their leaving is planned for before that day."})
    _check_end(days)


def _check_end(days: Away) -> None:
    if days.back_on is None:
        if days.back_at is not None:
            raise ValidationError({"back_on": "Please choose the day they plan to be back."})
        return
    if days.back_on < days.from_on:
        raise ValidationError({"back_on": "Please choose the first day away or a later one."})
    if days.planned_end is not None and days.planned_end <= days.starts:
        raise ValidationError({"back_at": "Please choose a time after they leave."})


def _check_overlap(by: Actor, days: Away, others: Sequence[TimeAway]) -> None:
    now = _wall(by)
    for other in others:
        if other.hours.is_not_back_yet(now):
            raise ValidationError(
                "Nobody has noted that they are back from the last time. Please do that first."
            )
        if other.hours.overlaps(days):
            raise ValidationError("Another time away is noted for some of this time already.")
