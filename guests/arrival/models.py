"""The arrival list of a house, what of it was done for a stay, and the sheet that says welcome."""

from django.db import models
from django.db.models import Q

from accounts.houses.constraints import UniqueWhere
from accounts.houses.querysets import HouseQuerySet
from accounts.houses.rows import HouseRow
from accounts.lists.models import EndingQuerySet, ListKinds, OrderedRow, once_in_use
from accounts.models import House, User

from ..audit import GuestKind
from ..stays.models import LONG_TEXT, SHORT_TEXT, Stay


class ArrivalItem(OrderedRow):
    """One thing to go through with someone who arrives; each house has its own list."""

    class Part(models.TextChoices):
        """The step that nobody ticks by hand: it follows from what was gone through (household)."""

        ACCEPTED = "accepted", "Agreements gone through and accepted"

    PERSONAL: frozenset[str] = frozenset()
    NOT_PERSONAL = frozenset({"id", "house", "name", "how", "place", "part", "ended_on"})
    KINDS = ListKinds(GuestKind.ARRIVAL_LIST_CHANGED, GuestKind.ARRIVAL_LIST_CHANGED)

    name = models.CharField("what", max_length=120)
    how = models.CharField("how we do it here", max_length=SHORT_TEXT, blank=True)
    part = models.CharField(max_length=20, choices=Part.choices, blank=True)

    objects = EndingQuerySet["ArrivalItem"].as_manager()

    class Meta(OrderedRow.Meta):
        constraints = [
            once_in_use("name"),
            UniqueWhere(
                fields=["house", "part"],
                condition=~Q(part=""),
                name="guests_arrivalitem_part_once",
                violation_error_message="The list has this step already.",
            ),
        ]

    def __str__(self) -> str:
        return self.name


class ArrivalTickQuerySet(HouseQuerySet["ArrivalTick"]):
    def active(self) -> "ArrivalTickQuerySet":
        return self.filter(taken_back_at=None)


class ArrivalTick(HouseRow):
    """One thing of the arrival list that was done with a guest: by whom, and when."""

    PERSONAL = SHOWN_TO_GUEST = frozenset({"stay", "by", "taken_back_by"})
    NOT_PERSONAL = frozenset({"id", "house", "item", "at", "taken_back_at"})

    stay = models.ForeignKey(Stay, models.PROTECT, related_name="arrival_ticks")
    item = models.ForeignKey(ArrivalItem, models.PROTECT, related_name="ticks")
    at = models.DateTimeField()
    by = models.ForeignKey(User, models.PROTECT, related_name="+")
    taken_back_at = models.DateTimeField(null=True, blank=True)
    taken_back_by = models.ForeignKey(User, models.PROTECT, null=True, blank=True, related_name="+")

    objects = ArrivalTickQuerySet.as_manager()

    class Meta:
        constraints = [
            UniqueWhere(
                fields=["stay", "item"],
                condition=Q(taken_back_at__isnull=True),
                name="guests_arrivaltick_once",
                violation_error_message="This is ticked already.",
            ),
            models.CheckConstraint(
                condition=Q(taken_back_at__isnull=True, taken_back_by__isnull=True)
                | Q(taken_back_at__isnull=False, taken_back_by__isnull=False),
                name="guests_arrivaltick_taken_back_by_someone",
                violation_error_message="A tick that was taken back says when, and by whom.",
            ),
        ]

    def __str__(self) -> str:
        return f"arrival tick {self.pk}"


class WelcomeSheet(models.Model):
    """What a house prints for someone new: its numbers, the Wi-Fi, where things are."""

    PERSONAL: frozenset[str] = frozenset()
    NOT_PERSONAL = frozenset({"id", "house", "words"})

    house = models.OneToOneField(House, models.PROTECT, related_name="welcome_sheet")
    words = models.TextField("what else stands on the sheet", max_length=LONG_TEXT, blank=True)

    objects = HouseQuerySet.as_manager()

    def __str__(self) -> str:
        return f"welcome sheet {self.pk}"
