"""What goes when someone is made anonymous. Each app says it of its own tables, in `AGEING`."""

from collections.abc import Callable
from datetime import datetime
from typing import Any, NamedTuple

from django.apps import apps
from django.db import models
from django.db.models import Exists, Q
from django.utils.module_loading import import_string

from accounts.models import House

from ..redaction import OthersNames

# In place of a text: that something was written still counts. A trigger knows it, too.
GONE = "No longer kept."


class AgedTexts(NamedTuple):
    """The texts of one table in rows that belong to a guest. Their days, kinds and keys stay."""

    model: Any
    # The lookup path from a row to its guest.
    guest: str
    texts: tuple[str, ...]
    # None: the row is removed.
    becomes: object = GONE
    # The column that says when they went, where there is one.
    stamped: str = ""
    # Rows that stay as they are.
    kept: Q | Exists | None = None


class HouseTexts(NamedTuple):
    """Texts of a table that staff write: whoever they are about, they may name someone else."""

    model: Any
    texts: tuple[str, ...]


class Ageing(NamedTuple):
    aged: tuple[AgedTexts, ...]
    may_name: tuple[HouseTexts, ...]
    # Where a name can't be replaced: blanks the rows of the house that have it; how many.
    blank_naming: Callable[[House, OthersNames, datetime], int] | None = None


def every_app() -> list[Ageing]:
    declared = (getattr(config, "ages_out", None) for config in apps.get_app_configs())
    return [import_string(path) for path in declared if path]


def longest(model: type[models.Model], name: str) -> int | None:
    return getattr(model._meta.get_field(name), "max_length", None)
