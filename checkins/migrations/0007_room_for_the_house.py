import django.db.models.deletion
from django.db import migrations, models

MODELS = (
    "reopening",
    "entry",
    "intention",
    "withdrawal",
    "entryrevision",
    "supportrequest",
    "entryreply",
)


class Migration(migrations.Migration):
    """Each row gets a column for its house; the next migration fills it."""

    dependencies = [
        ("accounts", "0009_kinds_come_from_each_app"),
        ("checkins", "0006_entries_by_when_they_were_saved"),
    ]

    operations = [
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
    ]
