"""The lists that a house keeps for itself: rooms, chores, groups, what to go through."""

from typing import ClassVar, NamedTuple, Self, TypeVar

from django.db import models
from django.db.models import Q

from ..houses.constraints import UniqueWhere
from ..houses.models import House
from ..houses.querysets import HouseQuerySet


class ListKinds(NamedTuple):
    """The kinds of audit events for a row added, changed, or taken off."""

    added: models.TextChoices
    changed: models.TextChoices
    ended: models.TextChoices | None = None  # None: `changed` is recorded


AnyRow = TypeVar("AnyRow", bound="EndingRow")


class HouseListRow(models.Model):
    """One row of a list that a house keeps for itself."""

    KINDS: ClassVar[ListKinds]

    house = models.ForeignKey(House, models.PROTECT, related_name="%(class)ss")

    class Meta:
        abstract = True

    @property
    def audited_guest_id(self) -> int | None:
        return None


class EndingQuerySet(HouseQuerySet[AnyRow]):
    def in_use(self) -> Self:
        return self.filter(ended_on=None)

    def in_use_and_ended(self) -> tuple[list[AnyRow], list[AnyRow]]:
        """Both parts of the list, in one query."""
        rows = list(self)
        in_use = [row for row in rows if row.ended_on is None]
        return in_use, [row for row in rows if row.ended_on is not None]


class EndingRow(HouseListRow):
    """A row that is taken off the list and put back, and never deleted."""

    ended_on = models.DateField(null=True, blank=True)

    class Meta:
        abstract = True


class OrderedRow(EndingRow):
    """A row of a list that the house puts in its own order."""

    place = models.PositiveSmallIntegerField("place in the list", default=0)

    class Meta:
        abstract = True
        ordering = ("place", "id")


def once_in_use(field: str, message: str = "This is already on the list.") -> models.BaseConstraint:
    """A name is on the list once; rows that were taken off keep theirs."""
    return UniqueWhere(
        fields=["house", field],
        condition=Q(ended_on__isnull=True),
        name="%(app_label)s_%(class)s_once",
        violation_error_message=message,
    )
