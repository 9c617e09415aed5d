"""The house's rooms, and those that someone had earlier in their stay."""

from django.db import models

from accounts.access.actor import Actor
from accounts.models import House, User

from ..stays.models import Stay


class RoomQuerySet(models.QuerySet["Room"]):
    def visible_to(self, actor: Actor) -> "RoomQuerySet":
        return self.filter(house=actor.house)


class Room(models.Model):
    """One guest's place to sleep, with a door of its own."""

    PERSONAL: frozenset[str] = frozenset()
    NOT_PERSONAL = frozenset({"id", "house", "name"})

    house = models.ForeignKey(House, models.PROTECT, related_name="rooms")
    name = models.CharField(max_length=60)

    objects = RoomQuerySet.as_manager()

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


class FormerRoomQuerySet(models.QuerySet["FormerRoom"]):
    def visible_to(self, actor: Actor) -> "FormerRoomQuerySet":
        return self.filter(stay__guest__house=actor.house)


class FormerRoom(models.Model):
    """A room that a guest had earlier in their stay, until the day they moved to another one."""

    PERSONAL = SHOWN_TO_GUEST = frozenset({"stay", "room", "moved_by"})
    NOT_PERSONAL = frozenset({"id", "until_on"})

    stay = models.ForeignKey(Stay, models.PROTECT, related_name="former_rooms")
    room = models.ForeignKey(Room, models.PROTECT, related_name="former_stays")
    until_on = models.DateField()
    moved_by = models.ForeignKey(User, models.PROTECT, related_name="+")

    objects = FormerRoomQuerySet.as_manager()

    class Meta:
        ordering = ("until_on", "id")

    def __str__(self) -> str:
        return f"former room {self.pk}"
