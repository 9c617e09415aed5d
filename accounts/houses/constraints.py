"""A rule of the database that is only said to be broken when the database said so."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import DEFAULT_DB_ALIAS, InterfaceError, connections, models


class UniqueWhere(models.UniqueConstraint):
    """Unique among the rows for which its condition is true.

    Django takes a database that does not answer for a row that is there already, so a word that
    was on no list was called "already on the list". InterfaceError is raised instead.
    """

    def deconstruct(self) -> Any:
        """In migrations it is Django's own."""
        _path, args, kwargs = super().deconstruct()
        return "django.db.models.UniqueConstraint", args, kwargs

    def validate(
        self,
        model: type[models.Model],
        instance: models.Model,
        exclude: set[str] | None = None,
        using: str = DEFAULT_DB_ALIAS,
    ) -> None:
        connection = connections[using]
        before, connection.errors_occurred = connection.errors_occurred, False
        try:
            super().validate(model, instance, exclude, using)
        except ValidationError:
            if connection.errors_occurred:
                raise InterfaceError(f"No answer about {self.name}") from None
            raise
        finally:
            connection.errors_occurred |= before
