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
    dependencies = [("checkins", "0008_the_house_from_the_parent")]

    operations = [
        migrations.RemoveIndex(model_name="entry", name="checkins_entry_saved_at"),
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
        # A round is found by its house and day.
        migrations.AlterField(
            model_name="round",
            name="house",
            field=models.ForeignKey(
                db_index=False,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="rounds",
                to="accounts.house",
            ),
        ),
        migrations.AddIndex(
            model_name="entry",
            index=models.Index(fields=["house", "saved_at"], name="checkins_entry_house_saved"),
        ),
        migrations.AddIndex(
            model_name="round",
            index=models.Index(fields=["house", "-date", "which"], name="checkins_round_newest"),
        ),
        migrations.AlterField(
            model_name="entryrevision",
            name="withdrawn",
            field=models.ForeignKey(
                blank=True,
                db_index=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="revisions",
                to="checkins.withdrawal",
            ),
        ),
        migrations.AddIndex(
            model_name="entryrevision",
            index=models.Index(
                condition=models.Q(("withdrawn__isnull", False)),
                fields=["withdrawn"],
                name="checkins_revision_withdrawn",
            ),
        ),
        migrations.AddIndex(
            model_name="supportrequest",
            index=models.Index(fields=["house", "-asked_at"], name="checkins_ask_house_at"),
        ),
    ]
