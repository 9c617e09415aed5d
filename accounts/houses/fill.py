"""For migrations: fills a new column `house` from each row's parent, a batch at a time.

A batch is a transaction of its own, so the migration is not atomic. It can be interrupted and run
again: what has a house already is left alone.
"""

from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

from django.db import models, transaction
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.models import Max, Min, OuterRef, Subquery

BATCH = 1000  # rows, by their ids

ChangeTriggers = Callable[[BaseDatabaseSchemaEditor], None]


class Triggers(NamedTuple):
    """What refuses the filling of a table, and is there again when a batch is committed."""

    drop: ChangeTriggers
    create: ChangeTriggers


def fill_house(
    editor: BaseDatabaseSchemaEditor,
    model: type[models.Model],
    parent: str,
    *,
    triggers: Triggers | None = None,
    batch: int = BATCH,
) -> None:
    """`parent`: the foreign key to the row whose house it is; those rows have theirs by now."""
    using = editor.connection.alias
    empty = model._default_manager.using(using).filter(house=None)
    parents = model._meta.get_field(parent).related_model
    assert isinstance(parents, type)  # noqa: S101 (for the type checker)
    its_parent = parents._default_manager.filter(pk=OuterRef(f"{parent}_id"))
    for first, last in _ranges(empty, batch):
        with transaction.atomic(using=using):
            if triggers:
                triggers.drop(editor)
            rows = empty.filter(pk__gte=first, pk__lte=last)
            rows.update(house=Subquery(its_parent.values("house")[:1]))
            if triggers:
                triggers.create(editor)


def _ranges(rows: models.QuerySet[Any], length: int) -> Iterator[tuple[int, int]]:
    """Of ids, from the first row to the last; where there are no rows, no range."""
    ends = rows.aggregate(last=Max("pk"))
    first = rows.aggregate(first=Min("pk"))["first"]
    while first is not None:
        last = min(first + length - 1, ends["last"])
        yield first, last
        first = rows.filter(pk__gt=last).aggregate(first=Min("pk"))["first"]
