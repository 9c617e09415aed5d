"""What setting a password does to its user."""

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError

from .models import User


def check_new_password(user: User, password: str) -> None:
    try:
        validate_password(password, user)
    except ValidationError as error:
        raise ValidationError({"password": error.messages}) from error


def set_own_password(user: User, password: str) -> None:
    """They chose it themselves."""
    check_new_password(user, password)
    user.set_password(password)
    user.must_choose_password = False
    user.save(update_fields=["password", "must_choose_password"])


def set_given_password(user: User, password: str | None) -> None:
    """Someone else chose it, or took it away (None). It ends their six numbers too."""
    if password is not None:
        check_new_password(user, password)
    user.set_password(password)
    user.pin, user.must_choose_password = "", password is not None
    user.save(update_fields=["password", "pin", "must_choose_password"])
