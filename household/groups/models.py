"""Groups apart from the meetings: their usual time, and how each day of them went."""

from django.db import models
from django.db.models import OuterRef, Q, Subquery
from django.utils import timezone

from accounts.houses.rows import HouseRow
from accounts.lists.models import EndingQuerySet, EndingRow, ListKinds, once_in_use
from accounts.models import User
from guests.models import SHORT_TEXT, ParticipantQuerySet, StayOrStaffOrNobody
from ui.weekdays import WEEKDAYS

from ..audit import HouseholdKind

LARGEST = 200  # people


class GroupQuerySet(  # type: ignore[override]
    ParticipantQuerySet["Group"], EndingQuerySet["Group"]
):
    def for_list(self) -> "GroupQuerySet":
        held = GroupDay.objects.filter(group=OuterRef("pk"), was_held=True).order_by("-on")
        return (
            self.select_related("stay__guest", "staff")
            .annotate(
                last_held_on=Subquery(held.values("on")[:1]),
                last_came=Subquery(held.values("how_many_came")[:1]),
            )
            .order_by("weekday", "at", "name", "id")
        )


class Group(StayOrStaffOrNobody, EndingRow):
    """A group that meets at its usual time, and who leads it: a guest, a peer, or whoever is in."""

    SHOWN_TO_GUEST = frozenset({"stay", "name", "about"})
    KEPT_FROM_GUEST = frozenset({"staff"})
    PERSONAL = SHOWN_TO_GUEST | KEPT_FROM_GUEST
    NOT_PERSONAL = frozenset({"id", "house", "weekday", "at", "began_on", "ended_on"})
    KINDS = ListKinds(HouseholdKind.GROUP_ADDED, HouseholdKind.GROUP_CHANGED)

    name = models.CharField("what it is called", max_length=80)
    weekday = models.PositiveSmallIntegerField("usual day", choices=WEEKDAYS)
    at = models.TimeField("usual time")
    about = models.CharField("what it is about", max_length=SHORT_TEXT, blank=True)
    began_on = models.DateField()

    objects = GroupQuerySet.as_manager()

    class Meta(StayOrStaffOrNobody.Meta):
        constraints = [
            *StayOrStaffOrNobody.Meta.constraints,
            once_in_use("name", "The house has a group of this name already."),
            models.CheckConstraint(
                condition=Q(weekday__range=(1, 7)),
                name="household_group_weekday_known",
                violation_error_message="Please choose a weekday.",
            ),
        ]

    def __str__(self) -> str:
        return f"group {self.pk}"

    @property
    def audited_guest_id(self) -> int | None:
        return self.stay.guest_id if self.stay else None


class GroupDayQuerySet(ParticipantQuerySet["GroupDay"]):
    def for_list(self) -> "GroupDayQuerySet":
        return self.select_related("stay__guest", "staff").order_by("-on")


class GroupDay(HouseRow, StayOrStaffOrNobody):
    """A group on one day: held or not, who led it, how many came, its topic; not who said what."""

    SHOWN_TO_GUEST = frozenset({"stay", "topic", "noted_by"})
    KEPT_FROM_GUEST = frozenset({"staff"})
    PERSONAL = SHOWN_TO_GUEST | KEPT_FROM_GUEST
    NOT_PERSONAL = frozenset(
        {"id", "house", "group", "on", "was_held", "how_many_came", "noted_at"}
    )

    group = models.ForeignKey(Group, models.PROTECT, related_name="days")
    on = models.DateField("day")
    was_held = models.BooleanField("it was held")
    how_many_came = models.PositiveSmallIntegerField("how many people came", null=True, blank=True)
    topic = models.CharField("its topic", max_length=SHORT_TEXT, blank=True)
    noted_at = models.DateTimeField(default=timezone.now)
    noted_by = models.ForeignKey(User, models.PROTECT, related_name="+")

    objects = GroupDayQuerySet.as_manager()

    class Meta(StayOrStaffOrNobody.Meta):
        constraints = [
            *StayOrStaffOrNobody.Meta.constraints,
            models.UniqueConstraint(
                fields=["group", "on"],
                name="household_groupday_once",
                violation_error_message="That day of the group is noted already.",
            ),
            models.CheckConstraint(
                condition=Q(how_many_came__isnull=True)
                | Q(was_held=True, how_many_came__lte=LARGEST),
                name="household_groupday_came_when_held",
                violation_error_message="People can only have come when it was held, and at most "
                f"{LARGEST}.",
            ),
        ]
        indexes = [models.Index(fields=["house", "on"], name="household_groupday_house_on")]

    def __str__(self) -> str:
        return f"group day {self.pk}"
