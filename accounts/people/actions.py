"""Every change to the house, its staff and their passwords."""

from collections.abc import Collection
from datetime import date, timedelta

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone

from ..access.actor import Actor
from ..access.permissions import Role
from ..audit.kinds import AccountKind
from ..audit.record import record
from ..houses.action import action
from ..houses.models import House
from .models import Membership, User

# The last day of someone's work here is never set farther ahead than this.
LONGEST_AHEAD = timedelta(days=3653)


@action
def add_staff(
    *,
    by: Actor,
    username: str,
    display_name: str,
    pronouns: str,
    password: str,
    roles: Collection[Role],
    until: date | None = None,
) -> User:
    """`until` is the last day (of the house) that relief staff work here; None: no known end."""
    if not roles:
        raise ValidationError({"roles": "Choose at least one role."})
    _check_until(by, until)
    user = _new_user(
        username=username, display_name=display_name, pronouns=pronouns, password=password
    )
    for role in roles:
        _begin_role(user, by.house, role, until)
    record(AccountKind.PERSON_ADDED, by=by, about=user, fields=roles)
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
    # The house's row is the lock: two admins must not end each other's role at once.
    House.objects.select_for_update().get(pk=by.house.pk)
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
    """For someone who has forgotten theirs; ends their sign-ins elsewhere.

    Refused for someone who works in another house too, or looks after the software: one house's
    admin must not be able to sign in as them there.
    """
    elsewhere = Membership.objects.filter(user=user).exclude(house=by.house)
    if user.is_maintainer or elsewhere.exists():
        raise ValidationError(
            "They sign in elsewhere with this password too, so only they can change it."
        )
    _set_password(user, password)
    record(AccountKind.PASSWORD_GIVEN, by=by, about=user)


@action
def change_password(*, by: User, password: str) -> None:
    _set_password(by, password)
    record(AccountKind.PASSWORD_CHANGED, by=by, about=by)


def _new_user(*, username: str, display_name: str, pronouns: str, password: str) -> User:
    user = User(username=username.lower(), display_name=display_name, pronouns=pronouns)
    user.set_password(password)
    user.full_clean()
    _check_password(user, password)
    try:
        with transaction.atomic():
            user.save()
    except IntegrityError:
        raise ValidationError({"username": "Someone has this sign-in name already."}) from None
    return user


def _set_password(user: User, password: str) -> None:
    _check_password(user, password)
    user.set_password(password)
    user.save(update_fields=["password"])


def _check_password(user: User, password: str) -> None:
    try:
        validate_password(password, user)
    except ValidationError as error:
        raise ValidationError({"password": error.messages}) from error


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
