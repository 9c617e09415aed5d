"""The agreements become one step of the arrival list, which follows from what was gone through.

What was a step of its own before, that they were gone through, is an ordinary thing on the list
from now on; its ticks stay.
"""

from django.db import migrations, models


def forwards(apps, editor):
    apps.get_model("guests", "ArrivalItem").objects.filter(part="gone_through").update(part="")


class Migration(migrations.Migration):
    dependencies = [("guests", "0004_follow_ups")]

    operations = [
        migrations.RunPython(forwards, migrations.RunPython.noop),
        migrations.AlterField(
            model_name="arrivalitem",
            name="part",
            field=models.CharField(
                blank=True,
                choices=[("accepted", "Agreements gone through and accepted")],
                max_length=20,
            ),
        ),
    ]
