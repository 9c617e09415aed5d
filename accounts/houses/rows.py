"""Rows that belong to a house."""

from collections.abc import Collection

from django.db import models

from .models import House


class HouseRow(models.Model):
    """A row of a house. The action that makes it takes the house from its parent; it stays there.

    A list finds its rows by an index that begins with `house`, and a parent's rows are found by
    their parent, so the column has no index of its own.
    """

    house = models.ForeignKey(
        House, models.PROTECT, db_index=False, editable=False, related_name="+"
    )

    house_id: int

    class Meta:
        abstract = True

    def clean_fields(self, exclude: Collection[str] | None = None) -> None:
        # The parent's house is there, so no query asks for it again.
        super().clean_fields({*(exclude or ()), "house"})

    def _do_update(self, base_qs, *args):
        # Found by its house too: a row that was moved to another house in memory can't be saved.
        return super()._do_update(base_qs.filter(house=self.house_id), *args)
