from django.db import migrations

from accounts.houses.fill import fill_house

PARENTS = (
    ("Reopening", "round"),
    ("Entry", "round"),
    ("Intention", "entry"),
    ("Withdrawal", "entry"),
    # Of an entry, or of a goal for the day.
    ("EntryRevision", "entry"),
    ("EntryRevision", "intention"),
    ("SupportRequest", "stay"),
    ("EntryReply", "stay"),
)


def fill(apps, editor):
    for name, parent in PARENTS:
        fill_house(editor, apps.get_model("checkins", name), parent)


class Migration(migrations.Migration):
    # Each batch is a transaction, so this can be interrupted and run again.
    atomic = False

    dependencies = [
        ("checkins", "0007_room_for_the_house"),
        ("guests", "0018_the_house_from_the_parent"),
    ]

    operations = [migrations.RunPython(fill, migrations.RunPython.noop)]
