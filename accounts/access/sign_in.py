"""Signing in and out, with its record."""

from django.contrib.auth import login, logout
from django.db import models, transaction

from ..audit.kinds import AccountKind
from ..audit.record import record
from ..drafts.actions import drop_old_drafts
from ..laptops.cookie import note_seen
from ..laptops.models import Laptop
from ..people.models import User
from .actor import actor_for
from .by_code import forget_code, note_code, stop_waiting
from .by_pin import count_password, set_by_pin
from .lock import end_together, reading_with, start_together, start_watch
from .requests import StaffRequest
from .throttle import drop_old_counts


@transaction.atomic
def sign_in(
    request: StaffRequest, user: User, *, by_pin_at: Laptop | None = None, by_code: bool = False
) -> None:
    """`by_pin_at` is the laptop on which they gave their six numbers; None: their password.

    `by_code`: and the code from their phone.
    """
    # First, as it takes the house's lock: actions take that before they change a person's row.
    record(AccountKind.SIGNED_IN, by=actor_for(user) or user)
    login(request, user)
    _begin(request, by_pin_at, by_code)
    drop_old_drafts()
    drop_old_counts()


@transaction.atomic
def unlock(
    request: StaffRequest,
    user: User,
    *,
    reads_on: bool = False,
    by_pin_at: Laptop | None = None,
    by_code: bool = False,
) -> None:
    """Open the locked laptop for whoever said who they are: the same person or another one.

    Another person gets a new session with nothing from the first one. `reads_on`: the laptop was
    locked over a page that is read together, and that goes on.
    """
    if not reads_on or request.user.pk != user.pk:
        stop_reading(request)
    if request.user.is_authenticated and request.user.pk == user.pk:
        _begin(request, by_pin_at, by_code)
        record(AccountKind.UNLOCKED, by=request.actor or user)
    else:
        sign_in(request, user, by_pin_at=by_pin_at, by_code=by_code)


def _begin(request: StaffRequest, by_pin_at: Laptop | None, by_code: bool) -> None:
    start_watch(request)
    stop_waiting(request)
    set_by_pin(request, by_pin_at)
    if by_code:
        note_code(request)
    if by_pin_at is not None:
        forget_code(request)
        note_seen(by_pin_at)


@transaction.atomic
def let_password_count(request: StaffRequest) -> None:
    count_password(request)
    record(AccountKind.PASSWORD_ASKED, by=request.actor or request.user)


@transaction.atomic
def sign_out(request: StaffRequest) -> None:
    stop_reading(request)
    record(AccountKind.SIGNED_OUT, by=request.actor or request.user)
    logout(request)


@transaction.atomic
def read_together(request: StaffRequest, guest: models.Model) -> None:
    if reading_with(request) == guest.pk:
        return
    start_together(request, guest.pk)
    record(AccountKind.TOGETHER_BEGUN, by=request.actor, about=guest, guest_id=guest.pk)


def stop_reading(request: StaffRequest) -> None:
    guest_id = reading_with(request)
    if guest_id is not None:
        end_together(request)
        record(AccountKind.TOGETHER_ENDED, by=request.actor or request.user, guest_id=guest_id)


def record_wrong_code(user: User) -> None:
    record(AccountKind.CODE_FAILED, by=actor_for(user) or user)


def record_wrong_password(username: str) -> None:
    """Recorded for a name that exists. What else was typed is not: it may be a password."""
    user = User.objects.filter(username=username.lower()).first()
    if user is not None:
        record(AccountKind.SIGN_IN_FAILED, by=actor_for(user) or user)
