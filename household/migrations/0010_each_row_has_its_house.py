import django.db.models.deletion
from django.db import migrations, models

from household.agreements.triggers import create_agreement_triggers, drop_agreement_triggers

MODELS = (
    "agreementversion",
    "acceptance",
    "agreementcomment",
    "seendifferently",
    "attempt",
    "conversationpart",
    "conversationsupporter",
    "decision",
    "groupday",
    "meetingattendance",
    "meetingreopening",
    "turn",
)
LISTED = (
    ("meeting", "meetings"),
    ("agendaitem", "agenda_items"),
    ("conversation", "conversations"),
    ("journalpage", "journal_pages"),
)


def create_triggers(apps, editor):
    create_agreement_triggers(editor)


def drop_triggers(apps, editor):
    drop_agreement_triggers(editor)


class Migration(migrations.Migration):
    dependencies = [("household", "0009_the_house_from_the_parent")]

    operations = [
        # SQLite makes these tables again, and a table made again has no triggers.
        migrations.RunPython(drop_triggers, create_triggers),
        migrations.RemoveIndex(model_name="turn", name="household_turn_chore_on"),
        *(
            migrations.AlterField(
                model_name=name,
                name="house",
                field=models.ForeignKey(
                    db_index=False,
                    editable=False,
                    on_delete=django.db.models.deletion.PROTECT,
                    related_name="+",
                    to="accounts.house",
                ),
            )
            for name in MODELS
        ),
        # These are found by their house and day.
        *(
            migrations.AlterField(
                model_name=name,
                name="house",
                field=models.ForeignKey(
                    db_index=False,
                    on_delete=django.db.models.deletion.PROTECT,
                    related_name=related_name,
                    to="accounts.house",
                ),
            )
            for name, related_name in LISTED
        ),
        migrations.AddIndex(
            model_name="agendaitem",
            index=models.Index(
                fields=["house", "meeting", "taken_off_at"], name="household_agendaitem_waiting"
            ),
        ),
        migrations.AddIndex(
            model_name="meeting",
            index=models.Index(
                condition=models.Q(("instead_of_on__isnull", False)),
                fields=["house", "instead_of_on"],
                name="household_meeting_moved",
            ),
        ),
        migrations.AddIndex(
            model_name="acceptance",
            index=models.Index(
                condition=models.Q(("staff__isnull", False)),
                fields=["staff", "version"],
                name="household_acceptance_of_staff",
            ),
        ),
        migrations.AddIndex(
            model_name="conversationpart",
            index=models.Index(
                condition=models.Q(("was_alone", True), ("withdrawn_at__isnull", True)),
                fields=["house"],
                name="household_part_begun_alone",
            ),
        ),
        migrations.AddIndex(
            model_name="agreementversion",
            index=models.Index(fields=["house", "decided_on"], name="household_version_decided"),
        ),
        migrations.AddIndex(
            model_name="attempt",
            index=models.Index(
                condition=models.Q(("looked_again_on__isnull", True)),
                fields=["house", "look_again_on"],
                name="household_attempt_under_way",
            ),
        ),
        migrations.AddIndex(
            model_name="decision",
            index=models.Index(
                condition=models.Q(
                    ("stay__isnull", False),
                    ("staff__isnull", False),
                    ("by_on__isnull", False),
                    _connector="OR",
                ),
                fields=["house", "done_at"],
                name="household_decision_to_do",
            ),
        ),
        migrations.AddIndex(
            model_name="turn",
            index=models.Index(fields=["house", "on"], name="household_turn_house_on"),
        ),
        migrations.RunPython(create_triggers, drop_triggers),
    ]
