"""Stays: from the first call to the leaving."""

from datetime import date, datetime

from django.db import models
from django.db.models import (
    Case,
    ExpressionWrapper,
    F,
    Prefetch,
    Q,
    When,
)
from django.db.models.functions import Coalesce
from django.utils.functional import cached_property

from accounts.access.actor import Actor
from accounts.houses.querysets import HouseQuerySet
from accounts.houses.rows import HouseRow
from accounts.models import User

from ..access import readable
from ..house_words.models import LISTS, HouseWording, Wordings
from ..leaving.choices import Ended, WentTo
from ..time_away.models import TimeAway
from .choices import DECLINED, CameFrom, FoundUs, Pathway, StayDecision, WhyNot
from .constraints import STAY_CONSTRAINTS
from .days import StayDates, day_number, day_words, last_planned_day
from .guest import Guest

LONG_TEXT = 20_000  # characters
SHORT_TEXT = 300

DID_NOT_COME = Q(over_on__isnull=False, arrived_on__isnull=True)


class StayQuerySet(HouseQuerySet["Stay"]):
    def readable_by(self, actor: Actor) -> "StayQuerySet":
        """Stays whose words the actor may read, and write while they read them."""
        return self.filter(readable(actor, stay=""))

    def on_date(self, day: date) -> "StayQuerySet":
        # Who has arrived is over by leaving alone; this column is the one in the index.
        return self.filter(Q(over_on=None) | Q(over_on__gt=day), arrived_on__lte=day)

    def not_over_before(self, day: date) -> "StayQuerySet":
        return self.filter(Q(over_on=None) | Q(over_on__gte=day))

    def with_time_away(self, since: datetime | None = None) -> "StayQuerySet":
        """Sets `times_elsewhere`: time away that nobody has ended yet, planned time too.

        With `since`, also what ended at that time or later.
        """
        rows = TimeAway.objects.touching(since) if since else TimeAway.objects.open()
        rows = rows.select_related("seen_back_by")
        rows = rows.order_by("from_on", F("from_at").asc(nulls_first=True), "id")
        prefetch = Prefetch("times_away", rows, to_attr="times_elsewhere")
        return self.select_related("guest__house").prefetch_related(prefetch)

    def readable_or_not(self, actor: Actor) -> "StayQuerySet":
        can_read = ExpressionWrapper(readable(actor, stay=""), output_field=models.BooleanField())
        return self.annotate(is_readable=can_read)

    def enquiries(self) -> "StayQuerySet":
        return self.filter(decision="", over_on=None)

    def coming(self) -> "StayQuerySet":
        return self.filter(decision=StayDecision.YES, arrived_on=None, over_on=None)

    def did_not_come(self) -> "StayQuerySet":
        return self.filter(DID_NOT_COME)

    def left(self) -> "StayQuerySet":
        return self.filter(left_on__isnull=False)

    def holding_rooms(self, since: date) -> "StayQuerySet":
        agreed = self.filter(
            decision=StayDecision.YES, called_off_on=None, arrives_on__isnull=False
        )
        held = agreed.filter(Q(over_on=None) | Q(over_on__gt=since))
        return held.select_related("guest", "room")

    def open_first(self) -> "StayQuerySet":
        """A guest's open stay (no one has two), then the latest."""
        is_open = ExpressionWrapper(Q(over_on=None), models.BooleanField())
        return self.order_by(is_open.desc(), "-id")

    def for_list(self) -> "StayQuerySet":
        return self.select_related("guest__house", "room").order_by("guest__name", "id")


class Stay(HouseRow):
    """One guest's time with the house, from the first call to leaving. Its state is its dates."""

    PERSONAL = SHOWN_TO_GUEST = frozenset(
        {
            "guest",
            "room",
            "called_by",
            "found_us",
            "pathway",
            "came_from",
            "talked_with",
            "would_help",
            "decision",
            "why_not",
            "decision_words",
            "decided_by",
            "leaving_confirmed_by",
            "how_ended",
            "went_to",
            "if_not_seen",
            "asked",
        }
    )
    OWN_WORDS = frozenset({"would_help", "if_not_seen"})
    NOT_PERSONAL = frozenset(
        {
            "id",
            "house",
            "is_adult",
            "if_not_seen_asked_on",
            "enquired_on",
            "talked_on",
            "decided_on",
            "arrives_on",
            "arrived_on",
            "called_off_on",
            "planned_leaving_on",
            "leaving_confirmed_for",
            "leaving_confirmed_on",
            "left_on",
            "left_at",
            "asked_without_line",
            "over_on",
        }
    )

    guest = models.ForeignKey(Guest, models.PROTECT, related_name="stays")
    room = models.ForeignKey(
        "guests.Room", models.PROTECT, null=True, blank=True, related_name="stays"
    )
    # The first call.
    enquired_on = models.DateField("day of the first call", null=True, blank=True)
    called_by = models.CharField("who called", max_length=120, blank=True)
    found_us = models.CharField(
        "how they found us", max_length=30, choices=FoundUs.choices, blank=True
    )
    pathway = models.CharField(max_length=20, choices=Pathway.choices, blank=True)
    came_from = models.CharField(
        "where they are now", max_length=30, choices=CameFrom.choices, blank=True
    )
    is_adult = models.BooleanField("they are 18 or over", default=False)
    # The talk before they come, and what came of it.
    talked_on = models.DateField("day of the conversation", null=True, blank=True)
    talked_with = models.ForeignKey(
        User, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="with whom"
    )
    would_help = models.TextField(
        "what would help, in their words", max_length=LONG_TEXT, blank=True
    )
    decision = models.CharField(max_length=20, choices=StayDecision.choices, blank=True)
    decided_on = models.DateField(null=True, blank=True)
    decided_by = models.ForeignKey(User, models.PROTECT, null=True, blank=True, related_name="+")
    why_not = models.CharField(
        "why they aren't coming", max_length=20, choices=WhyNot.choices, blank=True
    )
    decision_words = models.CharField("a word about it", max_length=SHORT_TEXT, blank=True)
    # What someone asked us to do when we don't see them, in their words; and that we asked.
    if_not_seen = models.CharField("if you don't see me", max_length=SHORT_TEXT, blank=True)
    if_not_seen_asked_on = models.DateField(null=True, blank=True)
    # Planned, and then real.
    arrives_on = models.DateField("day of arrival", null=True, blank=True)
    arrived_on = models.DateField(null=True, blank=True)
    called_off_on = models.DateField(null=True, blank=True)
    planned_leaving_on = models.DateField(null=True, blank=True)
    # Someone noted that they leave as planned, on that planned day; another plan asks again.
    leaving_confirmed_for = models.DateField(null=True, blank=True)
    leaving_confirmed_on = models.DateField(null=True, blank=True)
    leaving_confirmed_by = models.ForeignKey(
        User, models.PROTECT, null=True, blank=True, related_name="+"
    )
    left_on = models.DateField("day they left", null=True, blank=True)
    # By the house's clock, where someone knows it.
    left_at = models.TimeField("at what time", null=True, blank=True)
    how_ended = models.CharField("how it ended", max_length=20, choices=Ended.choices, blank=True)
    went_to = models.CharField("where to", max_length=20, choices=WentTo.choices, blank=True)
    # What happened, when they were asked to leave; before a line was asked for there is none.
    asked = models.OneToOneField(
        "guests.AskedToLeave", models.PROTECT, null=True, blank=True, related_name="+"
    )
    asked_without_line = models.BooleanField(default=False)
    # The day they left, or it was called off, or it came to nothing; the database works it out.
    over_on = models.GeneratedField(
        expression=Coalesce(
            "left_on", "called_off_on", Case(When(decision__in=DECLINED, then="decided_on"))
        ),
        output_field=models.DateField(null=True),
        db_persist=True,
    )

    # Set where a page shows an earlier stay of someone who has come again; see stays/queries.py.
    was_asked_for: bool = False
    # Set by `stays.queries.with_history`.
    has_other_stays: bool = False
    has_former_rooms: bool = False
    # Set by `rooms.queries.holding_rooms`: when they moved into their room, if they have moved.
    in_room_since: date | None
    # Set by `with_time_away`.
    times_elsewhere: list[TimeAway]
    # Set by `readable_or_not`.
    is_readable: bool = False
    # Set by `worldview.queries.with_worldview`.
    worldview_words: str | None = None

    objects = StayQuerySet.as_manager()

    class Meta:
        constraints = STAY_CONSTRAINTS
        indexes = [
            models.Index(fields=["house", "over_on"], name="guests_stay_house_over"),
            models.Index(
                fields=["house", "-left_on", "-id"],
                condition=Q(left_on__isnull=False),
                name="guests_stay_house_left",
            ),
            models.Index(fields=["house", "enquired_on"], name="guests_stay_house_enquired"),
            models.Index(fields=["house", "talked_on"], name="guests_stay_house_talked"),
            models.Index(fields=["house", "decided_on"], name="guests_stay_house_decided"),
            models.Index(
                fields=["house", "-id"], condition=DID_NOT_COME, name="guests_stay_did_not_come"
            ),
        ]

    def __str__(self) -> str:
        return f"stay {self.pk}"

    @cached_property
    def house_wordings(self) -> Wordings:
        """How the house words the choices about a stay. The first use costs a query."""
        return HouseWording.objects.filter(house=self.house_id).wordings()

    def _get_FIELD_display(self, field: models.Field) -> str:  # noqa: N802 (Django's name)
        """What `get_…_display` of each field returns: in the words of the house, on every page."""
        code = getattr(self, field.attname)
        wordings = self.house_wordings if code and field.name in LISTS else {}
        usual = dict(field.flatchoices).get(code, code)
        return wordings.get((field.name, code), str(usual))

    @property
    def first_day(self) -> date:
        first = self.arrived_on or self.arrives_on
        assert first is not None  # noqa: S101 (for the type checker)
        return first

    @property
    def last_day(self) -> date:
        assert self.planned_leaving_on is not None  # noqa: S101 (for the type checker)
        return self.planned_leaving_on

    @property
    def length(self) -> int:
        return day_number(self.first_day, self.last_day)

    @property
    def day(self) -> int:
        return self.day_on(self.left_on or self.guest.house.today())

    @property
    def day_words(self) -> str:
        return self.day_words_on(self.left_on or self.guest.house.today())

    @property
    def day_for_bar(self) -> int:
        return min(self.day, self.length)

    @property
    def is_past_plan(self) -> bool:
        return self.is_here and self.guest.house.today() > self.last_day

    @property
    def in_address(self) -> str:
        return f"?stay={self.pk}" if self.was_asked_for else ""

    @property
    def room_name(self) -> str:
        return self.room.name if self.room else "no room yet"

    @property
    def is_enquiry(self) -> bool:
        return not self.decision and self.called_off_on is None

    @property
    def is_coming(self) -> bool:
        said_yes = self.decision == StayDecision.YES
        return said_yes and self.arrived_on is None and self.called_off_on is None

    @property
    def is_closed(self) -> bool:
        return self.decision in DECLINED

    @property
    def is_here(self) -> bool:
        return self.arrived_on is not None and self.left_on is None

    @property
    def dates(self) -> StayDates:
        """For rules that know no database; it has the time away that `with_time_away` has set."""
        away = tuple(each.hours for each in self.times_elsewhere)
        return StayDates(self.arrived_on, self.left_on, away)

    @cached_property
    def away_now(self) -> TimeAway | None:
        """The time away that has begun and that nobody has ended: the earliest, if several."""
        if not self.times_elsewhere:
            return None
        now = self.guest.house.now().replace(tzinfo=None)
        # By the wall clock alone, an hour that comes twice would hide that they were seen in it.
        unseen = (each for each in self.times_elsewhere if each.seen_back_at is None)
        return next((each for each in unseen if each.hours.is_open(now)), None)

    @property
    def is_not_back_yet(self) -> bool:
        if self.away_now is None:
            return False
        now = self.guest.house.now().replace(tzinfo=None)
        return self.away_now.hours.is_not_back_yet(now)

    @property
    def away_next(self) -> TimeAway | None:
        now = self.guest.house.now().replace(tzinfo=None)
        planned = (each for each in self.times_elsewhere if each.hours.starts > now)
        return next(planned, None)

    def is_staying_on(self, day: date) -> bool:
        arrived = self.arrived_on is not None and self.arrived_on <= day
        return arrived and (self.left_on is None or self.left_on > day)

    def day_on(self, day: date) -> int:
        return day_number(self.first_day, day)

    def day_words_on(self, day: date) -> str:
        return day_words(self.day_on(day), self.length, self.last_day, day)

    def unconfirm_leaving(self) -> None:
        self.leaving_confirmed_for = self.leaving_confirmed_on = self.leaving_confirmed_by = None

    def plan(self, first_day: date, length: int) -> None:
        self.planned_leaving_on = last_planned_day(first_day, length)

    def plan_arrival(self, day: date | None, usual_length: int) -> None:
        length = self.length if self.arrives_on else usual_length
        self.arrives_on, self.planned_leaving_on = day, None
        if day is not None:
            self.plan(day, length)
