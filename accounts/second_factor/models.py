from django.db import models
from django.utils import timezone
from django.utils.crypto import salted_hmac

from ..access.typed_codes import letters_of
from ..people.models import User


class SecondFactor(models.Model):
    """A phone whose codes someone gives after their password."""

    PERSONAL = KEPT_FROM_GUEST = frozenset({"user"})
    NOT_PERSONAL = frozenset({"id", "key", "last_step", "set_up_at"})

    user = models.OneToOneField(User, models.PROTECT, related_name="+", editable=False)
    # The phone has the same one, in base 32.
    key = models.CharField(max_length=32, editable=False)
    # The time step of the last code. It does not work again, nor do those before it.
    last_step = models.BigIntegerField(editable=False)
    set_up_at = models.DateTimeField(default=timezone.now, editable=False)

    def __str__(self) -> str:
        return f"second factor {self.pk}"


class RecoveryCodeQuerySet(models.QuerySet["RecoveryCode"]):
    def typed_by(self, user: User, typed: str) -> "RecoveryCodeQuerySet":
        return self.filter(factor__user=user, code_hash=hash_of(user, typed))


class RecoveryCode(models.Model):
    """What opens the door once where the phone is not at hand; it is gone when it was used."""

    PERSONAL: frozenset[str] = frozenset()
    NOT_PERSONAL = frozenset({"id", "factor", "code_hash"})

    factor = models.ForeignKey(SecondFactor, models.PROTECT, related_name="recovery_codes")
    code_hash = models.CharField(max_length=64, unique=True)

    objects = RecoveryCodeQuerySet.as_manager()

    def __str__(self) -> str:
        return f"recovery code {self.pk}"


def hash_of(user: User, code: str) -> str:
    """With the server's key, so that the database alone is not enough to try codes out."""
    words = f"{user.pk} {letters_of(code)}"
    return salted_hmac("recovery codes", words, algorithm="sha256").hexdigest()
