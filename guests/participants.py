"""A guest or a peer on staff, wherever either may appear: a round, the chores, an agreement."""

from django.db import models
from django.db.models import Q

from accounts.models import User

from .stays.models import Stay

# In place of the name of a guest who is out of the actor's reach.
GUEST_WHO_HAS_LEFT = "a guest who has left"


def name_of(stay: Stay | None, staff: User | None, *, is_readable: bool) -> str:
    """How one person is named to the actor: the one rule, for every list, page and printed sheet.

    `is_readable` comes from a query (`guests.access`), and matters for guests alone: peers on staff
    are always named. Empty where nobody is named.
    """
    if stay is not None:
        return stay.guest.name if is_readable else GUEST_WHO_HAS_LEFT
    return staff.display_name if staff else ""


class StayOrStaff(models.Model):
    """Someone in the house's circle: a guest (by their stay) or a peer on staff, exactly one."""

    stay = models.ForeignKey(Stay, models.PROTECT, null=True, blank=True)
    staff = models.ForeignKey(User, models.PROTECT, null=True, blank=True, related_name="+")

    # Closed until a query with `can_read_expression` has set it.
    is_readable: bool = False

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

    @property
    def key(self) -> str:
        """The same for one person wherever they appear: stay-12, staff-3."""
        return f"stay-{self.stay_id}" if self.stay_id else f"staff-{self.staff_id}"

    @property
    def is_out_of_reach(self) -> bool:
        """A guest whose name and words the actor may not see."""
        return self.stay_id is not None and not self.is_readable

    @property
    def person_name(self) -> str:
        return name_of(self.stay, self.staff, is_readable=self.is_readable)


class StayOrStaffOrNobody(models.Model):
    """Where nobody needs to be named: a guest (by their stay), a peer on staff, or neither."""

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
    def key(self) -> str:
        if self.stay_id:
            return f"stay-{self.stay_id}"
        return f"staff-{self.staff_id}" if self.staff_id else ""

    @property
    def is_out_of_reach(self) -> bool:
        return self.stay_id is not None and not self.is_readable

    @property
    def person_name(self) -> str:
        return name_of(self.stay, self.staff, is_readable=self.is_readable)
