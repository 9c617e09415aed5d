"""The number under which the house reaches whoever is on call."""

from django.core.validators import RegexValidator
from django.db import models

from accounts.houses.querysets import HouseQuerySet
from accounts.models import House


class OnCallNumber(models.Model):
    """The house's own number for whoever is on call, passed on with the shift; nobody's private."""

    PERSONAL: frozenset[str] = frozenset()
    NOT_PERSONAL = frozenset({"id", "house", "number", "words"})

    house = models.OneToOneField(House, models.PROTECT, related_name="on_call_number")
    number = models.CharField(
        "on-call number",
        max_length=40,
        blank=True,
        validators=[
            RegexValidator(
                r"^[0-9+() .,#*/x-]*\Z", "A number has digits, spaces and signs like + ( ) - only."
            )
        ],
        help_text="The house's own on-call phone. Nobody's private number, please: those are not "
        "kept here.",
    )
    words = models.CharField(
        "what to know about it",
        max_length=120,
        blank=True,
        help_text="Where the phone is, or when to call. No names of guests.",
    )

    objects = HouseQuerySet.as_manager()

    def __str__(self) -> str:
        return f"on-call number {self.pk}"
