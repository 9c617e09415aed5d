"""The shifts of single days, and who is on them."""

from datetime import date, timedelta

from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils import timezone

from accounts.houses.constraints import UniqueWhere
from accounts.houses.querysets import HouseQuerySet
from accounts.houses.rows import HouseRow
from accounts.models import House, Membership, User
from accounts.people.models import ROLES_THAT_JOIN

from ..times.models import ShiftTime
from ..times.rules import ShiftSpan, span_of


class Shift(models.Model):
    """One shift of one day, named by the day it starts on.

    It is made when somebody is first put on it, or something is first written about it.
    """

    PERSONAL: frozenset[str] = frozenset()
    NOT_PERSONAL = frozenset({"id", "house", "time", "on"})

    house = models.ForeignKey(House, models.PROTECT, related_name="shifts")
    time = models.ForeignKey(ShiftTime, models.PROTECT, related_name="shifts")
    on = models.DateField("day")

    objects = HouseQuerySet.as_manager()

    class Meta:
        ordering = ("on", "time__starts", "id")
        constraints = [
            models.UniqueConstraint(
                fields=["time", "on"],
                name="shifts_shift_once",
                violation_error_message="This shift is there already.",
            )
        ]
        indexes = [models.Index(fields=["house", "on"], name="shifts_shift_house_on")]

    def __str__(self) -> str:
        return f"shift {self.pk}"

    @property
    def span(self) -> ShiftSpan:
        return span_of(self.time.as_time(), self.on, self.house.zone)


class ShiftPersonQuerySet(HouseQuerySet["ShiftPerson"]):
    def for_house(self, house: House) -> "ShiftPersonQuerySet":
        # Its shift's house as well, for those days of a house are found by its shifts.
        return super().for_house(house).filter(shift__house=house)

    def active(self) -> "ShiftPersonQuerySet":
        return self.filter(taken_off_at=None)

    def with_who_works_here(self) -> "ShiftPersonQuerySet":
        """Sets `works_here`: whether, on the day of the shift, they have a role in the house."""
        return self.annotate(works_here=_works_here())

    def who_work_here(self) -> "ShiftPersonQuerySet":
        """Those alone who, on the day of the shift, have a role in the house.

        Without those whose role an admin has ended at once since: for the shifts that are on now.
        """
        return self.filter(_works_here(ended_at=None))

    def of_week(self, monday: date) -> "ShiftPersonQuerySet":
        return self.filter(shift__on__range=(monday, monday + timedelta(days=6)))

    def for_list(self) -> "ShiftPersonQuerySet":
        people = self.select_related("shift__time", "user", "taken_off_by")
        return people.order_by("is_on_call", "put_on_at", "id")


def _works_here(**more: None) -> Exists:
    day = OuterRef("shift__on")
    roles = Membership.objects.filter(
        user=OuterRef("user"), house=OuterRef("shift__house"), role__in=ROLES_THAT_JOIN, **more
    )
    current = roles.filter(started_on__lte=day).exclude(ended_on__lte=day)
    return Exists(current.filter(user__is_active=True))


class ShiftPerson(HouseRow):
    """Someone who is on a shift, or on call during it; who was taken off again stays noted."""

    PERSONAL = KEPT_FROM_GUEST = frozenset({"user", "put_on_by", "taken_off_by", "why"})
    NOT_PERSONAL = frozenset(
        {"id", "house", "shift", "is_on_call", "put_on_at", "instead_of", "taken_off_at"}
    )

    shift = models.ForeignKey(Shift, models.PROTECT, related_name="people")
    user = models.ForeignKey(User, models.PROTECT, related_name="shifts")
    is_on_call = models.BooleanField("on call, not in the house", default=False)
    put_on_at = models.DateTimeField(default=timezone.now)
    put_on_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    # Whose place on this shift they took.
    instead_of = models.OneToOneField(
        "self", models.PROTECT, null=True, blank=True, related_name="replaced_by"
    )
    taken_off_at = models.DateTimeField(null=True, blank=True)
    taken_off_by = models.ForeignKey(User, models.PROTECT, null=True, blank=True, related_name="+")
    why = models.CharField(max_length=120, blank=True)

    # Set by `with_who_works_here`.
    works_here: bool

    objects = ShiftPersonQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "shift people"
        constraints = [
            UniqueWhere(
                fields=["shift", "user"],
                condition=Q(taken_off_at__isnull=True),
                name="shifts_shiftperson_once",
                violation_error_message="They are on this shift already.",
            ),
            models.CheckConstraint(
                condition=Q(taken_off_at__isnull=True, taken_off_by__isnull=True)
                | Q(taken_off_at__isnull=False, taken_off_by__isnull=False),
                name="shifts_shiftperson_taken_off_by_someone",
                violation_error_message="Who was taken off a shift: it says when, and by whom.",
            ),
        ]

    def __str__(self) -> str:
        return f"shift person {self.pk}"
