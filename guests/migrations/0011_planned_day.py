"""Leaving as planned is noted for a day, and a look back knows which mark it was about.

Look backs that are there get the mark that fell on their day under the plan of that time.
"""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

MARKS = [
    ("first_look_back", "A first look back"),
    ("month", "A month here"),
    ("half_way", "Half-way"),
    ("where_next_begins", "Where next begins"),
    ("where_next_settled", "Where next, settled"),
    ("last_week", "One week to go"),
    ("farewell", "The planned last day"),
]


def fill_marks(apps, _editor):
    rows = apps.get_model("guests", "LookBack").objects.select_related("stay")
    extensions = apps.get_model("guests", "Extension").objects.filter(agreed=True)
    filled = set()
    for row in rows.filter(mark="").order_by("stay_id", "day", "id"):
        agreed = list(extensions.filter(stay=row.stay_id, new_leaving_on__isnull=False))
        mark = mark_then(row, agreed)
        # A mark that was asked twice, before and after an extension, was looked at the first time.
        if mark and (row.stay_id, mark) not in filled:
            filled.add((row.stay_id, mark))
            row.mark = mark
            row.save(update_fields=["mark"])


def mark_then(row, agreed):
    """The mark on that day of the stay as it was planned when they looked back; "" if unsure."""
    first, last = row.stay.arrived_on or row.stay.arrives_on, row.stay.planned_leaving_on
    if first is None or last is None:
        return ""
    length = (last - first).days + 1
    # On the day of a decision nobody knows which of the two came first.
    later = sum(added(each) for each in agreed if each.decided_on > row.on)
    same_day = sum(added(each) for each in agreed if each.decided_on == row.on)
    found = {marks_of(days).get(row.day) for days in (length - later, length - later - same_day)}
    found.discard(None)
    return found.pop() if len(found) == 1 else ""


def added(extension):
    return (extension.new_leaving_on - extension.planned_before_on).days


def marks_of(length):
    """As guests.milestones had it when this was written."""
    half = (length + 1) // 2
    begins = max(length - 30, half)
    marks = {day: mark for day, mark in ((7, "first_look_back"), (30, "month")) if day < half}
    marks[half] = "half_way"
    marks[begins] = "where_next_begins"
    for before, mark in ((15, "where_next_settled"), (7, "last_week")):
        if length - before > begins:
            marks[length - before] = mark
    marks[length] = "farewell"
    return marks


class Migration(migrations.Migration):
    dependencies = [
        ("guests", "0010_back_is_something_seen"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            model_name="lookback",
            name="mark",
            field=models.CharField(blank=True, choices=MARKS, max_length=30),
        ),
        migrations.RunPython(fill_marks, migrations.RunPython.noop),
        migrations.AddConstraint(
            model_name="lookback",
            constraint=models.UniqueConstraint(
                condition=models.Q(("mark", ""), _negated=True),
                fields=("stay", "mark"),
                name="guests_lookback_mark_once",
                violation_error_message="You have looked back on this already.",
            ),
        ),
        migrations.AddConstraint(
            model_name="lookback",
            constraint=models.CheckConstraint(
                condition=models.Q(("mark__in", ["", *(mark for mark, _name in MARKS)])),
                name="guests_lookback_mark_known",
                violation_error_message="Please choose one from the list.",
            ),
        ),
        migrations.AddField(
            model_name="stay",
            name="leaving_confirmed_for",
            field=models.DateField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name="stay",
            name="leaving_confirmed_on",
            field=models.DateField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name="stay",
            name="leaving_confirmed_by",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddConstraint(
            model_name="stay",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        ("leaving_confirmed_by__isnull", True),
                        ("leaving_confirmed_for__isnull", True),
                        ("leaving_confirmed_on__isnull", True),
                    ),
                    models.Q(
                        ("leaving_confirmed_by__isnull", False),
                        ("leaving_confirmed_for__isnull", False),
                        ("leaving_confirmed_on__isnull", False),
                    ),
                    _connector="OR",
                ),
                name="guests_stay_leaving_confirmed_by_someone",
                violation_error_message="Leaving as planned is noted for a day, when, and by whom.",
            ),
        ),
    ]
