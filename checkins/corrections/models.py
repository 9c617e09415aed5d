"""What became of an entry later: words that were removed, and what was there before a change."""

from django.db import models
from django.db.models import Q
from django.utils import timezone

from accounts.access.actor import Actor
from accounts.access.permissions import Power
from accounts.houses.querysets import HouseQuerySet
from accounts.houses.rows import HouseRow
from accounts.models import User

from ..entries.models import Entry, Intention, readable_entry


class WithdrawalQuerySet(HouseQuerySet["Withdrawal"]):
    def readable_by(self, actor: Actor) -> "WithdrawalQuerySet":
        visible = self.filter(readable_entry(actor, "entry"))
        if actor.can(Power.READ_WITHDRAWN):
            return visible
        return visible.filter(author=actor.user)

    def for_page(self) -> "WithdrawalQuerySet":
        return self.select_related("by", "author").prefetch_related(
            "revisions__entry", "revisions__intention"
        )


class Withdrawal(HouseRow):
    """Words that were in an entry by mistake and belong to someone else; kept apart."""

    SHOWN_TO_GUEST = frozenset({"entry"})
    KEPT_FROM_GUEST = frozenset({"by", "author", "words"})
    PERSONAL = SHOWN_TO_GUEST | KEPT_FROM_GUEST
    NOT_PERSONAL = frozenset({"id", "house", "at"})

    entry = models.ForeignKey(Entry, models.PROTECT, related_name="withdrawn")
    at = models.DateTimeField(default=timezone.now)
    by = models.ForeignKey(User, models.PROTECT, related_name="+")
    # Who had saved the entry last when the words were taken away.
    author = models.ForeignKey(User, models.PROTECT, related_name="+")
    # By field, as people read it: {"where_at": "Slept badly", "goal_1": "Call the landlord"}.
    words = models.JSONField()

    objects = WithdrawalQuerySet.as_manager()

    class Meta:
        db_table = "checkins_withdrawnwords"
        ordering = ("at", "id")
        verbose_name_plural = "withdrawn words"

    def __str__(self) -> str:
        return f"withdrawn words {self.pk}"

    @property
    def as_read(self) -> list[tuple[str, str]]:
        names = [(name, label_of(Entry, name)) for name in (*Entry.CHOICES, *Entry.WORDS)]
        for place in Intention.PLACES:
            names += [
                (f"goal_{place}", label_of(Intention, "words", place)),
                (f"toward_{place}", label_of(Intention, "goal", place)),
                (f"answer_{place}", label_of(Intention, "answer", place)),
            ]
        return [(label, self.words[name]) for name, label in names if name in self.words]


class EntryRevisionQuerySet(HouseQuerySet["EntryRevision"]):
    def readable_by(self, actor: Actor) -> "EntryRevisionQuerySet":
        of_entry, of_intention = (
            readable_entry(actor, path) for path in ("entry", "intention__entry")
        )
        return self.filter(of_entry | of_intention, withdrawn=None)


class EntryRevision(HouseRow):
    """What one place of an entry said before it was changed after the closing."""

    PERSONAL = SHOWN_TO_GUEST = frozenset({"entry", "intention", "by", "before"})
    OWN_WORDS = frozenset({"before"})
    NOT_PERSONAL = frozenset({"id", "house", "at", "field", "withdrawn"})

    entry = models.ForeignKey(
        Entry, models.PROTECT, null=True, blank=True, related_name="revisions"
    )
    intention = models.ForeignKey(
        Intention, models.PROTECT, null=True, blank=True, related_name="revisions"
    )
    at = models.DateTimeField(default=timezone.now)
    by = models.ForeignKey(User, models.PROTECT, related_name="+")
    field = models.CharField(max_length=40)
    # As people read it; empty when nothing was there.
    before = models.TextField(blank=True)
    # Set when the entry's words were found to belong to someone else: then this does too.
    withdrawn = models.ForeignKey(
        Withdrawal, models.PROTECT, null=True, blank=True, db_index=False, related_name="revisions"
    )

    objects = EntryRevisionQuerySet.as_manager()

    class Meta:
        ordering = ("at", "id")
        constraints = [
            models.CheckConstraint(
                condition=Q(entry__isnull=False, intention__isnull=True)
                | Q(entry__isnull=True, intention__isnull=False),
                name="checkins_entryrevision_of_one_row",
                violation_error_message="A change is of an entry or of a goal for the day.",
            )
        ]
        # Without the many that were not withdrawn: those are found by their entry or goal.
        indexes = [
            models.Index(
                fields=["withdrawn"],
                condition=Q(withdrawn__isnull=False),
                name="checkins_revision_withdrawn",
            )
        ]

    def __str__(self) -> str:
        return f"revision {self.pk}"

    @property
    def label(self) -> str:
        if self.intention is not None:
            return label_of(Intention, self.field, self.intention.place)
        return label_of(Entry, self.field)


def label_of(model: type[models.Model], field: str, place: int | None = None) -> str:
    if place is None:
        known = model._meta.get_field(field)
        assert isinstance(known, models.Field)  # noqa: S101 (for the type checker)
        return str(known.verbose_name)
    return {
        "words": f"goal {place} for today",
        "goal": f"what goal {place} is toward",
        "answer": f"how goal {place} went",
    }[field]
