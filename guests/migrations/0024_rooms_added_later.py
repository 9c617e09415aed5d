"""A room that was added after someone had arrived counts from the day it was added.

The audit record knows that day; a room it does not know of has been there from the beginning.
"""

import zoneinfo

from django.db import migrations
from django.db.models import Min


def note_since_when(apps, schema_editor):
    rooms, stays = apps.get_model("guests.Room").objects, apps.get_model("guests.Stay").objects
    events = apps.get_model("accounts.AuditEvent").objects
    added = events.filter(kind="room_added", object_type="guests.room")
    for room in rooms.select_related("house"):
        event = added.filter(house_id=room.house_id, object_id=room.pk).order_by("at").first()
        first = stays.filter(house=room.house_id).aggregate(first=Min("arrived_on"))["first"]
        if event is None or first is None:
            continue
        added_on = event.at.astimezone(zoneinfo.ZoneInfo(room.house.time_zone)).date()
        if first < added_on:
            rooms.filter(pk=room.pk).update(since_on=added_on)


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0012_small_number_limit"),
        ("guests", "0023_found_by_their_day"),
    ]

    operations = [migrations.RunPython(note_since_when, migrations.RunPython.noop)]
