from django.db import migrations

from household.agreements.triggers import create_agreement_triggers, drop_agreement_triggers


def lay_again(apps, editor):
    drop_agreement_triggers(editor)
    create_agreement_triggers(editor)


class Migration(migrations.Migration):
    dependencies = [("household", "0011_group_days_found_by_their_day")]

    operations = [migrations.RunPython(lay_again, migrations.RunPython.noop)]
