"""Inviting someone on paper, and coming in by it."""

from django.core.exceptions import ValidationError
from django.utils import timezone

from ..access.actor import Actor
from ..audit.kinds import AccountKind
from ..audit.record import record
from ..houses.action import action
from ..houses.models import House
from ..people.models import User
from ..people.passwords import set_given_password, set_own_password
from .models import HOLDS_FOR, Invitation, hash_of

NO_LONGER = "This invitation doesn't work, or doesn't work any more. Ask an admin for a new one."


@action
def invite(*, by: Actor, user: User, token: str) -> Invitation:
    """`token` is what the paper will say; only its hash is kept.

    From now on `user` comes in by it alone: a password they had is gone, an earlier invitation too.
    Raises ValidationError for someone who signs in elsewhere with that password.
    """
    user.check_signs_in_here_alone(by.house)
    set_given_password(user, None)
    _end_invitation(user)
    now = timezone.now()
    invitation = Invitation(
        house=by.house,
        user=user,
        token_hash=hash_of(token),
        invited_by=by.user,
        invited_at=now,
        holds_until=now + HOLDS_FOR,
    )
    invitation.full_clean()
    invitation.save()
    record(AccountKind.INVITED, by=by, about=user)
    return invitation


@action
def withdraw_invitation(*, by: Actor, invitation: Invitation) -> None:
    ended = Invitation.objects.for_house(by.house).not_ended().filter(pk=invitation.pk)
    if ended.update(withdrawn_at=timezone.now()):
        record(AccountKind.INVITATION_WITHDRAWN, by=by, about=invitation.user)


@action
def end_invitation(*, by: Actor, user: User) -> None:
    """They were given a password instead."""
    if _end_invitation(user):
        record(AccountKind.INVITATION_WITHDRAWN, by=by, about=user)


@action
def accept_invitation(*, by: User, house: House, invitation: Invitation, password: str) -> None:
    """Raises ValidationError when it was used, withdrawn or over by now."""
    still_open = Invitation.objects.open().filter(pk=invitation.pk)
    if not still_open.update(used_at=timezone.now()):
        raise ValidationError(NO_LONGER)
    set_own_password(by, password)
    record(AccountKind.INVITATION_USED, by=by, about=by, house=house)


def _end_invitation(user: User) -> int:
    return Invitation.objects.filter(user=user).not_ended().update(withdrawn_at=timezone.now())
