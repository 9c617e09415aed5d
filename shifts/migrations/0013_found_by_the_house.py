from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0009_kinds_come_from_each_app"),
        ("shifts", "0012_each_row_has_its_house"),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name="searchtoken",
            name="shifts_searchword_once",
        ),
        migrations.AddIndex(
            model_name="handoffitem",
            index=models.Index(
                fields=["house", "kind", "object_id"], name="shifts_handoffitem_house_kind"
            ),
        ),
        migrations.AddConstraint(
            model_name="searchtoken",
            constraint=models.UniqueConstraint(
                fields=("house", "word", "note"),
                name="shifts_searchword_once",
                violation_error_message="The note is found by this word already.",
            ),
        ),
    ]
