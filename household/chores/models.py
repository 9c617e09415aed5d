"""The house's list of chores."""

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q

from accounts.houses.querysets import HouseQuerySet
from accounts.lists.models import EndingQuerySet, ListKinds, OrderedRow, once_in_use
from accounts.models import House, User
from guests.models import LONG_TEXT
from ui.fields import WEEKDAY_DIGITS
from ui.weekdays import from_digits

from ..audit import HouseholdKind
from ..turns.rules import LARGE, MEDIUM, SMALL, PlannedChore, days_in_words

MOST_PEOPLE = 6
FOR_SOMEONE = f"A chore is for 1 to {MOST_PEOPLE} people."


class ChoreRhythm(models.TextChoices):
    DAYS = "days", "On certain days of the week"
    WEEK = "week", "Every week"
    MONTH = "month", "Every month, in its first week"


class ChoreSize(models.IntegerChoices):
    SMALL = SMALL, "Small"
    MEDIUM = MEDIUM, "Medium"
    LARGE = LARGE, "Large"


ONCE_A_PERIOD = [rhythm for rhythm in ChoreRhythm.values if rhythm != ChoreRhythm.DAYS]


class Chore(OrderedRow):
    """Something the house does together, again and again: where, how, on which days."""

    Rhythm = ChoreRhythm
    Size = ChoreSize

    PERSONAL: frozenset[str] = frozenset()
    NOT_PERSONAL = frozenset(
        {
            "id",
            "house",
            "name",
            "room",
            "how_to",
            "rhythm",
            "weekdays",
            "size",
            "people",
            "place",
            "began_on",
            "ended_on",
        }
    )
    KINDS = ListKinds(
        HouseholdKind.CHORE_ADDED, HouseholdKind.CHORE_CHANGED, HouseholdKind.CHORE_ENDED
    )

    name = models.CharField("what", max_length=60)
    room = models.CharField("where", max_length=60, blank=True)
    how_to = models.TextField("how we do it here", max_length=LONG_TEXT, blank=True)
    rhythm = models.CharField("how often", max_length=10, choices=Rhythm.choices)
    weekdays = models.CharField("on", max_length=7, validators=[WEEKDAY_DIGITS])
    size = models.PositiveSmallIntegerField(
        "how much work", choices=Size.choices, default=Size.MEDIUM
    )
    people = models.PositiveSmallIntegerField(
        "how many people",
        default=1,
        validators=[
            MinValueValidator(1, FOR_SOMEONE),
            MaxValueValidator(MOST_PEOPLE, FOR_SOMEONE),
        ],
    )
    began_on = models.DateField()

    objects = EndingQuerySet["Chore"].as_manager()

    class Meta(OrderedRow.Meta):
        constraints = [
            once_in_use("name"),
            models.CheckConstraint(
                condition=Q(rhythm=ChoreRhythm.DAYS.value) & ~Q(weekdays="")
                | Q(rhythm__in=ONCE_A_PERIOD, weekdays__in=list("1234567")),
                name="household_chore_has_its_days",
                violation_error_message="Choose its days: one of them, unless it is due on certain "
                "days of the week.",
            ),
            models.CheckConstraint(
                condition=Q(size__in=ChoreSize.values),
                name="household_chore_size_known",
                violation_error_message="A chore is small, medium or large.",
            ),
            models.CheckConstraint(
                condition=Q(people__gte=1, people__lte=MOST_PEOPLE),
                name="household_chore_for_someone",
                violation_error_message=FOR_SOMEONE,
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def as_due(self) -> PlannedChore:
        days = from_digits(self.weekdays)
        return PlannedChore(self.pk, self.size, days, self.rhythm == "month", self.people)

    @property
    def when(self) -> str:
        """For people: every day; Monday, Friday; the first Saturday of the month."""
        return days_in_words(self.as_due)


MOST_WEEKS = 4
KEPT_FOR = f"People change every 1 to {MOST_WEEKS} weeks."


class Rota(models.Model):
    """How many weeks people of a house keep a chore before the next one has it."""

    PERSONAL: frozenset[str] = frozenset()
    NOT_PERSONAL = frozenset({"id", "house", "weeks"})

    house = models.OneToOneField(House, models.PROTECT, related_name="rota")
    weeks = models.PositiveSmallIntegerField(
        "weeks until people change",
        default=1,
        validators=[MinValueValidator(1, KEPT_FOR), MaxValueValidator(MOST_WEEKS, KEPT_FOR)],
    )

    objects = HouseQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(weeks__gte=1, weeks__lte=MOST_WEEKS),
                name="household_rota_weeks_known",
                violation_error_message=KEPT_FOR,
            )
        ]

    def __str__(self) -> str:
        return f"rota {self.pk}"


class RotaDays(models.Model):
    """The weekdays on which a peer on staff shares in chores, since a day; none is fine."""

    PERSONAL = KEPT_FROM_GUEST = frozenset({"user"})
    NOT_PERSONAL = frozenset({"id", "house", "weekdays", "from_on"})

    house = models.ForeignKey(House, models.PROTECT, related_name="rota_days")
    user = models.ForeignKey(User, models.PROTECT, related_name="rota_days")
    weekdays = models.CharField(max_length=7, blank=True, validators=[WEEKDAY_DIGITS])
    from_on = models.DateField()

    objects = HouseQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "rota days"
        constraints = [
            models.UniqueConstraint(
                fields=["house", "user"],
                name="household_rotadays_once",
                violation_error_message="Their days are set already.",
            )
        ]

    def __str__(self) -> str:
        return f"rota days {self.pk}"
