from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0009_kinds_come_from_each_app"),
        ("guests", "0019_each_row_has_its_house"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.RemoveIndex(
            model_name="stay",
            name="guests_stay_dates",
        ),
        migrations.AddIndex(
            model_name="stay",
            index=models.Index(fields=["house", "over_on"], name="guests_stay_house_over"),
        ),
        migrations.AddIndex(
            model_name="stay",
            index=models.Index(
                condition=models.Q(("left_on__isnull", False)),
                fields=["house", "-left_on", "-id"],
                name="guests_stay_house_left",
            ),
        ),
        migrations.AddIndex(
            model_name="stay",
            index=models.Index(
                condition=models.Q(("arrived_on__isnull", True), ("over_on__isnull", False)),
                fields=["house", "-id"],
                name="guests_stay_did_not_come",
            ),
        ),
        migrations.AddIndex(
            model_name="timeaway",
            index=models.Index(
                condition=models.Q(("called_off_on__isnull", True), ("seen_back_at__isnull", True)),
                fields=["house", "from_on"],
                name="guests_timeaway_house_open",
            ),
        ),
    ]
