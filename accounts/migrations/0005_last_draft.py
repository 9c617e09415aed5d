from django.db import migrations, models
from django.db.models import Max


def note_last_drafts(apps, schema_editor):
    for user in apps.get_model("accounts", "User").objects.annotate(last=Max("drafts__saved_at")):
        user.last_draft_at = user.last
        user.save(update_fields=["last_draft_at"])


class Migration(migrations.Migration):
    dependencies = [("accounts", "0004_what_is_recorded_of_the_household")]

    operations = [
        migrations.AddField(
            model_name="user",
            name="last_draft_at",
            field=models.DateTimeField(editable=False, null=True),
        ),
        migrations.RunPython(note_last_drafts, migrations.RunPython.noop),
    ]
