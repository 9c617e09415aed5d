"""A guest or a peer on staff, wherever either may appear: a check-in, the chores, an agreement."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Self

from django.db import models
from django.db.models import Q, QuerySet

from accounts.access.actor import Actor
from accounts.houses.querysets import HouseQuerySet, Row
from accounts.models import User

from .access import can_read_expression
from .stays.models import Stay

# In place of the name of a guest whom the actor may no longer read.
GUEST_WHO_HAS_LEFT = "a guest who has left"
KEY = re.compile(r"(stay|staff)-([0-9]{1,18})", re.ASCII)


def stay_key(stay_id: int) -> str:
    return f"stay-{stay_id}"


def staff_key(user_id: int) -> str:
    return f"staff-{user_id}"


@dataclass(frozen=True)
class Participant:
    """A guest (by their stay) or a peer on staff; or nobody, where nobody is named.

    `is_readable`: whether the actor may see a guest's name. It comes from a query (`guests.access`)
    and doesn't matter for peers on staff, who are always named.
    """

    stay: Stay | None = None
    staff: User | None = None
    is_readable: bool = field(default=False, compare=False)

    def __bool__(self) -> bool:
        return self.stay is not None or self.staff is not None

    @property
    def key(self) -> str:
        """The same for one person wherever they appear; empty for nobody."""
        if self.stay is not None:
            return stay_key(self.stay.pk)
        return staff_key(self.staff.pk) if self.staff else ""

    @property
    def name(self) -> str:
        if self.stay is not None:
            return self.stay.guest.name if self.is_readable else GUEST_WHO_HAS_LEFT
        return self.staff.display_name if self.staff else ""

    @property
    def is_hidden_guest(self) -> bool:
        return self.stay is not None and not self.is_readable

    @property
    def guest_id(self) -> int | None:
        return self.stay.guest_id if self.stay else None

    @classmethod
    def from_key(
        cls, key: str, *, readable_stays: QuerySet[Stay], staff: Callable[[], Iterable[User]]
    ) -> "Participant":
        """Nobody where none of them has that key; only those of its kind are looked up."""
        parts = KEY.fullmatch(key)
        if parts is None:
            return NOBODY
        kind, pk = parts[1], int(parts[2])
        if kind == "staff":
            return cls(staff=next((user for user in staff() if user.pk == pk), None))
        return cls(stay=readable_stays.filter(pk=pk).first(), is_readable=True)


NOBODY = Participant()


def readable_participants(stays: Iterable[Stay], staff: Iterable[User] = ()) -> list[Participant]:
    """`stays` are those whose words the actor may read."""
    guests = [Participant(stay=stay, is_readable=True) for stay in stays]
    return guests + [Participant(staff=user) for user in staff]


class ParticipantQuerySet(HouseQuerySet[Row]):
    """Rows that everyone in the house reads, and that may name someone."""

    def readable_by(self, actor: Actor) -> Self:
        """Those of the house; `is_readable` says whether the actor may see the guest's name."""
        return self.for_house(actor.house).with_is_readable(actor)

    def with_is_readable(self, actor: Actor) -> Self:
        return self.annotate(is_readable=can_read_expression(actor))


class StayOrStaffOrNobody(models.Model):
    """Someone in the house, where nobody needs to be named."""

    stay = models.ForeignKey(Stay, models.PROTECT, null=True, blank=True, related_name="+")
    staff = models.ForeignKey(User, models.PROTECT, null=True, blank=True, related_name="+")

    # Closed until a query with `can_read_expression` has set it.
    is_readable: bool = False

    class Meta:
        abstract = True
        constraints = [
            models.CheckConstraint(
                condition=Q(stay__isnull=True) | Q(staff__isnull=True),
                name="%(app_label)s_%(class)s_stay_or_staff_or_nobody",
                violation_error_message="A guest or a peer on staff: one person at most.",
            )
        ]

    @property
    def participant(self) -> Participant:
        return Participant(self.stay, self.staff, self.is_readable)

    @participant.setter
    def participant(self, someone: Participant) -> None:
        self.stay, self.staff = someone.stay, someone.staff
        self.is_readable = someone.is_readable

    @property
    def key(self) -> str:
        if self.stay_id:
            return stay_key(self.stay_id)
        return staff_key(self.staff_id) if self.staff_id else ""

    @property
    def is_hidden_guest(self) -> bool:
        return self.stay_id is not None and not self.is_readable

    @property
    def person_name(self) -> str:
        return self.participant.name


class StayOrStaff(StayOrStaffOrNobody):
    """Someone in the house: a guest or a peer on staff, exactly one."""

    stay = models.ForeignKey(Stay, models.PROTECT, null=True, blank=True)

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
