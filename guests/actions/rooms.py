"""Every change to the house's rooms."""

from django.db import transaction

from accounts.asker import Asker
from accounts.audit import Kind, record
from accounts.models import House

from ..models import Room


@transaction.atomic
def add_room(*, by: Asker, name: str) -> Room:
    House.objects.select_for_update().get(pk=by.house.pk)
    room = Room(house=by.house, name=name)
    room.full_clean()
    room.save()
    record(Kind.ROOM_ADDED, by=by, about=room)
    return room


@transaction.atomic
def rename_room(*, by: Asker, room: Room, name: str) -> Room:
    House.objects.select_for_update().get(pk=by.house.pk)
    room.name = name
    room.full_clean()
    room.save()
    record(Kind.ROOM_CHANGED, by=by, about=room, fields=["name"])
    return room
