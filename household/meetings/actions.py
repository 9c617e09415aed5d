"""Every change to house meetings: when they are, and what is written of them."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import date, time
from typing import Any

from django.core.exceptions import ValidationError
from django.utils import timezone

from accounts.access.actor import Actor
from accounts.audit.record import record
from accounts.houses.action import action
from accounts.houses.from_date import check_not_past
from accounts.models import House
from accounts.reopening.actions import reopen
from guests.before_arrival.actions import EditConflictError
from guests.models import NOBODY, Participant
from ui.weekdays import SUNDAY

from ..audit import HouseholdKind
from ..decisions.actions import record_decision
from .models import AgendaItem, Meeting, MeetingAttendance, MeetingReopening, MeetingTime

STARTING_TIME = time(17)
CLOSED = "This meeting is closed, so nothing was changed in it. A manager can open it again."


@action
def create_default_meeting_time(*, house: House, from_on: date) -> None:
    row = MeetingTime(house=house, weekday=SUNDAY, at=STARTING_TIME, from_on=from_on)
    row.full_clean()
    row.save()


@action
def set_meeting_time(*, by: Actor, weekday: int, at: time, from_on: date) -> MeetingTime:
    """`weekday`: 1 is Monday; `at` is on the house's clock.

    What was set for the same day before is replaced. Raises ValidationError for a day that is over.
    """
    check_not_past(by, from_on)
    there = MeetingTime.objects.filter(house=by.house, from_on=from_on).first()
    row = there or MeetingTime(house=by.house, from_on=from_on)
    row.weekday, row.at = weekday, at
    row.full_clean()
    row.save()
    record(HouseholdKind.MEETING_TIME_SET, by=by, about=row)
    return row


@action
def plan_meeting(*, by: Actor, on: date, at: time, instead_of_on: date | None = None) -> Meeting:
    """A meeting on that day: to come, today's, or an earlier one that is written down now.

    There is one a day: when it is there already, it is that one. `instead_of_on` is the day of the
    meeting it replaces; a day that was replaced is back once a meeting is planned on it.
    """
    there = Meeting.objects.filter(house=by.house, on=on).first()
    if there is not None and there.is_closed:
        return there
    moved_away = Meeting.objects.filter(house=by.house, instead_of_on=on, closed_at=None)
    is_back = moved_away.update(instead_of_on=None) > 0
    meeting = there or Meeting(house=by.house, on=on)
    planned = (at, instead_of_on or meeting.instead_of_on)
    if there is not None and not is_back and (there.at, there.instead_of_on) == planned:
        return there
    meeting.at, meeting.instead_of_on = planned
    meeting.full_clean()
    meeting.save()
    record(HouseholdKind.MEETING_PLANNED, by=by, about=meeting)
    return meeting


@dataclass
class MeetingChanges:
    """Only what was changed about a meeting: a page opened earlier undoes nothing."""

    came: Collection[Participant] = ()
    did_not_come: Collection[Participant] = ()
    # Ids of what was on the agenda.
    talked_about: Collection[int] = ()
    not_talked_about: Collection[int] = ()
    # Who led it; None when that was left as it is.
    led_by: Participant | None = None
    # What the page was shown with, and what is there now.
    said: tuple[str, str] | None = None
    # A decision, as `record_decision` takes it.
    decision: Mapping[str, Any] = field(default_factory=dict)

    @property
    def is_anything(self) -> bool:
        ticks = [self.came, self.did_not_come, self.talked_about, self.not_talked_about]
        return any(ticks) or self.led_by is not None or self.said is not None


@action
def write_meeting(*, by: Actor, meeting: Meeting, changes: MeetingChanges) -> Meeting:
    """Who came, what was said and decided: all of it, or nothing.

    Who led it came. Raises ValidationError when the meeting is closed, or hasn't happened yet (by
    the house's calendar), and EditConflictError when someone else wrote what was said.
    """
    meeting = _locked(meeting)
    if meeting.is_closed:
        raise ValidationError(CLOSED)
    if meeting.on > by.today:
        raise ValidationError("This meeting hasn't happened yet.")
    if changes.said is not None:
        seen, said = changes.said
        if meeting.said not in (seen, said):
            raise EditConflictError({"said": meeting.said})
        meeting.said = said
    if changes.led_by is not None:
        meeting.participant = changes.led_by
    _talk_about(meeting=meeting, ids=set(changes.talked_about), talked=True)
    _talk_about(meeting=meeting, ids=set(changes.not_talked_about), talked=False)
    meeting.full_clean()
    meeting.save()
    _tick(meeting, changes)
    if changes.is_anything:
        record(HouseholdKind.MEETING_WRITTEN, by=by, about=meeting)
    if changes.decision:
        record_decision(by=by, meeting=meeting, **changes.decision)
    return meeting


def _tick(meeting: Meeting, changes: MeetingChanges) -> None:
    ticks = dict.fromkeys(changes.did_not_come, False) | dict.fromkeys(changes.came, True)
    leader = meeting.participant
    if leader in ticks or changes.led_by is not None:
        ticks[leader] = True
    ticks.pop(NOBODY, None)
    for person, came in ticks.items():
        MeetingAttendance.objects.update_or_create(
            house_id=meeting.house_id,
            meeting=meeting,
            stay=person.stay,
            staff=person.staff,
            defaults={"came": came},
        )


@action
def close_meeting(*, by: Actor, meeting: Meeting) -> Meeting:
    """From now on it is read, not written; pressed twice, it is closed once."""
    meeting = _locked(meeting)
    if meeting.is_closed:
        return meeting
    meeting.closed_at, meeting.closed_by = timezone.now(), by.user
    meeting.full_clean()
    meeting.save()
    record(HouseholdKind.MEETING_WRITTEN, by=by, about=meeting, fields=["closed_at"])
    return meeting


@action
def reopen_meeting(*, by: Actor, meeting: Meeting, reason: str) -> Meeting:
    """What was said until then is kept.

    Raises ValidationError when no reason is given, and when it is open already. Pressed twice, it
    is opened again once.
    """
    meeting = _locked(meeting)
    reopening = MeetingReopening(
        house_id=meeting.house_id, meeting=meeting, reason=reason, said=meeting.said
    )
    earlier = MeetingReopening.objects.filter(meeting=meeting)
    if not reopen(by=by, row=meeting, reopening=reopening, earlier=earlier):
        return meeting
    meeting.full_clean()
    meeting.save()
    record(HouseholdKind.MEETING_WRITTEN, by=by, about=meeting, fields=["closed_at", "reason"])
    return meeting


def _locked(meeting: Meeting) -> Meeting:
    rows = Meeting.objects.select_for_update(of=("self",)).select_related("stay", "staff")
    return rows.get(pk=meeting.pk)


@action
def add_agenda_item(*, by: Actor, words: str, person: Participant = NOBODY) -> AgendaItem:
    """While it waits for the next meeting, the same item is there once.

    `person` comes from a list that the actor was shown. Unnamed, nothing of them is kept.
    """
    values = {"words": words, "stay": person.stay, "staff": person.staff}
    same = AgendaItem.objects.filter(house=by.house, **values).waiting()
    if (already := same.first()) is not None:
        return already
    item = AgendaItem(house=by.house, added_by=by.user, **values)
    item.full_clean()
    item.save()
    record(HouseholdKind.AGENDA_ITEM_ADDED, by=by, about=item, guest_id=_guest_id(item))
    return item


@action
def take_off_agenda_item(*, by: Actor, item: AgendaItem) -> AgendaItem:
    """Raises ValidationError for what has been talked about: that stays."""
    item = AgendaItem.objects.select_for_update(of=("self",)).select_related("stay").get(pk=item.pk)
    if item.taken_off_at is not None:
        return item
    if item.meeting_id is not None:
        raise ValidationError("This has already been talked about, so it stays with that meeting.")
    item.taken_off_at, item.taken_off_by = timezone.now(), by.user
    item.full_clean()
    item.save()
    record(HouseholdKind.AGENDA_ITEM_TAKEN_OFF, by=by, about=item, guest_id=_guest_id(item))
    return item


def _talk_about(*, meeting: Meeting, ids: set[int], talked: bool) -> None:
    """What has moved to another meeting stays there."""
    before, after = (None, meeting) if talked else (meeting, None)
    items = AgendaItem.objects.filter(house=meeting.house_id, pk__in=ids, taken_off_at=None)
    items.filter(meeting=before).update(meeting=after)


def _guest_id(item: AgendaItem) -> int | None:
    return item.stay.guest_id if item.stay else None
