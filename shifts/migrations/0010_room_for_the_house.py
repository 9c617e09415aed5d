import django.db.models.deletion
from django.db import migrations, models

from accounts.audit.triggers import append_only, drop_triggers
from shifts.notes.triggers import KEPT_NOTES


def lay_again(apps, editor):
    """On SQLite they went with the table that was remade; and they look after the new column."""
    for table, allowed in KEPT_NOTES.items():
        drop_triggers(editor, table)
        append_only(editor, table, allowed)


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0009_kinds_come_from_each_app"),
        ("shifts", "0009_plainer_sentences"),
    ]

    operations = [
        migrations.RunPython(migrations.RunPython.noop, lay_again),
        migrations.AddField(
            model_name="wasthere",
            name="house",
            field=models.ForeignKey(
                db_index=False,
                editable=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="accounts.house",
            ),
        ),
        migrations.AddField(
            model_name="handoffitem",
            name="house",
            field=models.ForeignKey(
                db_index=False,
                editable=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="accounts.house",
            ),
        ),
        migrations.AddField(
            model_name="handoffread",
            name="house",
            field=models.ForeignKey(
                db_index=False,
                editable=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="accounts.house",
            ),
        ),
        migrations.AddField(
            model_name="searchtoken",
            name="house",
            field=models.ForeignKey(
                db_index=False,
                editable=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="accounts.house",
            ),
        ),
        migrations.AddField(
            model_name="shiftperson",
            name="house",
            field=models.ForeignKey(
                db_index=False,
                editable=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="accounts.house",
            ),
        ),
        migrations.AddField(
            model_name="notereply",
            name="house",
            field=models.ForeignKey(
                db_index=False,
                editable=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="accounts.house",
            ),
        ),
        migrations.AddField(
            model_name="amendment",
            name="house",
            field=models.ForeignKey(
                db_index=False,
                editable=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="accounts.house",
            ),
        ),
        migrations.RunPython(lay_again, migrations.RunPython.noop),
    ]
