"""The field for a code from someone's phone, and the check behind it."""

from django import forms

from ..laptops.cookie import laptop_of
from ..people.models import User
from ..second_factor.actions import use_code
from .actor import actor_for
from .requests import StaffRequest
from .sign_in import record_wrong_code
from .throttle import count_or_refuse, refuse, was_right


def code_field(*, required: bool = True) -> forms.CharField:
    return forms.CharField(
        label="Code from your phone",
        max_length=40,
        required=required,
        help_text="Six digits, or one of your recovery codes.",
    )


def check_code(request: StaffRequest, user: User, typed: str) -> str:
    """Counted as wrong passwords are; only a right code ends that count for who has one."""
    laptop = laptop_of(request)
    count_or_refuse(request, user.username, laptop)
    if not use_code(by=actor_for(user) or user, typed=typed):
        record_wrong_code(user)
        refuse(
            request, "That code doesn't fit, or it was used before. Please wait for the next one."
        )
    was_right(request, user.username, laptop)
    return typed
