"""The next house meeting, and one meeting as people read it."""

from dataclasses import dataclass, field
from datetime import date, time
from typing import Any

from django.db.models import Count, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce

from accounts.access.actor import Actor
from guests.models import Participant

from ..decisions.models import Decision
from ..people import people_of
from .days import next_weekly
from .models import (
    AgendaItem,
    Meeting,
    MeetingAttendance,
    MeetingQuerySet,
    MeetingReopening,
    MeetingTime,
)


def with_counts(meetings: MeetingQuerySet) -> MeetingQuerySet:
    """Sets `how_many_came` and `how_many_decided`, counted for the meetings that are shown."""
    came = MeetingAttendance.objects.filter(meeting=OuterRef("pk"), came=True)
    decided = Decision.objects.filter(meeting=OuterRef("pk"))
    return meetings.annotate(how_many_came=_count(came), how_many_decided=_count(decided))


def _count(rows: QuerySet[Any]) -> Coalesce:
    counted = rows.order_by().values("meeting").annotate(many=Count("pk"))
    return Coalesce(Subquery(counted.values("many")), 0)


@dataclass(frozen=True)
class NextMeeting:
    """The day and time of the next one, and its row once there is one."""

    on: date
    at: time
    meeting: Meeting | None = None


def next_meeting(actor: Actor) -> NextMeeting | None:
    """Today's, at any hour and until it is closed, or the next that is planned or due by the week.

    None in a house that has set no time, and planned none. Three queries.
    """
    meetings = list(
        Meeting.objects.for_house(actor.house).filter(on__gte=actor.today).order_by("on")
    )
    moved = Meeting.objects.for_house(actor.house).filter(instead_of_on__gte=actor.today)
    moved_from = {each.instead_of_on for each in moved if each.instead_of_on}
    times = [row.as_weekly() for row in MeetingTime.objects.for_house(actor.house)]
    weekly = next_weekly(times, actor.today, {each.on for each in meetings} | moved_from)
    to_come = [each for each in meetings if not each.is_closed and each.on not in moved_from]
    planned = [NextMeeting(each.on, each.at, each) for each in to_come]
    if weekly is not None:
        planned.append(NextMeeting(*weekly))
    return min(planned, key=lambda each: each.on, default=None)


@dataclass
class MeetingRead:
    """Everything on a meeting's page."""

    meeting: Meeting
    agenda: list[AgendaItem]
    came: list[MeetingAttendance]
    decisions: list[Decision]
    reopenings: list[MeetingReopening] = field(default_factory=list)
    # Whom its form offers; nobody once it is closed.
    people: list[Participant] = field(default_factory=list)


def read_meeting(actor: Actor, meeting: Meeting) -> MeetingRead:
    agenda = AgendaItem.objects.readable_by(actor).for_meeting(meeting).for_list()
    came = MeetingAttendance.objects.readable_by(actor).filter(meeting=meeting).for_list()
    decisions = Decision.objects.readable_by(actor).filter(meeting=meeting).for_list()
    reopenings = MeetingReopening.objects.for_house(actor.house).filter(meeting=meeting)
    read = MeetingRead(
        meeting,
        list(agenda),
        list(came),
        list(decisions),
        list(reopenings.select_related("by", "closed_by")),
    )
    if not meeting.is_closed:
        also = [each.participant for each in (*read.came, meeting)]
        read.people = people_of(actor, meeting.on, also)
    return read
