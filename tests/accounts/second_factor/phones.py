"""A phone in a story: it shows the code of a key at the time that the test is in."""

import base64
import re
import time

from django_otp.oath import totp

from accounts.access.by_code import GIVEN
from accounts.second_factor.actions import set_up_second_factor
from accounts.second_factor.keys import new_key

WORDS = "three quiet mornings"


def code_of(key):
    return f"{totp(base64.b32decode(key.replace(' ', ''))):06d}"


def wrong_code(key):
    """One that is not near either."""
    now = int(time.time()) // 30
    near = {totp(base64.b32decode(key), t0=30 * each) for each in range(-3, 4)}
    return next(f"{code:06d}" for code in range(now % 1000, 10**6) if code not in near)


def key_on(page):
    return re.search(r"typed-code[^>]*>([A-Z2-7 ]+)<", page.content.decode())[1]


def with_phone(user):
    """The key, and the recovery codes; a step ago, so that the code of now is still good."""
    user.set_password(WORDS)
    user.save()
    key = new_key()
    return key, set_up_second_factor(by=user, key=key, code=code_of(key))


def gave_code(client):
    """As if this sign-in had its code."""
    session = client.session
    session[GIVEN] = True
    session.save()
    return client
