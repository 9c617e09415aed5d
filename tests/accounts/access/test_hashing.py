"""Passwords are hashed small enough for the house's laptop; older ones still open."""

import pytest
from django.contrib.auth.hashers import Argon2PasswordHasher, check_password, make_password

from accounts.models import User

WORDS = "three quiet mornings"


@pytest.fixture(autouse=True)
def as_served(settings):
    settings.PASSWORD_HASHERS = ["accounts.access.hashing.HouseHasher"]


def test_a_hash_takes_nineteen_mebibytes():
    assert make_password(WORDS).startswith("argon2$argon2id$v=19$m=19456,t=2,p=1$")


def test_a_password_hashed_before_opens_and_is_hashed_again(robin):
    larger = Argon2PasswordHasher()
    larger.memory_cost, larger.parallelism = 64 * 1024, 4
    robin.password = larger.encode(WORDS, larger.salt())
    robin.save()
    assert robin.check_password(WORDS)
    assert "m=19456" in User.objects.get(pk=robin.pk).password


def test_a_wrong_one_does_not_open():
    assert not check_password("another", make_password(WORDS))
