from django.db import models


class WrongPasswords(models.Model):
    """How many tries to sign in are counted for one name, address or laptop, and until when."""

    PERSONAL: frozenset[str] = frozenset()
    NOT_PERSONAL = frozenset({"id", "key", "count", "until"})

    # Nobody can read from it whose it is: what was typed as a name may have been a password.
    key = models.CharField(max_length=64, unique=True)
    count = models.PositiveIntegerField(default=0)
    until = models.DateTimeField()

    def __str__(self) -> str:
        return f"wrong passwords {self.pk}"
