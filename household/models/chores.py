"""The list of chores, who shares in them, and whose turn it was or will be."""

from datetime import date

from django.core.validators import MaxValueValidator, MinValueValidator, RegexValidator
from django.db import models
from django.db.models import Exists, OuterRef, Q

from accounts.asker import Asker
from accounts.models import House, Membership, User
from accounts.queries import ROLES_THAT_JOIN
from guests.models import LONG_TEXT, SHORT_TEXT, StayOrStaff, TimeAway
from guests.reach import in_reach

from ..turns import LARGE, MEDIUM, SMALL, days_in_words
from ..turns import Chore as DueChore

MOST_PEOPLE = 6
MOST_WEEKS = 4
FOR_SOMEONE = f"A chore is for 1 to {MOST_PEOPLE} people."
KEPT_FOR = f"People change every 1 to {MOST_WEEKS} weeks."
WEEKDAYS = RegexValidator(r"^1?2?3?4?5?6?7?\Z", "Days are the digits 1 (Monday) to 7.")


class ChoreQuerySet(models.QuerySet["Chore"]):
    def visible_to(self, asker: Asker) -> "ChoreQuerySet":
        return self.filter(house=asker.house)

    def in_use(self) -> "ChoreQuerySet":
        return self.filter(ended_on=None)


class Chore(models.Model):
    """Something the house does together, again and again: where, how, on which days."""

    class Rhythm(models.TextChoices):
        DAYS = "days", "On certain days of the week"
        WEEK = "week", "Every week"
        MONTH = "month", "Every month, in its first week"

    class Size(models.IntegerChoices):
        SMALL = SMALL, "Small"
        MEDIUM = MEDIUM, "Medium"
        LARGE = LARGE, "Large"

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

    house = models.ForeignKey(House, models.PROTECT, related_name="chores")
    name = models.CharField("what", max_length=60)
    room = models.CharField("where", max_length=60, blank=True)
    how_to = models.TextField("how we do it here", max_length=LONG_TEXT, blank=True)
    rhythm = models.CharField("how often", max_length=10, choices=Rhythm.choices)
    weekdays = models.CharField("on", max_length=7, validators=[WEEKDAYS])
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
    place = models.PositiveSmallIntegerField("place in the list", default=0)
    began_on = models.DateField()
    ended_on = models.DateField(null=True, blank=True)

    objects = ChoreQuerySet.as_manager()

    class Meta:
        ordering = ("place", "id")
        constraints = [
            models.UniqueConstraint(
                fields=["house", "name"],
                condition=Q(ended_on__isnull=True),
                name="household_chore_once",
                violation_error_message="This stands in the list already.",
            ),
            models.CheckConstraint(
                condition=Q(rhythm="days") & ~Q(weekdays="")
                | Q(rhythm__in=["week", "month"], weekdays__in=list("1234567")),
                name="household_chore_has_its_days",
                violation_error_message="Choose its days: one of them, unless it is due on certain "
                "days of the week.",
            ),
            models.CheckConstraint(
                condition=Q(size__in=[SMALL, MEDIUM, LARGE]),
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
    def as_due(self) -> DueChore:
        """For rules that know no database."""
        days = frozenset(int(digit) for digit in self.weekdays)
        return DueChore(self.pk, self.size, days, self.rhythm == "month", self.people)

    @property
    def when(self) -> str:
        """As one says it: every day; Monday, Friday; the first Saturday of the month."""
        return days_in_words(self.as_due)


class RotaQuerySet(models.QuerySet["Rota"]):
    def visible_to(self, asker: Asker) -> "RotaQuerySet":
        return self.filter(house=asker.house)


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

    objects = RotaQuerySet.as_manager()

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


class RotaDaysQuerySet(models.QuerySet["RotaDays"]):
    def visible_to(self, asker: Asker) -> "RotaDaysQuerySet":
        return self.filter(house=asker.house)


class RotaDays(models.Model):
    """The weekdays on which a peer on staff shares in chores, since a day; none is fine."""

    PERSONAL = KEPT_FROM_GUEST = frozenset({"user"})
    NOT_PERSONAL = frozenset({"id", "house", "weekdays", "from_on"})

    house = models.ForeignKey(House, models.PROTECT, related_name="rota_days")
    user = models.ForeignKey(User, models.PROTECT, related_name="rota_days")
    weekdays = models.CharField(max_length=7, blank=True, validators=[WEEKDAYS])
    from_on = models.DateField()

    objects = RotaDaysQuerySet.as_manager()

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


class TurnQuerySet(models.QuerySet["Turn"]):
    def visible_to(self, asker: Asker) -> "TurnQuerySet":
        """Of peers on staff, and of guests whose words the asker may read."""
        return self.filter(Q(stay=None) | in_reach(asker), chore__house=asker.house)

    def since(self, asker: Asker, day: date) -> "TurnQuerySet":
        """Everyone's in the asker's house from that day on: the rota is for the whole house."""
        found = self.filter(chore__house=asker.house, on__gte=day).with_presence()
        people = found.select_related("chore", "stay__guest", "staff", "done_by", "talked_by")
        return people.order_by("on", "chore__place", "chore_id", "id")

    def with_presence(self) -> "TurnQuerySet":
        """Sets `was_elsewhere`: its guest was or will be away on that day, or its peer on staff
        does not work here then."""
        away = TimeAway.objects.filter(stay=OuterRef("stay"), from_on__lte=OuterRef("on"))
        not_back = Q(back_on=None) | Q(back_on__gt=OuterRef("on"))
        works = Membership.objects.filter(
            user=OuterRef("staff"),
            house=OuterRef("chore__house"),
            role__in=ROLES_THAT_JOIN,
            started_on__lte=OuterRef("on"),
        ).exclude(ended_on__lte=OuterRef("on"))
        gone = Q(staff__isnull=False) & ~Exists(works)
        return self.annotate(was_elsewhere=Exists(away.filter(not_back)) | gone)


class Turn(StayOrStaff):
    """One chore on one day for one person; done or simply open. Once it is past, it stays."""

    SHOWN_TO_GUEST = frozenset({"stay", "done_by", "talked_by", "talked_words"})
    KEPT_FROM_GUEST = frozenset({"staff"})
    PERSONAL = SHOWN_TO_GUEST | KEPT_FROM_GUEST
    NOT_PERSONAL = frozenset({"id", "chore", "on", "size", "is_agreed", "done_at", "talked_at"})

    chore = models.ForeignKey(Chore, models.PROTECT, related_name="turns")
    on = models.DateField("day")
    # What the chore weighed then.
    size = models.PositiveSmallIntegerField(choices=Chore.Size.choices)
    # Swapped or taken over: it stays with this person when the rota is drawn anew.
    is_agreed = models.BooleanField("agreed among people", default=False)
    done_at = models.DateTimeField(null=True, blank=True)
    done_by = models.ForeignKey(User, models.PROTECT, null=True, blank=True, related_name="+")
    talked_at = models.DateTimeField(null=True, blank=True)
    talked_by = models.ForeignKey(User, models.PROTECT, null=True, blank=True, related_name="+")
    talked_words = models.CharField("in a line", max_length=SHORT_TEXT, blank=True)

    # Set by `with_presence`.
    was_elsewhere: bool = False

    objects = TurnQuerySet.as_manager()

    class Meta(StayOrStaff.Meta):
        constraints = [
            *StayOrStaff.Meta.constraints,
            models.UniqueConstraint(
                fields=["chore", "on", "stay"],
                condition=Q(stay__isnull=False),
                name="household_turn_once_per_stay",
                violation_error_message="They have this chore on that day already.",
            ),
            models.UniqueConstraint(
                fields=["chore", "on", "staff"],
                condition=Q(staff__isnull=False),
                name="household_turn_once_per_staff",
                violation_error_message="They have this chore on that day already.",
            ),
            models.CheckConstraint(
                condition=Q(size__in=[SMALL, MEDIUM, LARGE]),
                name="household_turn_size_known",
                violation_error_message="A chore is small, medium or large.",
            ),
            models.CheckConstraint(
                condition=Q(done_at__isnull=True, done_by__isnull=True)
                | Q(done_at__isnull=False, done_by__isnull=False),
                name="household_turn_done_by_someone",
                violation_error_message="What is done says when it was noted, and by whom.",
            ),
            models.CheckConstraint(
                condition=Q(talked_at__isnull=True, talked_by__isnull=True, talked_words="")
                | Q(talked_at__isnull=False, talked_by__isnull=False),
                name="household_turn_talked_by_someone",
                violation_error_message="What was talked about says when, and with whom.",
            ),
        ]
        indexes = [models.Index(fields=["chore", "on"], name="household_turn_chore_on")]

    def __str__(self) -> str:
        return f"turn {self.pk}"

    @property
    def name(self) -> str:
        return self.stay.guest.name if self.stay else str(self.staff)

    @property
    def is_of_someone_here(self) -> bool:
        """Whether its person is in the house that day, as far as is known by now."""
        return not self.was_elsewhere and (self.stay is None or self.stay.is_staying_on(self.on))

    @property
    def is_done(self) -> bool:
        return self.done_at is not None

    @property
    def is_kept(self) -> bool:
        """Something was noted of it, so it stays whatever the rota says."""
        return self.is_done or self.talked_at is not None
