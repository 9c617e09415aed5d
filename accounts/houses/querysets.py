"""Finding the rows of one house."""

from typing import Self, TypeVar

from django.db import models

from .models import House

Row = TypeVar("Row", bound=models.Model)


class HouseQuerySet(models.QuerySet[Row]):
    """`house_path` is the lookup path from a row to its house."""

    house_path = "house"

    def for_house(self, house: House) -> Self:
        return self.filter(**{self.house_path: house})
