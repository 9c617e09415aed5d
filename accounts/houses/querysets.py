"""Finding the rows of one house."""

from typing import Self, TypeVar

from django.db import models

from .models import House

Row = TypeVar("Row", bound=models.Model)


class HouseQuerySet(models.QuerySet[Row]):
    def for_house(self, house: House) -> Self:
        return self.filter(house=house)
