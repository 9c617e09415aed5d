"""How rows of one house are found."""

from typing import Self, TypeVar

from django.db import models

from .models import House

Row = TypeVar("Row", bound=models.Model)


class HouseQuerySet(models.QuerySet[Row]):
    """Rows of a house: theirs is at the lookup path `house_path`."""

    house_path = "house"

    def for_house(self, house: House) -> Self:
        return self.filter(**{self.house_path: house})
