"""The house's rooms, and those that someone had earlier in their stay."""

from django.db import models

from accounts.houses.querysets import HouseQuerySet
from accounts.houses.rows import HouseRow
from accounts.lists.models import HouseListRow, ListKinds
from accounts.models import User

from ..audit import GuestKind
from ..stays.models import Stay


class Room(HouseListRow):
    """One guest's place to sleep, with a door of its own."""

    PERSONAL: frozenset[str] = frozenset()
    NOT_PERSONAL = frozenset({"id", "house", "name", "since_on"})
    KINDS = ListKinds(GuestKind.ROOM_ADDED, GuestKind.ROOM_CHANGED)

    name = models.CharField(max_length=60)
    # From which day the house has it, for the nights that reports call possible. Empty: from its
    # beginning.
    since_on = models.DateField(null=True, blank=True)

    objects = HouseQuerySet["Room"].as_manager()

    class Meta:
        ordering = ("name", "id")
        constraints = [
            models.UniqueConstraint(
                fields=["house", "name"],
                name="guests_room_name_once",
                violation_error_message="There is a room with this name already.",
            )
        ]

    def __str__(self) -> str:
        return self.name


class FormerRoom(HouseRow):
    """A room that a guest had earlier in their stay, until the day they moved to another one."""

    PERSONAL = SHOWN_TO_GUEST = frozenset({"stay", "room", "moved_by"})
    NOT_PERSONAL = frozenset({"id", "house", "until_on"})

    stay = models.ForeignKey(Stay, models.PROTECT, related_name="former_rooms")
    room = models.ForeignKey(Room, models.PROTECT, related_name="former_stays")
    until_on = models.DateField()
    moved_by = models.ForeignKey(User, models.PROTECT, related_name="+")

    objects = HouseQuerySet["FormerRoom"].as_manager()

    class Meta:
        ordering = ("until_on", "id")

    def __str__(self) -> str:
        return f"former room {self.pk}"
