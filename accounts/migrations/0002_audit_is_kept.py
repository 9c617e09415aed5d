"""The audit record can't be changed or deleted, whoever asks the database."""

from django.db import migrations

from accounts.audit.triggers import keep_rows, let_rows_go

TABLE = "accounts_auditevent"


def forwards(apps, editor):
    keep_rows(editor, TABLE)


def backwards(apps, editor):
    let_rows_go(editor, TABLE)


class Migration(migrations.Migration):
    dependencies = [("accounts", "0001_initial")]
    operations = [migrations.RunPython(forwards, backwards)]
