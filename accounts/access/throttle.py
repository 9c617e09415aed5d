"""How often someone may try to sign in, and how long they wait then.

On a laptop of the house, tries are counted for that laptop and that person: whoever guesses there
keeps nobody else out, and nobody who guesses elsewhere keeps out the peer who is alone with it.
Elsewhere a name counts, whoever tries it, and an address, whichever names are tried from it. All of
it is in the database, for every process and after a restart (docs/decisions/0014).
"""

import ipaddress
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import NoReturn

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import F, Q
from django.http import HttpRequest
from django.utils import timezone
from django.utils.crypto import salted_hmac

from ui.hold_answer import hold_answer

from ..laptops.models import Laptop
from .models import WrongPasswords

NETWORK_BITS = 64  # of an IPv6 address; the rest is the visitor's own to change


@dataclass(frozen=True)
class Counter:
    """Of whose tries the last ones are counted, and when they are too many."""

    key: str
    tries: int
    pause: timedelta
    problem: str
    # Whether the right password ends the count; else it is taken off it.
    ends_when_right: bool = True


def counters_for(
    request: HttpRequest, username: str, laptop: Laptop | None, *, is_pin: bool = False
) -> list[Counter]:
    if laptop is not None:
        return [_at_laptop(laptop, username, "pin" if is_pin else "password")]
    return [_name(username), _address(request)]


def _at_laptop(laptop: Laptop, username: str, what: str) -> Counter:
    return Counter(
        _key(what, str(laptop.pk), username.lower()),
        tries=5,
        pause=timedelta(seconds=60),
        problem="That was wrong five times. Please wait a minute, then try again.",
    )


def _name(username: str) -> Counter:
    return Counter(
        _key("name", username.lower()),
        tries=10,
        pause=timedelta(minutes=10),
        problem="That was wrong ten times. Please wait ten minutes, or ask an admin for a new "
        "password.",
    )


def _address(request: HttpRequest) -> Counter:
    return Counter(
        _key("address", network_of(request.META.get("REMOTE_ADDR", ""))),
        tries=50,
        pause=timedelta(minutes=10),
        problem="There were many wrong passwords from here. Please wait ten minutes.",
        ends_when_right=False,
    )


def network_of(address: str) -> str:
    """`serve` has put a visitor's own address there if, and only if, it trusts the proxy."""
    try:
        known = ipaddress.ip_address(address)
    except ValueError:
        return address
    if isinstance(known, ipaddress.IPv4Address):
        return str(known)
    return str(ipaddress.ip_network((known, NETWORK_BITS), strict=False))


def count_or_refuse(
    request: HttpRequest, username: str, laptop: Laptop | None, *, is_pin: bool = False
) -> None:
    """Before what was typed is looked at. Raises ValidationError for whoever has to wait."""
    if wait := count_try(counters_for(request, username, laptop, is_pin=is_pin)):
        refuse(request, wait.problem)


def refuse(request: HttpRequest, problem: str) -> NoReturn:
    """Raises ValidationError, and has the answer held back until a second after it was asked for.

    So the time it took doesn't tell whether there is such a name, and who goes on guessing slows
    nobody else's pages.
    """
    hold_answer(request)
    raise ValidationError(problem)


def count_try(counters: Sequence[Counter]) -> Counter | None:
    """Count a try before its password is looked at; returns the counter that says to wait.

    Counted first, so that many tries at once are not more than are allowed. Whoever has to wait is
    told so without a write.
    """
    if paused := _paused(counters):
        return paused
    with transaction.atomic():
        return next((each for each in counters if not _count(each)), None)


def _paused(counters: Sequence[Counter]) -> Counter | None:
    by_key = {each.key: each for each in counters}
    rows = WrongPasswords.objects.filter(key__in=by_key, until__gt=timezone.now())
    full = {row.key for row in rows if row.count >= by_key[row.key].tries}
    return next((each for each in counters if each.key in full), None)


def _count(counter: Counter) -> bool:
    now = timezone.now()
    row, _is_first = WrongPasswords.objects.select_for_update().get_or_create(
        key=counter.key, defaults={"until": now + counter.pause}
    )
    if row.until <= now:
        row.count, row.until = 0, now + counter.pause
    if row.count >= counter.tries:
        return False
    row.count += 1
    row.save()
    return True


def was_right(
    request: HttpRequest, username: str, laptop: Laptop | None, *, is_pin: bool = False
) -> None:
    """What was tried does not count any more. The right password ends the wait for numbers too."""
    counters = counters_for(request, username, laptop, is_pin=is_pin)
    if laptop is not None and not is_pin:
        counters.append(_at_laptop(laptop, username, "pin"))
    ended = [each.key for each in counters if each.ends_when_right]
    WrongPasswords.objects.filter(key__in=ended).delete()
    _take_off([each for each in counters if not each.ends_when_right])


def was_half_right(request: HttpRequest, username: str, laptop: Laptop | None) -> None:
    """The password was, and the code is still to come: this try doesn't count, earlier ones do.

    If it ended the count, whoever knows the password could try codes for ever.
    """
    _take_off(counters_for(request, username, laptop))


def _take_off(counters: Sequence[Counter]) -> None:
    keys = [each.key for each in counters]
    WrongPasswords.objects.filter(key__in=keys, count__gt=0).update(count=F("count") - 1)


def forget_name(username: str) -> None:
    """For someone who was given a new password."""
    WrongPasswords.objects.filter(key=_name(username).key).delete()


def drop_old_counts() -> None:
    WrongPasswords.objects.filter(Q(until__lte=timezone.now()) | Q(count=0)).delete()


def _key(*parts: str) -> str:
    return salted_hmac("wrong passwords", "\n".join(parts), algorithm="sha256").hexdigest()
