from django.db import migrations, models


def note_those_opened_again(apps, schema_editor):
    rounds = apps.get_model("checkins", "Round").objects
    rounds.filter(reopenings__isnull=False).update(was_reopened=True)


class Migration(migrations.Migration):
    dependencies = [("checkins", "0002_own_words")]

    operations = [
        migrations.AddField(
            model_name="round",
            name="was_reopened",
            field=models.BooleanField(default=False),
        ),
        migrations.RunPython(note_those_opened_again, migrations.RunPython.noop),
    ]
