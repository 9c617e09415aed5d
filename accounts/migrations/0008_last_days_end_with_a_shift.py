from datetime import datetime, time
from zoneinfo import ZoneInfo

from django.db import migrations, models


def whoever_is_out_stays_out(apps, schema_editor):
    """Until now a role was over from the first moment of the day after its last one."""
    membership = apps.get_model("accounts", "Membership")
    for each in membership.objects.filter(ended_on__isnull=False).select_related("house"):
        zone = ZoneInfo(each.house.time_zone)
        if each.ended_on <= datetime.now(zone).date():
            each.ended_at = datetime.combine(each.ended_on, time(0), zone)
            each.save(update_fields=["ended_at"])


class Migration(migrations.Migration):
    dependencies = [("accounts", "0007_kinds_for_the_night")]

    operations = [
        migrations.AddField(
            model_name="membership",
            name="ended_at",
            field=models.DateTimeField(blank=True, null=True),
        ),
        migrations.AddConstraint(
            model_name="membership",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("ended_at__isnull", True), ("ended_on__isnull", False), _connector="OR"
                ),
                name="accounts_membership_ended_at_once_on_a_day",
                violation_error_message="A role that was ended at once needs the day it ended on.",
            ),
        ),
        migrations.RunPython(whoever_is_out_stays_out, migrations.RunPython.noop),
    ]
