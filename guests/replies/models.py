"""What a guest says themselves about something that is written about them."""

from typing import Any

from django.db import models
from django.db.models import Q
from django.utils import timezone

from accounts.houses.rows import HouseRow
from accounts.models import User

from ..access import ReadableQuerySet
from ..extensions.models import Extension
from ..stays.models import LONG_TEXT, Stay
from ..support.models import SupportMoment


def says_something(table: str) -> models.CheckConstraint:
    return models.CheckConstraint(
        condition=~Q(words="") | Q(sees_differently=True),
        name=f"{table}_says_something",
        violation_error_message="Please write something, or tick the box.",
    )


class GuestReply(HouseRow):
    """A guest's own words beside what was written, or that they see it differently."""

    PERSONAL = SHOWN_TO_GUEST = frozenset({"stay", "words", "sees_differently", "written_with"})
    OWN_WORDS = frozenset({"words"})
    NOT_PERSONAL = frozenset({"id", "house", "said_at"})

    stay = models.ForeignKey(Stay, models.PROTECT, related_name="+")
    words = models.TextField("in their own words", max_length=LONG_TEXT, blank=True)
    sees_differently = models.BooleanField("they see it differently", default=False)
    said_at = models.DateTimeField(default=timezone.now)
    # The peer at whose sign-in it was written.
    written_with = models.ForeignKey(User, models.PROTECT, related_name="+")

    objects = ReadableQuerySet.as_manager()

    class Meta:
        abstract = True
        ordering = ("said_at", "id")

    def __str__(self) -> str:
        return f"words {self.pk}"

    def content(self) -> dict[str, Any]:
        """What is said about what; by this a reply that is sent twice is known."""
        names = self.PERSONAL - {"written_with"}
        return {name: getattr(self, name) for name in names}


class StayReply(GuestReply):
    """A guest's own words about a moment, an extension, or their stay as a whole."""

    PERSONAL = SHOWN_TO_GUEST = GuestReply.PERSONAL | {"moment", "extension"}

    moment = models.ForeignKey(
        SupportMoment, models.PROTECT, null=True, blank=True, related_name="own_words"
    )
    extension = models.ForeignKey(
        Extension, models.PROTECT, null=True, blank=True, related_name="own_words"
    )

    class Meta(GuestReply.Meta):
        db_table = "guests_staywords"
        verbose_name_plural = "stay words"
        constraints = [
            says_something("guests_staywords"),
            models.CheckConstraint(
                condition=Q(moment__isnull=True) | Q(extension__isnull=True),
                name="guests_staywords_about_one_thing",
                violation_error_message="These words are about one thing.",
            ),
        ]
