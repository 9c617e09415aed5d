"""Handing over: what one shift listed for the next, and who has read it."""

from datetime import date, datetime, timedelta

from django.db import models
from django.db.models import Case, Exists, OuterRef, Q, Subquery, When
from django.db.models.functions import Coalesce
from django.utils import timezone

from accounts.access.actor import Actor
from accounts.access.permissions import Power
from accounts.houses.constraints import UniqueWhere
from accounts.houses.querysets import HouseQuerySet
from accounts.houses.rows import HouseRow
from accounts.models import House, User

# What a house's first handoff lists; every later one lists what none has listed yet.
FIRST_LISTS = timedelta(days=1)


class HandoffQuerySet(HouseQuerySet["Handoff"]):
    def readable_by(self, actor: Actor) -> "HandoffQuerySet":
        if not actor.can(Power.READ_WORDS):
            return self.none()
        return self.filter(house=actor.house)

    def read_or_not(self, actor: Actor) -> "HandoffQuerySet":
        """Sets `last_read_at`: when the actor read it last; whoever gave it knows it from then."""
        reads = HandoffRead.objects.filter(handoff=OuterRef("pk"), by=actor.user).order_by("-at")
        given = Case(When(given_by=actor.user, then="given_at"))
        return self.annotate(last_read_at=Coalesce(Subquery(reads.values("at")[:1]), given))

    def lately(self, actor: Actor) -> "HandoffQuerySet":
        return self.filter(given_at__gt=actor.now - Handoff.ASKED_FOR)

    def quiet_or_not(self) -> "HandoffQuerySet":
        """Sets `is_quiet`: nothing happened, nothing was written, and nothing was open."""
        items = HandoffItem.objects.filter(handoff=OuterRef("pk"))
        return self.annotate(is_quiet=~Exists(items))

    def for_list(self) -> "HandoffQuerySet":
        return self.select_related("given_by").order_by("-given_at", "-id")


class Handoff(models.Model):
    """One shift has handed over to the next: by whom, when, and what was listed."""

    # Someone who was off for longer starts with what was handed over in these days.
    ASKED_FOR = timedelta(days=7)

    PERSONAL = KEPT_FROM_GUEST = frozenset({"given_by"})
    NOT_PERSONAL = frozenset({"id", "house", "given_at", "reaches_back_to"})

    house = models.ForeignKey(House, models.PROTECT, related_name="+")
    given_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    given_at = models.DateTimeField(default=timezone.now)
    # Nothing from before this moment is listed; the same for every handoff of a house.
    reaches_back_to = models.DateTimeField()

    # Set by `read_or_not`.
    last_read_at: datetime | None
    # Set by `quiet_or_not`.
    is_quiet: bool

    objects = HandoffQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["house", "-given_at"], name="shifts_handoff_house_given")]

    def __str__(self) -> str:
        return f"handoff {self.pk}"

    @property
    def given_on(self) -> date:
        """The day, on the clock of the house that the page is for."""
        return timezone.localtime(self.given_at).date()


class ListedKind(models.TextChoices):
    ENTRY = "entry", "check-in"
    ASK = "ask", "asked for in between"
    MOMENT = "moment", "moment of support"
    ARRIVAL = "arrival", "arrival"
    LEAVING = "leaving", "leaving"
    AWAY = "away", "time away"
    BACK = "back", "back from time away"
    NOTE = "note", "shift note"
    NOT_ENTERED = "not_entered", "check-in not entered"
    FOLLOW_UP = "follow_up", "to be followed up"
    CHORE = "chore", "chore still open"
    AGREEMENTS = "agreements", "agreements to go through"
    NOT_BACK = "not_back", "not back yet"
    LOOK_FOR = "look_for", "not at the last check-ins"
    REQUEST_ENTRY = "request_entry", "open request from a check-in"
    REQUEST_ASK = "request_ask", "open request"


OPEN_KINDS = (
    ListedKind.NOT_ENTERED,
    ListedKind.FOLLOW_UP,
    ListedKind.CHORE,
    ListedKind.AGREEMENTS,
    ListedKind.NOT_BACK,
    ListedKind.LOOK_FOR,
    ListedKind.REQUEST_ENTRY,
    ListedKind.REQUEST_ASK,
)


class HandoffItem(HouseRow):
    """One thing that a handoff listed: an event once, an open item in every handoff until done."""

    Kind = ListedKind

    # What is still open is in every handoff until it is done.
    OPEN = OPEN_KINDS

    PERSONAL: frozenset[str] = frozenset()
    NOT_PERSONAL = frozenset({"id", "house", "handoff", "kind", "object_id", "on"})

    handoff = models.ForeignKey(Handoff, models.PROTECT, related_name="items")
    kind = models.CharField(max_length=20, choices=Kind.choices)
    # A number and no foreign key: most kinds are in a table of another app.
    object_id = models.BigIntegerField()
    # The day of a check-in that was not entered, which has no row of its own.
    on = models.DateField(null=True, blank=True)

    objects = HouseQuerySet["HandoffItem"].as_manager()

    class Meta:
        constraints = [
            UniqueWhere(
                fields=["kind", "object_id"],
                condition=~Q(kind__in=OPEN_KINDS),
                name="shifts_handoffitem_listed_once",
                violation_error_message="A handoff has listed this already.",
            ),
            models.CheckConstraint(
                condition=Q(kind__in=ListedKind.values),
                name="shifts_handoffitem_kind_known",
                violation_error_message="A handoff lists only kinds of things it knows.",
            ),
        ]
        indexes = [
            models.Index(
                fields=["house", "kind", "object_id"], name="shifts_handoffitem_house_kind"
            )
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.object_id}"


class HandoffRead(HouseRow):
    """Someone says that they have read a handoff; again, when a note in it was added to."""

    PERSONAL = KEPT_FROM_GUEST = frozenset({"by"})
    NOT_PERSONAL = frozenset({"id", "house", "handoff", "at"})

    handoff = models.ForeignKey(Handoff, models.PROTECT, related_name="reads")
    by = models.ForeignKey(User, models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        indexes = [models.Index(fields=["by", "handoff", "-at"], name="shifts_read_by_handoff")]

    def __str__(self) -> str:
        return f"read {self.pk}"
