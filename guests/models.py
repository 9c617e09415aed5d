"""Guests, their rooms and stays, and the goals they move toward."""

from datetime import date

from django.db import models
from django.db.models import F, OuterRef, Q, Subquery
from django.utils import timezone

from accounts.asker import Asker
from accounts.models import House, User

from .days import Away, StayDates, day_number, last_planned_day
from .reach import in_reach


class RoomQuerySet(models.QuerySet["Room"]):
    def visible_to(self, asker: Asker) -> "RoomQuerySet":
        return self.filter(house=asker.house)

    def offered_to(self, stay: "Stay | None") -> "RoomQuerySet":
        """Free rooms, and the one this stay has; to someone still to come, every room.

        A room that is taken today may be free by the day they arrive.
        """
        if stay is not None and stay.is_coming:
            return self
        taken = Stay.objects.filter(arrived_on__isnull=False, left_on=None, room__isnull=False)
        free = ~Q(pk__in=taken.values("room"))
        return self.filter(free | Q(pk=stay.room_id) if stay is not None else free)


class Room(models.Model):
    """One guest's place to sleep, with a door of its own."""

    PERSONAL: frozenset[str] = frozenset()
    NOT_PERSONAL = frozenset({"id", "house", "name"})

    house = models.ForeignKey(House, models.PROTECT, related_name="rooms")
    name = models.CharField(max_length=60)

    objects = RoomQuerySet.as_manager()

    class Meta:
        ordering = ("name", "id")
        constraints = [
            models.UniqueConstraint(
                fields=["house", "name"],
                name="guests_room_name_once",
                violation_error_message="There is a room with this name already.",
            )
        ]

    def __str__(self) -> str:
        return self.name


class GuestQuerySet(models.QuerySet["Guest"]):
    def visible_to(self, asker: Asker) -> "GuestQuerySet":
        return self.filter(house=asker.house)


class Guest(models.Model):
    """Someone who stays, stayed or will stay in the house. They may come more than once."""

    PERSONAL = frozenset({"name", "pronouns"})
    NOT_PERSONAL = frozenset({"id", "house", "created_at"})

    house = models.ForeignKey(House, models.PROTECT, related_name="guests")
    name = models.CharField(max_length=120, help_text="The name they go by.")
    pronouns = models.CharField(max_length=40, blank=True)
    created_at = models.DateTimeField(default=timezone.now)

    objects = GuestQuerySet.as_manager()

    def __str__(self) -> str:
        # Stands in logs and error pages, so it holds no name.
        return f"guest {self.pk}"


class StayQuerySet(models.QuerySet["Stay"]):
    def visible_to(self, asker: Asker) -> "StayQuerySet":
        return self.filter(guest__house=asker.house)

    def in_reach_of(self, asker: Asker) -> "StayQuerySet":
        """Stays whose words the asker may read, and write while they read them."""
        return self.filter(in_reach(asker, stay=""))

    def on_date(self, day: date) -> "StayQuerySet":
        """Staying on that day; someone who leaves that day has left."""
        return self.filter(arrived_on__lte=day).filter(Q(left_on=None) | Q(left_on__gt=day))

    def with_time_away(self, day: date) -> "StayQuerySet":
        """Sets `away_from` and `away_until`: the time away that covers that day, if one does."""
        covers = TimeAway.objects.filter(stay=OuterRef("pk")).on_date(day)
        return self.annotate(
            away_from=Subquery(covers.values("from_on")[:1]),
            away_until=Subquery(covers.values("back_on")[:1]),
        )

    def coming(self) -> "StayQuerySet":
        return self.filter(arrived_on=None, called_off_on=None)

    def called_off(self) -> "StayQuerySet":
        return self.filter(called_off_on__isnull=False)

    def left(self) -> "StayQuerySet":
        return self.filter(left_on__isnull=False)

    def for_list(self) -> "StayQuerySet":
        return self.select_related("guest__house", "room").order_by("guest__name", "id")


class Stay(models.Model):
    """One guest's time in the house, from planned arrival to leaving. Its state is its dates."""

    class Pathway(models.TextChoices):
        STEP_UP = "step_up", "Stepping up, from home"
        STEP_DOWN = "step_down", "Stepping down, from a hospital"

    PERSONAL = frozenset({"guest", "room", "pathway"})
    NOT_PERSONAL = frozenset(
        {"id", "arrives_on", "arrived_on", "called_off_on", "planned_leaving_on", "left_on"}
    )

    guest = models.ForeignKey(Guest, models.PROTECT, related_name="stays")
    room = models.ForeignKey(Room, models.PROTECT, null=True, blank=True, related_name="stays")
    pathway = models.CharField(max_length=20, choices=Pathway.choices, blank=True)
    arrives_on = models.DateField("day of arrival")
    arrived_on = models.DateField(null=True, blank=True)
    called_off_on = models.DateField(null=True, blank=True)
    planned_leaving_on = models.DateField()
    left_on = models.DateField("day they left", null=True, blank=True)

    # Set by `with_time_away`, for the day it was asked for.
    away_from: date | None = None
    away_until: date | None = None

    objects = StayQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["guest"],
                condition=Q(left_on__isnull=True, called_off_on__isnull=True),
                name="guests_stay_one_open_per_guest",
                violation_error_message="This guest has a stay already, or one that is planned.",
            ),
            models.UniqueConstraint(
                fields=["room"],
                condition=Q(arrived_on__isnull=False, left_on__isnull=True),
                name="guests_stay_one_current_per_room",
                violation_error_message="Someone is staying in this room. Choose another one.",
            ),
            models.CheckConstraint(
                condition=Q(left_on__isnull=True)
                | Q(arrived_on__isnull=False, left_on__gte=F("arrived_on")),
                name="guests_stay_leaves_after_arrival",
                violation_error_message="They can't have left before they arrived.",
            ),
            models.CheckConstraint(
                condition=Q(called_off_on__isnull=True) | Q(arrived_on__isnull=True),
                name="guests_stay_called_off_or_arrived",
                violation_error_message="They have arrived, so this can't be called off.",
            ),
            models.CheckConstraint(
                condition=Q(planned_leaving_on__gte=F("arrives_on")),
                name="guests_stay_planned_after_arrival",
                violation_error_message="The planned leaving can't be before the arrival.",
            ),
            models.CheckConstraint(
                condition=Q(pathway__in=["", "step_up", "step_down"]),
                name="guests_stay_pathway_known",
                violation_error_message="Choose stepping up or stepping down.",
            ),
        ]
        indexes = [models.Index(fields=["arrived_on", "left_on"], name="guests_stay_dates")]

    def __str__(self) -> str:
        return f"stay {self.pk}"

    @property
    def first_day(self) -> date:
        return self.arrived_on or self.arrives_on

    @property
    def length(self) -> int:
        """Days from the first to the planned last: 90, unless the house has it otherwise."""
        return day_number(self.first_day, self.planned_leaving_on)

    @property
    def day(self) -> int:
        """Which day of the stay it is now, or was when they left."""
        return self.day_on(self.left_on or self.guest.house.today())

    @property
    def room_name(self) -> str:
        return self.room.name if self.room else "no room yet"

    @property
    def is_coming(self) -> bool:
        return self.arrived_on is None and self.called_off_on is None

    @property
    def is_here(self) -> bool:
        return self.arrived_on is not None and self.left_on is None

    @property
    def dates(self) -> StayDates:
        """For rules that know no database; of time away, what `with_time_away` has set."""
        away = (Away(self.away_from, self.away_until),) if self.away_from else ()
        return StayDates(self.arrived_on, self.left_on, away)

    def is_staying_on(self, day: date) -> bool:
        """As `StayQuerySet.on_date` asks the database."""
        arrived = self.arrived_on is not None and self.arrived_on <= day
        return arrived and (self.left_on is None or self.left_on > day)

    def day_on(self, day: date) -> int:
        return day_number(self.first_day, day)

    def plan(self, first_day: date, length: int) -> None:
        """Sets the planned last day: day `length`, counted from `first_day`."""
        self.planned_leaving_on = last_planned_day(first_day, length)


class TimeAwayQuerySet(models.QuerySet["TimeAway"]):
    def visible_to(self, asker: Asker) -> "TimeAwayQuerySet":
        return self.filter(stay__guest__house=asker.house)

    def on_date(self, day: date) -> "TimeAwayQuerySet":
        """Covering that day; on the day they come back they are here again."""
        return self.filter(from_on__lte=day).filter(Q(back_on=None) | Q(back_on__gt=day))

    def not_over(self, today: date) -> "TimeAwayQuerySet":
        """Under way or still to come."""
        return self.filter(Q(back_on=None) | Q(back_on__gt=today)).taken()

    def taken(self) -> "TimeAwayQuerySet":
        """Without those that were called off, or over on the day they began."""
        return self.exclude(back_on=F("from_on"))


class TimeAway(models.Model):
    """Some days of a stay that a guest spends elsewhere. Their room and their count go on.

    Dates of the house: from the first day until the day they come back, when they are here again.
    """

    PERSONAL = frozenset({"stay"})
    NOT_PERSONAL = frozenset({"id", "from_on", "back_on"})

    stay = models.ForeignKey(Stay, models.PROTECT, related_name="times_away")
    from_on = models.DateField("first day away")
    back_on = models.DateField("day they are back", null=True, blank=True)

    objects = TimeAwayQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "times away"
        ordering = ("-from_on", "-id")
        constraints = [
            models.CheckConstraint(
                condition=Q(back_on__isnull=True) | Q(back_on__gte=F("from_on")),
                name="guests_timeaway_back_after_going",
                violation_error_message="They can't be back before they go.",
            ),
            models.UniqueConstraint(
                fields=["stay"],
                condition=Q(back_on__isnull=True),
                name="guests_timeaway_one_open_per_stay",
                violation_error_message="They are away already, with no day of coming back.",
            ),
        ]

    def __str__(self) -> str:
        return f"time away {self.pk}"

    @property
    def days(self) -> Away:
        return Away(self.from_on, self.back_on)


class GoalQuerySet(models.QuerySet["Goal"]):
    def visible_to(self, asker: Asker) -> "GoalQuerySet":
        return self.filter(in_reach(asker))

    def under_way(self) -> "GoalQuerySet":
        return self.filter(reached_on=None, set_aside_on=None)


class Goal(models.Model):
    """Something a guest moves toward during a stay, in their own words."""

    PERSONAL = frozenset({"stay", "words"})
    NOT_PERSONAL = frozenset({"id", "begun_on", "reached_on", "set_aside_on"})

    stay = models.ForeignKey(Stay, models.PROTECT, related_name="goals")
    words = models.CharField("in their own words", max_length=300)
    begun_on = models.DateField()
    reached_on = models.DateField(null=True, blank=True)
    set_aside_on = models.DateField(null=True, blank=True)

    objects = GoalQuerySet.as_manager()

    class Meta:
        ordering = ("begun_on", "id")
        constraints = [
            models.CheckConstraint(
                condition=Q(reached_on__isnull=True) | Q(set_aside_on__isnull=True),
                name="guests_goal_reached_or_set_aside",
                violation_error_message="A goal is reached or set aside, not both.",
            ),
            models.CheckConstraint(
                condition=(Q(reached_on__isnull=True) | Q(reached_on__gte=F("begun_on")))
                & (Q(set_aside_on__isnull=True) | Q(set_aside_on__gte=F("begun_on"))),
                name="guests_goal_ends_after_beginning",
                violation_error_message="A goal can't end before it began.",
            ),
        ]

    def __str__(self) -> str:
        return f"goal {self.pk}"

    @property
    def is_under_way(self) -> bool:
        return self.reached_on is None and self.set_aside_on is None


class StayOrStaff(models.Model):
    """Someone in the house's circle: a guest (by their stay) or a peer on staff, exactly one."""

    stay = models.ForeignKey(Stay, models.PROTECT, null=True, blank=True)
    staff = models.ForeignKey(User, models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        abstract = True
        constraints = [
            models.CheckConstraint(
                condition=Q(stay__isnull=False, staff__isnull=True)
                | Q(stay__isnull=True, staff__isnull=False),
                name="%(app_label)s_%(class)s_stay_or_staff",
                violation_error_message="This belongs to a guest or to a peer on staff, to one.",
            )
        ]

    @property
    def key(self) -> str:
        """The same for one person wherever they appear: stay-12, staff-3."""
        return f"stay-{self.stay_id}" if self.stay_id else f"staff-{self.staff_id}"
