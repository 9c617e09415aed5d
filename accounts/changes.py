"""Setting a row's fields by name, in one place, so that a name it does not have is an error."""

from collections.abc import Mapping
from typing import Any

from django.core.exceptions import FieldDoesNotExist
from django.db import models


def set_fields(row: models.Model, values: Mapping[str, Any]) -> list[str]:
    """Set all of them, and return the names of those that were not so before.

    Or none: raises FieldDoesNotExist for a name that `row` does not store.

    A plain `setattr` would take any name: the value would be lost, and audited as changed.
    """
    for name in values:
        if not row._meta.get_field(name).concrete:
            raise FieldDoesNotExist(f"{row._meta.object_name} has no column for {name!r}")
    changed = [name for name, value in values.items() if getattr(row, name) != value]
    for name in changed:
        setattr(row, name, values[name])
    return changed
