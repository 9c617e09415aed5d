"""Each house has a list of words that it says in another way; houses here already get it too."""

import django.db.models.deletion
import django.db.models.functions.text
from django.db import migrations, models

from guests.wording.starting_words import STARTING_WORDS


def begin_lists(apps, schema_editor):
    word = apps.get_model("guests", "PlainWord")
    for house in apps.get_model("accounts", "House").objects.filter(plain_words=None):
        word.objects.bulk_create(word(house=house, **line._asdict()) for line in STARTING_WORDS)


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0005_what_is_recorded_of_shifts"),
        ("guests", "0006_over_on"),
    ]

    operations = [
        migrations.CreateModel(
            name="PlainWord",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "word",
                    models.CharField(
                        help_text="Other spellings of it after a comma.",
                        max_length=120,
                        verbose_name="the word",
                    ),
                ),
                ("instead", models.CharField(max_length=120, verbose_name="what we say")),
                ("why", models.CharField(max_length=300, verbose_name="why, in a line")),
                (
                    "innocent",
                    models.TextField(
                        blank=True,
                        help_text="Phrases in which it is meant otherwise, one on a line: be patient. A slash stands between words of which any will do, a star for any ending, three dots for up to four words: floor/floors … clean*.",
                        max_length=4000,
                        verbose_name="where it means something else",
                    ),
                ),
                ("ended_on", models.DateField(blank=True, null=True)),
                (
                    "house",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="plain_words",
                        to="accounts.house",
                    ),
                ),
            ],
            options={
                "ordering": (django.db.models.functions.text.Lower("word"), "id"),
                "constraints": [
                    models.UniqueConstraint(
                        models.F("house"),
                        django.db.models.functions.text.Lower("word"),
                        condition=models.Q(("ended_on__isnull", True)),
                        name="guests_plainword_once",
                        violation_error_message="This word stands in the list already.",
                    )
                ],
            },
        ),
        migrations.RunPython(begin_lists, migrations.RunPython.noop),
    ]
