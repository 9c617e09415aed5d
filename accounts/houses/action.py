"""What every action is: one transaction, which raises the house's revision."""

from collections.abc import Callable
from contextvars import ContextVar
from functools import wraps
from typing import ParamSpec, TypeVar

from django.db import transaction
from django.db.models import F

from ..access.actor import Actor
from .models import House

Given = ParamSpec("Given")
Result = TypeVar("Result")

_is_under_way = ContextVar("_is_under_way", default=False)


def action(function: Callable[Given, Result]) -> Callable[Given, Result]:
    """All of it is written, or nothing; inside another action it is a part of that one.

    Its house is that of `by`, or `house`: by keyword, as actions are called.
    """

    @wraps(function)
    def in_one_transaction(*args: Given.args, **kwargs: Given.kwargs) -> Result:
        if _is_under_way.get():
            # No savepoint: whoever caught a refused part would have half of it in the database,
            # so then the whole is refused.
            with transaction.atomic(savepoint=False):
                return function(*args, **kwargs)
        token = _is_under_way.set(True)
        try:
            with transaction.atomic():
                _raise_revision(kwargs.get("by"), kwargs.get("house"))
                return function(*args, **kwargs)
        finally:
            _is_under_way.reset(token)

    in_one_transaction.is_action = True  # type: ignore[attr-defined]
    return in_one_transaction


def is_under_way() -> bool:
    """Whether this is inside of an action, which holds its house's lock until the commit."""
    return _is_under_way.get()


def _raise_revision(by: object, house: object) -> None:
    """Takes the house's lock until the commit.

    First and not last, because some actions lock other rows before they lock the house, and some
    after it. This way two actions of one house never wait for each other in a circle. Nobody sees
    the new number before the commit, wherever in the transaction it is written.
    """
    house = by.house if isinstance(by, Actor) else house
    if isinstance(house, House):
        House.objects.filter(pk=house.pk).update(revision=F("revision") + 1)
