"""Setting up, using and removing the code from someone's phone."""

from django.core.exceptions import ValidationError

from ..access.actor import Actor
from ..access.typed_codes import new_code
from ..audit.kinds import AccountKind
from ..audit.record import record
from ..houses.action import action
from ..people.models import User
from .keys import is_code, step_of
from .models import RecoveryCode, SecondFactor, hash_of

RECOVERY_CODES = 10
GROUPS = 3  # 52 bits of chance each
NOT_THIS_ONE = "That code doesn't fit. Please type the one that it shows now."


@action
def set_up_second_factor(*, by: Actor | User, key: str, code: str) -> list[str]:
    """Returns the recovery codes, which can be read nowhere afterwards.

    Raises ValidationError when the phone doesn't have the key, or they have a phone already.
    """
    user = by.user if isinstance(by, Actor) else by
    if SecondFactor.objects.filter(user=user).exists():
        raise ValidationError("You have a code from your phone already.")
    step = step_of(key, code) if is_code(code) else None
    if step is None:
        raise ValidationError({"code": NOT_THIS_ONE})
    factor = SecondFactor(user=user, key=key, last_step=step)
    factor.full_clean()
    factor.save()
    codes = [new_code(GROUPS) for _ in range(RECOVERY_CODES)]
    RecoveryCode.objects.bulk_create(
        RecoveryCode(factor=factor, code_hash=hash_of(user, each)) for each in codes
    )
    record(AccountKind.SECOND_FACTOR_SET_UP, by=by, about=user)
    return codes


@action
def use_code(*, by: Actor | User, typed: str) -> bool:
    """Whether it is the phone's code or one of their recovery codes; either works once."""
    user = by.user if isinstance(by, Actor) else by
    digits = "".join(typed.split())
    if is_code(digits):
        return _use_code_of_phone(user, digits)
    if not RecoveryCode.objects.typed_by(user, typed).delete()[0]:
        return False
    record(AccountKind.RECOVERY_CODE_USED, by=by, about=user)
    return True


def _use_code_of_phone(user: User, code: str) -> bool:
    factor = SecondFactor.objects.select_for_update().filter(user=user).first()
    step = step_of(factor.key, code, after=factor.last_step) if factor else None
    if factor is None or step is None:
        return False
    factor.last_step = step
    factor.save(update_fields=["last_step"])
    return True


@action
def turn_off_second_factor(*, by: Actor | User) -> None:
    user = by.user if isinstance(by, Actor) else by
    if _forget_phone(user):
        record(AccountKind.SECOND_FACTOR_OFF, by=by, about=user)


@action
def remove_second_factor(*, by: Actor, user: User, reason: str) -> None:
    """For a colleague whose phone is gone; `reason` says in a word why, for the record.

    Raises ValidationError for one's own, which needs the password, and for someone who signs in
    elsewhere too.
    """
    if user.pk == by.user.pk:
        raise ValidationError("Turn off your own on the page with your password.")
    user.check_signs_in_here_alone(by.house)
    if _forget_phone(user):
        record(AccountKind.SECOND_FACTOR_REMOVED, by=by, about=user, fields=[reason])


def _forget_phone(user: User) -> int:
    """The key and the codes are secrets and no record, so they go."""
    RecoveryCode.objects.filter(factor__user=user).delete()
    return SecondFactor.objects.filter(user=user).delete()[0]
