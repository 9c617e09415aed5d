"""Rows that hold from a date until a newer one does; the older ones tell the past."""

from datetime import date
from typing import Self, TypeVar

from django.core.exceptions import ValidationError
from django.db import models

from ..access.actor import Actor
from .querysets import HouseQuerySet

Row = TypeVar("Row", bound="HoldsFromDate")


class FromDateQuerySet(HouseQuerySet[Row]):
    def in_force(self, day: date) -> Row | None:
        return self.filter(from_on__lte=day).order_by("-from_on").first()

    def to_come(self, day: date) -> Self:
        return self.filter(from_on__gt=day)


class HoldsFromDate(models.Model):
    from_on = models.DateField()

    class Meta:
        abstract = True


def check_not_past(by: Actor, from_on: date) -> None:
    if from_on < by.today:
        raise ValidationError({"from_on": "The past can't be changed. Choose today or later."})
