"""House meetings: their time, who came, and what was said without naming."""

from datetime import date

from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from accounts.access.actor import Actor
from accounts.houses.from_date import FromDateQuerySet, HoldsFromDate
from accounts.houses.querysets import HouseQuerySet
from accounts.houses.rows import HouseRow
from accounts.models import House, User
from accounts.reopening.models import AbstractReopening, Closable
from guests.models import (
    LONG_TEXT,
    SHORT_TEXT,
    ParticipantQuerySet,
    StayOrStaff,
    StayOrStaffOrNobody,
)
from ui.weekdays import WEEKDAYS

from .days import Weekly


class MeetingTime(HoldsFromDate):
    """On which weekday, and when, the house meets, from a date on; older rows tell the past."""

    PERSONAL: frozenset[str] = frozenset()
    NOT_PERSONAL = frozenset({"id", "house", "weekday", "at", "from_on"})

    house = models.ForeignKey(House, models.PROTECT, related_name="meeting_times")
    weekday = models.PositiveSmallIntegerField("weekday", choices=WEEKDAYS)
    at = models.TimeField("time")

    objects = FromDateQuerySet.as_manager()

    class Meta:
        ordering = ("from_on",)
        constraints = [
            models.UniqueConstraint(
                fields=["house", "from_on"],
                name="household_meetingtime_once_a_day",
                violation_error_message="A time from this date on is set already.",
            ),
            models.CheckConstraint(
                condition=Q(weekday__range=(1, 7)),
                name="household_meetingtime_weekday_known",
                violation_error_message="Please choose a weekday.",
            ),
        ]

    def __str__(self) -> str:
        return f"weekday {self.weekday} at {self.at}"

    def as_weekly(self) -> Weekly:
        return Weekly(self.weekday, self.at, self.from_on)


class MeetingQuerySet(ParticipantQuerySet["Meeting"]):
    def for_page(self, actor: Actor) -> "MeetingQuerySet":
        return self.with_is_readable(actor).select_related("stay__guest", "staff", "closed_by")

    def newest_first(self) -> "MeetingQuerySet":
        return self.order_by("-on")


class Meeting(StayOrStaffOrNobody, Closable):
    """One house meeting: the day it is on, who led it (if that was said), and what was said."""

    SHOWN_TO_GUEST = frozenset({"stay"})
    KEPT_FROM_GUEST = frozenset({"staff", "said", "closed_by"})
    PERSONAL = SHOWN_TO_GUEST | KEPT_FROM_GUEST
    NOT_PERSONAL = frozenset({"id", "house", "on", "at", "instead_of_on", "closed_at"})

    house = models.ForeignKey(House, models.PROTECT, db_index=False, related_name="meetings")
    on = models.DateField("day")
    at = models.TimeField("time")
    # The day of the meeting whose place it takes, when that was moved.
    instead_of_on = models.DateField("in place of the meeting on", null=True, blank=True)
    said = models.TextField("what was said, without naming", max_length=LONG_TEXT, blank=True)

    # Set by `with_counts`.
    how_many_came: int
    how_many_decided: int

    objects = MeetingQuerySet.as_manager()

    class Meta(StayOrStaffOrNobody.Meta):
        constraints = [
            *StayOrStaffOrNobody.Meta.constraints,
            models.UniqueConstraint(
                fields=["house", "on"],
                name="household_meeting_once_a_day",
                violation_error_message="There is a meeting on that day already.",
            ),
            models.CheckConstraint(
                condition=Q(closed_at__isnull=True, closed_by__isnull=True)
                | Q(closed_at__isnull=False, closed_by__isnull=False),
                name="household_meeting_closed_by_someone",
                violation_error_message="A closed meeting says when it was closed, and by whom.",
            ),
            models.CheckConstraint(
                condition=~Q(instead_of_on=F("on")),
                name="household_meeting_moved_to_another_day",
                violation_error_message="It can't take the place of itself.",
            ),
        ]
        indexes = [
            models.Index(
                fields=["house", "instead_of_on"],
                condition=Q(instead_of_on__isnull=False),
                name="household_meeting_moved",
            )
        ]

    def __str__(self) -> str:
        return f"meeting {self.pk}"

    def is_written_in(self, today: date) -> bool:
        return not self.is_closed and self.on <= today


class MeetingReopening(AbstractReopening):
    """A closed meeting was opened again: by whom, why, and what was written there until then."""

    PERSONAL = KEPT_FROM_GUEST = frozenset({"by", "reason", "closed_by", "said"})
    NOT_PERSONAL = frozenset({"id", "house", "meeting", "at", "closed_at"})

    meeting = models.ForeignKey(Meeting, models.PROTECT, related_name="reopenings")
    said = models.TextField("what was said, without naming", max_length=LONG_TEXT, blank=True)

    objects = HouseQuerySet.as_manager()

    def __str__(self) -> str:
        return f"meeting reopening {self.pk}"


class MeetingAttendanceQuerySet(ParticipantQuerySet["MeetingAttendance"]):
    def for_list(self) -> "MeetingAttendanceQuerySet":
        rows = self.filter(came=True).select_related("stay__guest", "staff")
        guests_first = F("stay__guest__name").asc(nulls_last=True)
        return rows.order_by(guests_first, "staff__display_name", "id")


class MeetingAttendance(HouseRow, StayOrStaff):
    """Someone came to a house meeting; a tick that was taken back says that they did not."""

    SHOWN_TO_GUEST = frozenset({"stay"})
    KEPT_FROM_GUEST = frozenset({"staff"})
    PERSONAL = SHOWN_TO_GUEST | KEPT_FROM_GUEST
    NOT_PERSONAL = frozenset({"id", "house", "meeting", "came"})

    meeting = models.ForeignKey(Meeting, models.PROTECT, related_name="attendances")
    came = models.BooleanField(default=True)

    objects = MeetingAttendanceQuerySet.as_manager()

    class Meta(StayOrStaff.Meta):
        constraints = [
            *StayOrStaff.Meta.constraints,
            models.UniqueConstraint(
                fields=["meeting", "stay"],
                name="household_meetingattendance_stay_once",
                violation_error_message="They are written down for this meeting already.",
            ),
            models.UniqueConstraint(
                fields=["meeting", "staff"],
                name="household_meetingattendance_staff_once",
                violation_error_message="They are written down for this meeting already.",
            ),
        ]

    def __str__(self) -> str:
        return f"attendance {self.pk}"


class AgendaItemQuerySet(ParticipantQuerySet["AgendaItem"]):
    def waiting(self) -> "AgendaItemQuerySet":
        return self.filter(meeting=None, taken_off_at=None)

    def for_meeting(self, meeting: Meeting) -> "AgendaItemQuerySet":
        """What was talked about there and, while it is open, what still waits."""
        there = Q(meeting=meeting)
        if not meeting.is_closed:
            there |= Q(meeting=None, taken_off_at=None)
        return self.filter(there)

    def for_list(self) -> "AgendaItemQuerySet":
        return self.select_related("stay__guest", "staff").order_by("added_at", "id")


class AgendaItem(StayOrStaffOrNobody):
    """Something for a house meeting to talk about, from a guest, a peer, or unnamed."""

    SHOWN_TO_GUEST = frozenset({"stay", "words", "added_by"})
    KEPT_FROM_GUEST = frozenset({"staff", "taken_off_by"})
    PERSONAL = SHOWN_TO_GUEST | KEPT_FROM_GUEST
    OWN_WORDS = frozenset({"words"})
    NOT_PERSONAL = frozenset({"id", "house", "meeting", "added_at", "taken_off_at"})

    house = models.ForeignKey(House, models.PROTECT, db_index=False, related_name="agenda_items")
    words = models.CharField("what to talk about", max_length=SHORT_TEXT)
    added_at = models.DateTimeField(default=timezone.now)
    added_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    # Where it was talked about; until then it waits for the next meeting.
    meeting = models.ForeignKey(
        Meeting, models.PROTECT, null=True, blank=True, related_name="agenda_items"
    )
    taken_off_at = models.DateTimeField(null=True, blank=True)
    taken_off_by = models.ForeignKey(User, models.PROTECT, null=True, blank=True, related_name="+")

    objects = AgendaItemQuerySet.as_manager()

    class Meta(StayOrStaffOrNobody.Meta):
        constraints = [
            *StayOrStaffOrNobody.Meta.constraints,
            models.CheckConstraint(
                condition=~Q(words=""),
                name="household_agendaitem_has_words",
                violation_error_message="Please write what to talk about.",
            ),
            models.CheckConstraint(
                condition=Q(taken_off_at__isnull=True, taken_off_by__isnull=True)
                | Q(taken_off_at__isnull=False, taken_off_by__isnull=False, meeting__isnull=True),
                name="household_agendaitem_taken_off_by_someone",
                violation_error_message="What was talked about stays; what is taken off says by "
                "whom.",
            ),
        ]
        indexes = [
            models.Index(
                fields=["house", "meeting", "taken_off_at"], name="household_agendaitem_waiting"
            )
        ]

    def __str__(self) -> str:
        return f"agenda item {self.pk}"
