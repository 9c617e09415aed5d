"""What a guest would like the people here to know of them."""

from django.db import models
from django.db.models import Q

from accounts.access.actor import Actor
from accounts.houses.querysets import HouseQuerySet
from accounts.houses.rows import HouseRow
from accounts.models import User

from ..access import readable
from ..stays.models import LONG_TEXT, Stay


class WorldviewQuerySet(HouseQuerySet["Worldview"]):
    def readable_by(self, actor: Actor) -> "WorldviewQuerySet":
        """Shared with the house's peers; until then for the peer who wrote it down with them."""
        shared = Q(shared_at__isnull=False) | Q(written_with=actor.user)
        return self.filter(readable(actor) & shared)

    def known_to(self, actor: Actor) -> "WorldviewQuerySet":
        """That a page exists, and with whom it was begun; its words are for `readable_by`."""
        return self.filter(readable(actor)).defer("words")

    def shared(self) -> "WorldviewQuerySet":
        return self.filter(shared_at__isnull=False)


class Worldview(HouseRow):
    """What I'd like people here to know: the guest's own page, shared for as long as they wish."""

    PERSONAL = SHOWN_TO_GUEST = frozenset({"stay", "words", "written_with", "carried_from"})
    OWN_WORDS = frozenset({"words"})
    NOT_PERSONAL = frozenset({"id", "house", "changed_at", "shared_at"})

    stay = models.OneToOneField(Stay, models.PROTECT, related_name="worldview")
    words = models.TextField("what I'd like people here to know", max_length=LONG_TEXT)
    written_with = models.ForeignKey(User, models.PROTECT, related_name="+")
    changed_at = models.DateTimeField()
    # Empty while it is not shared, or not any more.
    shared_at = models.DateTimeField(null=True, blank=True)
    # The page of an earlier stay that it came from.
    carried_from = models.OneToOneField(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="carried_to",
        error_messages={"unique": "This page was carried over already."},
    )

    # Set by `carry_over.with_can_read`.
    can_read: bool = False
    # Set where it is read together with the guest.
    may_read: bool = False

    objects = WorldviewQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~Q(words=""),
                name="guests_worldview_has_words",
                violation_error_message="There are no words on the page yet.",
            )
        ]

    def __str__(self) -> str:
        return f"worldview {self.pk}"
