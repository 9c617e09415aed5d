"""What every action is: one transaction."""

from collections.abc import Callable
from functools import wraps
from typing import ParamSpec, TypeVar

from django.db import transaction

Given = ParamSpec("Given")
Result = TypeVar("Result")


def action(function: Callable[Given, Result]) -> Callable[Given, Result]:
    """All of it is written, or nothing."""

    @wraps(function)
    def in_one_transaction(*args: Given.args, **kwargs: Given.kwargs) -> Result:
        with transaction.atomic():
            return function(*args, **kwargs)

    return in_one_transaction
