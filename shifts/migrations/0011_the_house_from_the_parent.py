from django.db import migrations

from accounts.audit.triggers import append_only, drop_triggers
from accounts.houses.fill import Triggers, fill_house
from shifts.notes.triggers import KEPT_NOTES

AMENDMENTS = "shifts_amendment"

# Parents first.
PARENTS = (
    ("WasThere", "co_reflection"),
    ("HandoffItem", "handoff"),
    ("HandoffRead", "handoff"),
    ("SearchToken", "note"),
    ("ShiftPerson", "shift"),
    ("NoteReply", "note"),
)


def fill(apps, editor):
    for name, parent in PARENTS:
        fill_house(editor, apps.get_model("shifts", name), parent)
    triggers = Triggers(let_go, keep)
    fill_house(editor, apps.get_model("shifts", "Amendment"), "note", triggers=triggers)


def let_go(editor):
    drop_triggers(editor, AMENDMENTS)


def keep(editor):
    append_only(editor, AMENDMENTS, KEPT_NOTES[AMENDMENTS])


class Migration(migrations.Migration):
    # Each batch is a transaction, so this can be interrupted and run again.
    atomic = False

    dependencies = [("shifts", "0010_room_for_the_house")]

    operations = [migrations.RunPython(fill, migrations.RunPython.noop)]
