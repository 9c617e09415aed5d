"""Setting a row's fields by name, in one place, so that a name it does not have is an error."""

from collections.abc import Mapping
from typing import Any

from django.core.exceptions import FieldDoesNotExist
from django.db import models


def set_fields(row: models.Model, values: Mapping[str, Any]) -> None:
    """Set all of them, or none: raises FieldDoesNotExist for a name that `row` does not store.

    A plain `setattr` would take any name: the value would be lost, and audited as changed.
    """
    for name in values:
        if not row._meta.get_field(name).concrete:
            raise FieldDoesNotExist(f"{row._meta.object_name} has no column for {name!r}")
    for name, value in values.items():
        setattr(row, name, value)
