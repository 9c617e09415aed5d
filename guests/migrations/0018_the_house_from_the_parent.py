from django.db import migrations

from accounts.houses.fill import fill_house

# Parents first.
PARENTS = (
    ("Stay", "guest"),
    ("TimeAway", "stay"),
    ("ArrivalTick", "stay"),
    ("AskedToLeave", "stay"),
    ("CarryOver", "stay"),
    ("Extension", "stay"),
    ("Goal", "stay"),
    ("Step", "goal"),
    ("Farewell", "stay"),
    ("Contact", "stay"),
    ("LookBack", "stay"),
    ("SupportMoment", "stay"),
    ("StayReply", "stay"),
    ("FormerRoom", "stay"),
    ("WhereNext", "stay"),
    ("Worldview", "stay"),
)


def fill(apps, editor):
    for name, parent in PARENTS:
        fill_house(editor, apps.get_model("guests", name), parent)


class Migration(migrations.Migration):
    # Each batch is a transaction, so this can be interrupted and run again.
    atomic = False

    dependencies = [("guests", "0017_room_for_the_house")]

    operations = [migrations.RunPython(fill, migrations.RunPython.noop)]
