"""Going through the agreements: who accepts which wording, and what they say about it."""

from collections.abc import Collection
from typing import Self

from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from accounts.access.actor import Actor
from accounts.access.permissions import Power
from accounts.houses.querysets import HouseQuerySet, Row
from accounts.houses.rows import HouseRow
from accounts.models import User
from guests.access import readable
from guests.models import LONG_TEXT, Participant, ParticipantQuerySet, StayOrStaff

from ..agreements.models import AgreementVersion


def _of_staff_or_readable(actor: Actor) -> Q:
    """What peers on staff say about agreements is for the house; a guest's words need access."""
    if not actor.can(Power.LIVE_TOGETHER):
        return Q(pk__in=[])
    return Q(house=actor.house) & (readable(actor) | Q(staff__isnull=False))


class AcceptanceQuerySet(HouseQuerySet["Acceptance"]):
    def readable_by(self, actor: Actor) -> "AcceptanceQuerySet":
        return self.filter(_of_staff_or_readable(actor))

    def of(self, people: Collection[Participant]) -> "AcceptanceQuerySet":
        """Each kind by its own index: one "or" would read what everyone ever accepted."""
        stays = [each.stay for each in people if each.stay]
        staff = [each.staff for each in people if each.staff]
        return self.filter(stay__in=stays).union(self.filter(staff__in=staff), all=True)


class Acceptance(HouseRow, StayOrStaff):
    """Someone living or working here accepts an agreement as it reads, once gone through."""

    SHOWN_TO_GUEST = frozenset({"stay", "gone_through_with"})
    KEPT_FROM_GUEST = frozenset({"staff"})
    PERSONAL = SHOWN_TO_GUEST | KEPT_FROM_GUEST
    NOT_PERSONAL = frozenset({"id", "house", "version", "accepted_on"})

    version = models.ForeignKey(AgreementVersion, models.PROTECT, related_name="acceptances")
    accepted_on = models.DateField()
    gone_through_with = models.ForeignKey(User, models.PROTECT, related_name="+")

    objects = AcceptanceQuerySet.as_manager()

    class Meta(StayOrStaff.Meta):
        constraints = [
            *StayOrStaff.Meta.constraints,
            models.UniqueConstraint(
                fields=["version", "stay"],
                name="household_acceptance_once_per_stay",
                violation_error_message="They have accepted this already.",
            ),
            models.UniqueConstraint(
                fields=["version", "staff"],
                name="household_acceptance_once_per_staff",
                violation_error_message="They have accepted this already.",
            ),
            models.CheckConstraint(
                condition=Q(staff__isnull=True) | ~Q(staff=F("gone_through_with")),
                name="household_acceptance_with_someone_else",
                violation_error_message="Go through the agreements with another peer.",
            ),
        ]
        # Apart from the guests', who are many: most rows have no staff.
        indexes = [
            models.Index(
                fields=["staff", "version"],
                condition=Q(staff__isnull=False),
                name="household_acceptance_of_staff",
            )
        ]

    def __str__(self) -> str:
        return f"acceptance {self.pk}"


class SaidQuerySet(ParticipantQuerySet[Row]):
    def readable_by(self, actor: Actor) -> Self:
        return self.filter(_of_staff_or_readable(actor)).with_is_readable(actor)


class SaidOfVersion(HouseRow, StayOrStaff):
    """Something that one person says about how an agreement reads, in their own words."""

    SHOWN_TO_GUEST = frozenset({"stay", "words", "written_with"})
    KEPT_FROM_GUEST = frozenset({"staff"})
    PERSONAL = SHOWN_TO_GUEST | KEPT_FROM_GUEST
    OWN_WORDS = frozenset({"words"})
    NOT_PERSONAL = frozenset({"id", "house", "version", "said_at"})

    version = models.ForeignKey(AgreementVersion, models.PROTECT, related_name="+")
    words = models.TextField("in their own words", max_length=LONG_TEXT)
    said_at = models.DateTimeField(default=timezone.now)
    # The peer at whose sign-in it was written.
    written_with = models.ForeignKey(User, models.PROTECT, related_name="+")

    class Meta(StayOrStaff.Meta):
        abstract = True
        ordering = ("said_at", "id")
        constraints = [
            *StayOrStaff.Meta.constraints,
            models.CheckConstraint(
                condition=~Q(words=""),
                name="%(app_label)s_%(class)s_says_something",
                violation_error_message="Please write something.",
            ),
        ]

    @property
    def said_by(self) -> str:
        return self.person_name


class AgreementComment(SaidOfVersion):
    """What someone says about a proposed agreement, before it is decided."""

    objects = SaidQuerySet.as_manager()

    class Meta(SaidOfVersion.Meta):
        pass

    def __str__(self) -> str:
        return f"comment {self.pk}"


class SeenDifferently(SaidOfVersion):
    """What someone sees differently in an agreement, whether they accept it or not."""

    objects = SaidQuerySet.as_manager()

    class Meta(SaidOfVersion.Meta):
        verbose_name_plural = "seen differently"

    def __str__(self) -> str:
        return f"seen differently {self.pk}"
