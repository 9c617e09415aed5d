"""Household agreements: their topics, and each topic's wordings from the first to today's."""

from datetime import date

from django.db import models
from django.db.models import Exists, F, OuterRef, Q

from accounts.houses.constraints import UniqueWhere
from accounts.houses.querysets import HouseQuerySet
from accounts.houses.rows import HouseRow
from accounts.models import House, User
from guests.models import SHORT_TEXT, Stay

AGREEMENT_TEXT = 4_000  # characters; it is to be read aloud, and to hang on a wall
DAYS_FOR_COMMENTS = 7


class AgreementQuerySet(HouseQuerySet["Agreement"]):
    def in_use(self) -> "AgreementQuerySet":
        """Those we live by, and new proposals that are not decided yet."""
        return self.filter(ended_on=None)


class Agreement(models.Model):
    """One topic that people living together agree about: quiet hours, say."""

    PERSONAL: frozenset[str] = frozenset()
    NOT_PERSONAL = frozenset({"id", "house", "topic", "place", "ended_on"})

    house = models.ForeignKey(House, models.PROTECT, related_name="agreements")
    topic = models.CharField(max_length=80)
    place = models.PositiveSmallIntegerField("place in the list", default=0)
    # We do without it since; or it was proposed again and not adopted.
    ended_on = models.DateField(null=True, blank=True)

    objects = AgreementQuerySet.as_manager()

    class Meta:
        ordering = ("place", "id")
        constraints = [
            UniqueWhere(
                fields=["house", "topic"],
                condition=Q(ended_on__isnull=True),
                name="household_agreement_topic_once",
                violation_error_message="There is an agreement about this already.",
            )
        ]

    def __str__(self) -> str:
        return self.topic


class AgreementVersionQuerySet(HouseQuerySet["AgreementVersion"]):
    def adopted(self) -> "AgreementVersionQuerySet":
        return self.filter(adopted=True)

    def proposed(self) -> "AgreementVersionQuerySet":
        return self.filter(decided_on=None)

    def current(self) -> "AgreementVersionQuerySet":
        """Of each topic that has not ended, the newest version that was adopted."""
        newer = AgreementVersion.objects.adopted().filter(
            agreement=OuterRef("agreement"), number__gt=OuterRef("number")
        )
        current = self.adopted().filter(agreement__ended_on=None, ends_topic=False)
        return current.exclude(Exists(newer))

    def for_list(self) -> "AgreementVersionQuerySet":
        return self.select_related("agreement").order_by("agreement__place", "agreement_id")


class AgreementVersion(HouseRow):
    """How an agreement reads from one day on; before it is decided, how it would read."""

    # Personal where it is a guest's idea (`stay`); all else is the house's own text.
    SHOWN_TO_GUEST = frozenset(
        {"stay", "words", "why", "proposed_by", "decided_by", "decided_words"}
    )
    PERSONAL = SHOWN_TO_GUEST
    OWN_WORDS = frozenset({"words", "why"})
    NOT_PERSONAL = frozenset(
        {
            "id",
            "house",
            "agreement",
            "number",
            "ends_topic",
            "proposed_on",
            "open_until",
            "met_on",
            "decided_on",
            "adopted",
        }
    )

    agreement = models.ForeignKey(Agreement, models.PROTECT, related_name="versions")
    number = models.PositiveSmallIntegerField()
    words = models.TextField("how it would read", max_length=AGREEMENT_TEXT, blank=True)
    # Instead of other words: we do without an agreement about this.
    ends_topic = models.BooleanField(default=False)
    why = models.CharField(max_length=SHORT_TEXT, blank=True)
    # The guest whose idea it is; empty when it is the team's.
    stay = models.ForeignKey(Stay, models.PROTECT, null=True, blank=True, related_name="+")
    proposed_on = models.DateField()
    # None for those that a house begins with.
    proposed_by = models.ForeignKey(User, models.PROTECT, null=True, blank=True, related_name="+")
    # The last day on which comments are waited for.
    open_until = models.DateField()
    # The day of the house meeting that decided; None when a manager did.
    met_on = models.DateField("day of the meeting", null=True, blank=True)
    decided_on = models.DateField(null=True, blank=True)
    decided_by = models.ForeignKey(User, models.PROTECT, null=True, blank=True, related_name="+")
    decided_words = models.CharField("the reason", max_length=SHORT_TEXT, blank=True)
    adopted = models.BooleanField(null=True, blank=True)

    objects = AgreementVersionQuerySet.as_manager()

    class Meta:
        ordering = ("agreement_id", "number")
        constraints = [
            models.UniqueConstraint(
                fields=["agreement", "number"],
                name="household_agreementversion_number_once",
                violation_error_message="Someone else just changed this agreement.",
            ),
            UniqueWhere(
                fields=["agreement"],
                condition=Q(decided_on__isnull=True),
                name="household_agreementversion_one_proposal",
                violation_error_message="A change to this is already proposed. Decide on that "
                "one first. Your idea can be a comment on it.",
            ),
            models.CheckConstraint(
                condition=Q(ends_topic=False) & ~Q(words="") | Q(ends_topic=True, words=""),
                name="household_agreementversion_says_something",
                violation_error_message="Please write how it would read.",
            ),
            models.CheckConstraint(
                condition=Q(open_until__gte=F("proposed_on")),
                name="household_agreementversion_open_afterwards",
                violation_error_message="Comments can't end before the day it was proposed.",
            ),
            models.CheckConstraint(
                condition=Q(
                    decided_on__isnull=True,
                    adopted__isnull=True,
                    decided_by__isnull=True,
                    met_on__isnull=True,
                    decided_words="",
                )
                | Q(decided_on__isnull=False, adopted__isnull=False) & ~Q(decided_words=""),
                name="household_agreementversion_decided_with_reason",
                violation_error_message="A decision says what was decided, when, and the reason.",
            ),
            models.CheckConstraint(
                condition=Q(decided_on__isnull=True)
                | Q(proposed_by__isnull=True)
                | Q(decided_by__isnull=False),
                name="household_agreementversion_decided_by_someone",
                violation_error_message="A decision says who decided, or noted it.",
            ),
            models.CheckConstraint(
                condition=Q(decided_on__isnull=True) | Q(decided_on__gte=F("proposed_on")),
                name="household_agreementversion_decided_afterwards",
                violation_error_message="It is decided once it has been proposed.",
            ),
            models.CheckConstraint(
                condition=Q(met_on__isnull=True)
                | Q(met_on__gte=F("proposed_on"), met_on__lte=F("decided_on")),
                name="household_agreementversion_met_in_between",
                violation_error_message="The meeting was held after it was proposed.",
            ),
        ]
        indexes = [models.Index(fields=["house", "decided_on"], name="household_version_decided")]

    def __str__(self) -> str:
        return f"version {self.number} of agreement {self.agreement_id}"

    @property
    def is_decided(self) -> bool:
        return self.decided_on is not None

    def waits_for_comments(self, today: date) -> bool:
        return today <= self.open_until
