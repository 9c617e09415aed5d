"""Every change to the house, its staff and their passwords."""

from collections.abc import Collection
from datetime import date, timedelta

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone

from ..access.actor import Actor
from ..access.permissions import Role
from ..audit.kinds import AccountKind
from ..audit.record import record
from ..houses.action import action
from ..houses.models import House
from ..invitations.actions import end_invitation, invite
from .models import Membership, User
from .passwords import check_new_password, set_given_password, set_own_password

# The last day of someone's work here is never set farther ahead than this.
LONGEST_AHEAD = timedelta(days=3653)


@action
def add_staff(
    *,
    by: Actor,
    username: str,
    display_name: str,
    pronouns: str,
    roles: Collection[Role],
    password: str | None = None,
    invitation_token: str = "",
    until: date | None = None,
) -> User:
    """`until` is the last day (of the house) that relief staff work here; None: no known end.

    They come in with `password`, or by an invitation on paper that has this token.
    """
    if not roles:
        raise ValidationError({"roles": "Choose at least one role."})
    _check_until(by, until)
    user = _new_user(
        username=username,
        display_name=display_name,
        pronouns=pronouns,
        password=password,
        must_choose_password=password is not None,
    )
    for role in roles:
        _begin_role(user, by.house, role, until)
    record(AccountKind.PERSON_ADDED, by=by, about=user, fields=roles)
    if invitation_token:
        invite(by=by, user=user, token=invitation_token)
    return user


@action
def change_roles(
    *, by: Actor, user: User, roles: Collection[Role], until: date | None = None
) -> None:
    """Start and end roles so that from now on `user` has exactly these; none at all is fine.

    `until` is the last day (of the house) that they work here; None: no known end. A role not among
    `roles` ends at once, even in the middle of a last shift. Raises ValidationError for a day that
    is over, and when the house would be left without an admin.
    """
    # The action holds the house's lock: two admins must not end each other's role at once.
    held = {Role(m.role): m for m in Membership.objects.filter(user=user).not_over_now(by)}
    wanted, ended_on = set(roles), _day_after(until)
    for role in held.keys() - wanted:
        _end_role_at_once(by, held[role])
    moved = [held[role] for role in wanted & held.keys() if held[role].ended_on != ended_on]
    if moved or wanted - held.keys():
        _check_until(by, until)
    for membership in moved:
        _end_role(membership, ended_on)
    for role in wanted - held.keys():
        _begin_role(user, by.house, role, until)
    admins = Membership.objects.for_house(by.house).filter(role=Role.ADMIN, ended_on=None)
    if not admins.filter(user__is_active=True).exists():
        raise ValidationError({"roles": "The house needs an admin. Make someone else one first."})
    changed = [*(wanted ^ held.keys()), *(["ended_on"] if moved else [])]
    if changed:
        record(AccountKind.ROLES_CHANGED, by=by, about=user, fields=changed)


@action
def give_password(*, by: Actor, user: User, password: str) -> None:
    """For someone who has forgotten theirs; ends their sign-ins elsewhere and their six numbers.

    Raises ValidationError for someone who signs in elsewhere with that password.
    """
    user.check_signs_in_here_alone(by.house)
    set_given_password(user, password)
    end_invitation(by=by, user=user)
    record(AccountKind.PASSWORD_GIVEN, by=by, about=user)


@action
def change_password(*, by: User, password: str) -> None:
    """Raises ValidationError for a weak one, and for the one they have."""
    if by.check_password(password):
        raise ValidationError(
            {"password": "That is the password you have now. Please choose another one."}
        )
    set_own_password(by, password)
    record(AccountKind.PASSWORD_CHANGED, by=by, about=by)


@action
def switch_single_keys(*, by: User, on: bool) -> None:
    """Whether single letters, numbers and marks are shortcuts for them, on every page."""
    by.uses_single_keys = on
    by.save(update_fields=["uses_single_keys"])


def _new_user(
    *,
    username: str,
    display_name: str,
    pronouns: str,
    password: str | None,
    must_choose_password: bool = False,
) -> User:
    """Without a password they can't sign in yet."""
    user = User(
        username=username.lower(),
        display_name=display_name,
        pronouns=pronouns,
        must_choose_password=must_choose_password,
    )
    user.set_password(password)
    user.full_clean()
    if password is not None:
        check_new_password(user, password)
    try:
        with transaction.atomic():
            user.save()
    except IntegrityError:
        raise ValidationError({"username": "Someone has this sign-in name already."}) from None
    return user


def _begin_role(user: User, house: House, role: Role, until: date | None = None) -> Membership:
    membership = Membership(user=user, house=house, role=role, started_on=house.today())
    return _end_role(membership, _day_after(until))


def _end_role(membership: Membership, ended_on: date | None) -> Membership:
    """`ended_on` is the first day without the role; None: no known end."""
    membership.ended_on = ended_on
    membership.full_clean()
    membership.save()
    return membership


def _end_role_at_once(by: Actor, membership: Membership) -> Membership:
    membership.ended_at = timezone.now()
    return _end_role(membership, max(by.today, membership.started_on))


def _day_after(until: date | None) -> date | None:
    return until + timedelta(days=1) if until else None


def _check_until(by: Actor, until: date | None) -> None:
    if until is None:
        return
    if until < by.today:
        raise ValidationError(
            {"until": "That day is over. To end it now, untick what they do here."}
        )
    if until > by.today + LONGEST_AHEAD:
        raise ValidationError({"until": "That is more than ten years ahead. Is the year right?"})
