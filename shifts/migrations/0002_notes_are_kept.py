"""A signed note can't be changed or deleted, whoever asks the database; two updates pass."""

from django.db import migrations

from accounts.audit.triggers import keep_rows, let_rows_go
from shifts.notes.triggers import KEPT_NOTES


def forwards(apps, editor):
    for table, but in KEPT_NOTES.items():
        keep_rows(editor, table, but)


def backwards(apps, editor):
    for table in KEPT_NOTES:
        let_rows_go(editor, table)


class Migration(migrations.Migration):
    dependencies = [("shifts", "0001_notes")]
    operations = [migrations.RunPython(forwards, backwards)]
