"""How a house words the choices about a stay."""

from collections.abc import Mapping

from django.db import transaction

from accounts.access.actor import Actor
from accounts.lists.actions import add_row, change_row
from accounts.models import House

from .models import HouseWording


@transaction.atomic
def word_choices(*, by: Actor, changes: Mapping[tuple[str, str], str]) -> None:
    """`changes` holds only what was changed, by list and code; empty words bring the usual back.

    Raises ValidationError for a choice that no list has.
    """
    House.objects.select_for_update().get(pk=by.house.pk)
    rows = {(row.list, row.code): row for row in HouseWording.objects.for_house(by.house)}
    for (name, code), words in changes.items():
        if (row := rows.get((name, code))) is not None:
            change_row(by=by, row=row, changes={"words": words})
        elif words:
            add_row(by=by, row=HouseWording(list=name, code=code, words=words))
