from django.db import migrations

from accounts.houses.fill import Triggers, fill_house
from household.agreements.triggers import create_agreement_triggers, drop_agreement_triggers

PARENTS = (
    ("AgreementComment", "version"),
    ("SeenDifferently", "version"),
    ("Attempt", "conversation"),
    ("ConversationPart", "conversation"),
    ("ConversationSupporter", "conversation"),
    ("Decision", "meeting"),
    ("GroupDay", "group"),
    ("MeetingAttendance", "meeting"),
    ("MeetingReopening", "meeting"),
    ("Turn", "chore"),
)


def fill(apps, editor):
    triggers = Triggers(drop_agreement_triggers, create_agreement_triggers)
    for name, parent in (("AgreementVersion", "agreement"), ("Acceptance", "version")):
        fill_house(editor, apps.get_model("household", name), parent, triggers=triggers)
    for name, parent in PARENTS:
        fill_house(editor, apps.get_model("household", name), parent)


class Migration(migrations.Migration):
    # Each batch is a transaction, so this can be interrupted and run again.
    atomic = False

    dependencies = [("household", "0008_room_for_the_house")]

    operations = [migrations.RunPython(fill, migrations.RunPython.noop)]
