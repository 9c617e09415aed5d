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


def create_triggers(apps, editor):
    create_agreement_triggers(editor)


def drop_triggers(apps, editor):
    drop_agreement_triggers(editor)


class Migration(migrations.Migration):
    """Each row gets a column for its house; the next migration fills it."""

    dependencies = [
        ("accounts", "0009_kinds_come_from_each_app"),
        ("household", "0007_plainer_sentences"),
    ]

    # A column is added beside the triggers, but taken away only without them.
    operations = [
        migrations.RunPython(migrations.RunPython.noop, create_triggers),
        *(
            migrations.AddField(
                model_name=name,
                name="house",
                field=models.ForeignKey(
                    db_index=False,
                    editable=False,
                    null=True,
                    on_delete=django.db.models.deletion.PROTECT,
                    related_name="+",
                    to="accounts.house",
                ),
            )
            for name in MODELS
        ),
        migrations.RunPython(migrations.RunPython.noop, drop_triggers),
    ]
