"""Houses that are here already get the arrival list that a new one starts with."""

from django.db import migrations

from guests.arrival.starting_list import STARTING_LIST


def begin_lists(apps, schema_editor):
    item = apps.get_model("guests", "ArrivalItem")
    for house in apps.get_model("accounts", "House").objects.filter(arrival_items=None):
        item.objects.bulk_create(
            item(house=house, name=name, how=how, part=part, place=place)
            for place, (name, how, part) in enumerate(STARTING_LIST, start=1)
        )


class Migration(migrations.Migration):
    dependencies = [("guests", "0002_from_first_call_to_farewell")]

    operations = [migrations.RunPython(begin_lists, migrations.RunPython.noop)]
