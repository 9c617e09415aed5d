from django.db import models


class WrongPasswords(models.Model):
    """How many wrong passwords were given for one sign-in name, and until when they count."""

    PERSONAL: frozenset[str] = frozenset()
    NOT_PERSONAL = frozenset({"id", "name_key", "count", "until"})

    # Nobody can read the name from it: what was typed there may have been a password.
    name_key = models.CharField(max_length=64, unique=True)
    count = models.PositiveIntegerField(default=0)
    until = models.DateTimeField()

    def __str__(self) -> str:
        return f"wrong passwords {self.pk}"
