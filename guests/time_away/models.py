"""Time that a guest spends elsewhere during their stay."""

from datetime import UTC, date, datetime, time

from django.db import models
from django.db.models import F, Q

from accounts.houses.constraints import UniqueWhere
from accounts.houses.querysets import HouseQuerySet
from accounts.houses.rows import HouseRow
from accounts.models import User

from ..stays.days import ONE_DAY, Away

# No house has kept time away for longer.
FIRST_DAY = date(2000, 1, 1)


def day_before(day: date) -> datetime:
    """Early enough for each hour of that day of the house, in whichever time zone it is."""
    return datetime.combine(max(day, FIRST_DAY) - ONE_DAY, time.min, UTC)


class TimeAwayQuerySet(HouseQuerySet["TimeAway"]):
    def taken(self) -> "TimeAwayQuerySet":
        return self.filter(called_off_on=None)

    def open(self) -> "TimeAwayQuerySet":
        return self.taken().filter(seen_back_at=None)

    def over(self) -> "TimeAwayQuerySet":
        return self.taken().filter(seen_back_at__isnull=False)

    def touching(self, since: datetime) -> "TimeAwayQuerySet":
        """With some hour at that time or later. (`day_before` is the time for a day.)"""
        return self.taken().filter(Q(seen_back_at=None) | Q(seen_back_at__gte=since))


class TimeAway(HouseRow):
    """Time that a guest plans to spend elsewhere, until someone has seen them back.

    Their room and their count go on. Planned days and hours are the house's; nothing says where.
    """

    PERSONAL = SHOWN_TO_GUEST = frozenset({"stay", "told", "seen_back_by"})
    NOT_PERSONAL = frozenset(
        {
            "id",
            "house",
            "from_on",
            "from_at",
            "back_on",
            "back_at",
            "seen_back_at",
            "seen_at_check_in",
            "called_off_on",
        }
    )

    # By name: a stay fetches its times away, so its module imports this one.
    stay = models.ForeignKey("guests.Stay", models.PROTECT, related_name="times_away")
    from_on = models.DateField("first day away")
    from_at = models.TimeField("hour they go", null=True, blank=True)
    back_on = models.DateField("day they plan to be back", null=True, blank=True)
    back_at = models.TimeField("hour they plan to be back", null=True, blank=True)
    told = models.CharField("who was told", max_length=120, blank=True)
    # Someone saw them back in the house. Without a name where it was noted before names were kept.
    seen_back_at = models.DateTimeField(null=True, blank=True)
    seen_back_by = models.ForeignKey(User, models.PROTECT, null=True, blank=True, related_name="+")
    # They were written down as there in a check-in, and that ended it.
    seen_at_check_in = models.BooleanField(default=False)
    called_off_on = models.DateField(null=True, blank=True)

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
            models.CheckConstraint(
                condition=Q(back_at__isnull=True) | Q(back_on__isnull=False),
                name="guests_timeaway_hour_back_has_a_day",
                violation_error_message="Please say on which day they plan to be back.",
            ),
            models.CheckConstraint(
                condition=Q(back_on__isnull=True)
                | Q(back_on__gt=F("from_on"))
                | Q(from_at__isnull=True)
                | Q(back_at__isnull=True)
                | Q(back_at__gt=F("from_at")),
                name="guests_timeaway_back_later_that_day",
                violation_error_message="They can't be back before they go.",
            ),
            models.CheckConstraint(
                condition=Q(seen_back_at__isnull=False)
                | Q(seen_back_by__isnull=True, seen_at_check_in=False),
                name="guests_timeaway_seen_back_at_some_time",
                violation_error_message="Whoever was seen back was seen at some time.",
            ),
            models.CheckConstraint(
                condition=Q(seen_back_at__isnull=True) | Q(called_off_on__isnull=True),
                name="guests_timeaway_called_off_or_seen_back",
                violation_error_message="Time away that was called off has no coming back.",
            ),
            UniqueWhere(
                fields=["stay"],
                condition=Q(
                    back_on__isnull=True, seen_back_at__isnull=True, called_off_on__isnull=True
                ),
                name="guests_timeaway_one_open_per_stay",
                violation_error_message="They are away already, with no day of coming back.",
            ),
        ]
        indexes = [
            models.Index(fields=["house", "from_on"], name="guests_timeaway_house_from"),
            models.Index(fields=["house", "seen_back_at"], name="guests_timeaway_house_back"),
            models.Index(
                fields=["stay", "from_on"],
                condition=Q(seen_back_at__isnull=True, called_off_on__isnull=True),
                name="guests_timeaway_open",
            ),
            models.Index(
                fields=["house", "from_on"],
                condition=Q(seen_back_at__isnull=True, called_off_on__isnull=True),
                name="guests_timeaway_house_open",
            ),
        ]

    def __str__(self) -> str:
        return f"time away {self.pk}"

    @property
    def hours(self) -> Away:
        seen = self.seen_back_at
        return Away(
            self.from_on,
            self.back_on,
            self.from_at,
            self.back_at,
            seen.astimezone(self.stay.guest.house.zone).replace(tzinfo=None) if seen else None,
        )
