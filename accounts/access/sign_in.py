"""Signing in and out, with its record; and a pause after many wrong passwords."""

from datetime import timedelta

from django.contrib.auth import login, logout
from django.db import models, transaction
from django.utils import timezone
from django.utils.crypto import salted_hmac

from ..audit.kinds import AccountKind
from ..audit.record import record
from ..drafts.actions import drop_old_drafts
from ..people.models import User
from .actor import actor_for
from .lock import end_together, reading_with, start_together, start_watch
from .models import WrongPasswords
from .requests import StaffRequest

WRONG_PASSWORDS = 10
PAUSE = timedelta(minutes=10)


@transaction.atomic
def sign_in(request: StaffRequest, user: User) -> None:
    login(request, user)
    start_watch(request)
    drop_old_drafts()
    WrongPasswords.objects.filter(until__lte=timezone.now()).delete()
    record(AccountKind.SIGNED_IN, by=actor_for(user) or user)


@transaction.atomic
def unlock(request: StaffRequest, user: User, *, reads_on: bool = False) -> None:
    """Open the locked laptop for whoever gave their password: the same person or another one.

    Another person gets a new session with nothing from the first one. `reads_on`: the laptop was
    locked over a page that is read together, and that goes on.
    """
    if not reads_on or request.user.pk != user.pk:
        stop_reading(request)
    if request.user.is_authenticated and request.user.pk == user.pk:
        start_watch(request)
        record(AccountKind.UNLOCKED, by=request.actor or user)
    else:
        sign_in(request, user)


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


@transaction.atomic
def record_wrong_password(username: str) -> None:
    """Recorded for a name that exists. What else was typed is not: it may be a password.

    Every name counts alike, so the pause doesn't tell anyone which names exist.
    """
    user = _user_named(username)
    if user is not None:
        record(AccountKind.SIGN_IN_FAILED, by=actor_for(user) or user)
    now = timezone.now()
    wrong, _is_first = WrongPasswords.objects.select_for_update().get_or_create(
        name_key=_name_key(username), defaults={"until": now + PAUSE}
    )
    if wrong.until <= now:
        wrong.count, wrong.until = 0, now + PAUSE
    wrong.count += 1
    wrong.save()


def forget_wrong_passwords(username: str) -> None:
    WrongPasswords.objects.filter(name_key=_name_key(username)).delete()


def must_pause(username: str) -> bool:
    """Ten wrong passwords for one name in ten minutes: that name waits, others don't.

    Whichever of the server's processes was asked.
    """
    wrong = WrongPasswords.objects.filter(name_key=_name_key(username), until__gt=timezone.now())
    return wrong.filter(count__gte=WRONG_PASSWORDS).exists()


def _name_key(username: str) -> str:
    return salted_hmac("wrong passwords", username.lower(), algorithm="sha256").hexdigest()


def _user_named(username: str) -> User | None:
    return User.objects.filter(username=username.lower()).first()
