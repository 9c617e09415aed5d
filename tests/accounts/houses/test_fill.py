"""The new column of old rows: filled a batch at a time, and never without the triggers."""

from functools import partial

import pytest
from django.db import Error, connection, models, transaction
from django.test.utils import isolate_apps

from accounts.audit.triggers import append_only, drop_triggers, existing_triggers, trigger_names
from accounts.houses.fill import Triggers, fill_house
from accounts.models import House
from tests.accounts.factories import HouseFactory

pytestmark = pytest.mark.django_db(transaction=True)

TABLE = "accounts_oldline"
KEPT = set(trigger_names(TABLE))


@pytest.fixture
def tables():
    """Of parents that know their house, and of lines that nobody may change."""
    with isolate_apps("accounts"):

        class OldPage(models.Model):
            house = models.ForeignKey(House, models.PROTECT, related_name="+")

            class Meta:
                app_label = "accounts"

            def __str__(self):
                return "old page"

        class OldLine(models.Model):
            house = models.ForeignKey(House, models.PROTECT, null=True, related_name="+")
            page = models.ForeignKey(OldPage, models.PROTECT, related_name="+")

            class Meta:
                app_label = "accounts"

            def __str__(self):
                return "old line"

    with connection.schema_editor() as editor:
        editor.create_model(OldPage)
        editor.create_model(OldLine)
    with connection.schema_editor() as editor:
        append_only(editor, TABLE)
    yield OldPage, OldLine
    with connection.schema_editor() as editor:
        drop_triggers(editor, TABLE)
        editor.delete_model(OldLine)
        editor.delete_model(OldPage)


@pytest.fixture
def lines(tables):
    """Seven of two houses, by turns; with a gap in their ids."""
    pages, lines = tables
    here, elsewhere = (pages.objects.create(house=HouseFactory()) for _ in range(2))
    made = [
        lines.objects.create(pk=pk, page=elsewhere if pk % 2 else here)
        for pk in (1, 2, 3, 4, 50, 51, 52)
    ]
    assert not lines.objects.filter(house__isnull=False).exists()
    return made


def run(model, drop=None):
    triggers = Triggers(drop or partial(drop_triggers, table=TABLE), _lay)
    with connection.schema_editor(atomic=False) as editor:
        fill_house(editor, model, "page", triggers=triggers, batch=2)


def _lay(editor):
    append_only(editor, TABLE)


def assert_kept(model):
    assert existing_triggers(connection) >= KEPT
    with pytest.raises(Error), transaction.atomic():
        model.objects.update(page=None)


@pytest.mark.parametrize("drops_first", [False, True], ids=["between batches", "in a batch"])
def test_it_is_interrupted_and_runs_on(tables, lines, drops_first):
    _, model = tables
    batches = []

    def interrupted(editor):
        batches.append(len(batches))
        if len(batches) < 3 or drops_first:
            drop_triggers(editor, TABLE)
        if len(batches) == 3:
            raise InterruptedError

    with pytest.raises(InterruptedError):
        run(model, drop=interrupted)
    assert_kept(model)
    filled = model.objects.filter(house__isnull=False)
    assert set(filled.values_list("pk", flat=True)) == {1, 2, 3, 4}

    run(model)
    assert_kept(model)
    assert all(line.house_id == line.page.house_id for line in model.objects.all())


def test_what_has_a_house_is_left_alone(tables, lines):
    _, model = tables
    run(model)
    asked = []
    run(model, drop=asked.append)
    assert not asked


def test_a_table_without_rows_keeps_its_triggers(tables):
    _, model = tables
    run(model)
    assert existing_triggers(connection) >= KEPT
