"""Enrolling and removing laptops, and choosing six numbers."""

from django.contrib.auth.hashers import check_password, make_password
from django.core.exceptions import ValidationError
from django.utils import timezone

from ..access.actor import Actor
from ..audit.kinds import AccountKind
from ..audit.record import record
from ..houses.action import action
from .cookie import hash_of
from .models import Laptop
from .pins import is_pin, too_easy


@action
def enroll_laptop(*, by: Actor, name: str, token: str) -> Laptop:
    """`token` is what the browser's cookie will hold; only its hash is kept."""
    laptop = Laptop(house=by.house, name=name, token_hash=hash_of(token), enrolled_by=by.user)
    laptop.full_clean()
    laptop.save()
    record(AccountKind.LAPTOP_ENROLLED, by=by, about=laptop)
    return laptop


@action
def remove_laptop(*, by: Actor, laptop: Laptop) -> None:
    """Whoever is signed in there with six numbers is signed out with their next press."""
    laptop = Laptop.objects.for_house(by.house).select_for_update().get(pk=laptop.pk)
    if laptop.removed_at is not None:
        return
    laptop.removed_at, laptop.removed_by = timezone.now(), by.user
    laptop.full_clean()
    laptop.save()
    record(AccountKind.LAPTOP_REMOVED, by=by, about=laptop)


@action
def choose_pin(*, by: Actor, pin: str) -> None:
    """Raises ValidationError for numbers that are easy to guess."""
    if by.user.must_choose_password:
        raise ValidationError("Please choose your own password first.")
    if not is_pin(pin):
        raise ValidationError({"pin": "Please give six numbers, nothing else."})
    if too_easy(pin):
        raise ValidationError({"pin": "Those are easy to guess. Please choose others."})
    if check_password(pin, by.user.pin):
        raise ValidationError({"pin": "Those are the numbers you have now."})
    by.user.pin = make_password(pin)
    by.user.save(update_fields=["pin"])
    record(AccountKind.PIN_CHOSEN, by=by, about=by.user)
