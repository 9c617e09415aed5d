"""What a shift writes down: signed when it is written, added to later, never changed."""

from datetime import date, datetime, timedelta

from django.db import models
from django.db.models import Exists, OuterRef, Prefetch, Q
from django.utils import timezone
from django.utils.functional import cached_property

from accounts.access.actor import Actor
from accounts.access.permissions import Power
from accounts.houses.rows import HouseRow
from accounts.models import House, User
from guests.access import readable
from guests.finding import LONGEST_WORD, words_of
from guests.models import LONG_TEXT, FollowUp, Stay, Withdrawable, WithdrawableQuerySet
from ui.clock import clock, month_day
from ui.weeks import monday_of

from ..handoffs.models import HandoffItem

JUST_NOW = timedelta(minutes=5)


class NoteQuerySet(WithdrawableQuerySet["Note"]):
    def readable_by(self, actor: Actor) -> "NoteQuerySet":
        """Notes for the house, and about guests whose words the actor may read."""
        if not actor.can(Power.READ_WORDS):
            return self.none()
        return self.filter(Q(house=actor.house) & (Q(stay=None) | readable(actor)))

    def just_signed_by(self, actor: Actor) -> "NoteQuerySet":
        return self.filter(author=actor.user, signed_at__gt=timezone.now() - JUST_NOW)

    def earlier_than(self, note: "Note") -> "NoteQuerySet":
        """Two that were signed at the same moment are in the order of their ids."""
        by_then = self.filter(signed_at__lte=note.signed_at)
        return by_then.exclude(signed_at=note.signed_at, pk__gte=note.pk)

    def listed_or_not(self) -> "NoteQuerySet":
        items = HandoffItem.objects.filter(
            house=OuterRef("house"), kind=HandoffItem.Kind.NOTE, object_id=OuterRef("pk")
        )
        return self.annotate(is_listed=Exists(items))

    def holding(self, house: House, asked: str) -> "NoteQuerySet":
        """Those of the house with every word asked for, in the note or in what was added to it.

        Whole words, ignoring case and accents; the same on every database. None for what has no
        word in it.
        """
        words = words_of(asked)
        found = self if words else self.none()
        for word in words:
            tokens = SearchToken.objects.filter(house=house, word=word)
            found = found.filter(pk__in=tokens.values("note"))
        return found

    def for_list(self) -> "NoteQuerySet":
        added = Amendment.objects.select_related("author").order_by("signed_at", "id")
        return (
            self.select_related("author", "withdrawn_by", "stay__guest")
            .prefetch_related(Prefetch("amendments", added, to_attr="added"))
            .order_by("-signed_at", "-id")
        )


class Note(Withdrawable):
    """What a peer on shift writes down for the next: for the house, or about one guest.

    It exists once it is signed; until then it is its author's draft. The database lets exactly
    two changes pass: that it was put in the wrong place, and that it is blanked by age.
    """

    WRITTEN_BY = "author"

    SHOWN_TO_GUEST = frozenset({"stay", "words", "author"})
    KEPT_FROM_GUEST = frozenset({"withdrawn_by"})
    PERSONAL = SHOWN_TO_GUEST | KEPT_FROM_GUEST
    NOT_PERSONAL = frozenset({"id", "house", "signed_at", "withdrawn_at", "blanked_at"})

    house = models.ForeignKey(House, models.PROTECT, related_name="+")
    # None: it is for the house, and names no guest.
    stay = models.ForeignKey(Stay, models.PROTECT, null=True, blank=True, related_name="notes")
    words = models.TextField("what to pass on", max_length=LONG_TEXT, blank=True)
    author = models.ForeignKey(User, models.PROTECT, related_name="+")
    signed_at = models.DateTimeField(default=timezone.now)
    # The words have grown old enough to go; that there was a note stays.
    blanked_at = models.DateTimeField(null=True, blank=True)
    # What it asked to be followed up.
    follow_ups = models.ManyToManyField(FollowUp, related_name="notes", blank=True)

    # Set by `listed_or_not`.
    is_listed: bool
    # Set by `for_list`: what was added, the oldest first.
    added: list["Amendment"]

    objects = NoteQuerySet.as_manager()

    class Meta(Withdrawable.Meta):
        constraints = [
            *Withdrawable.Meta.constraints,
            models.CheckConstraint(
                condition=~Q(words="") | Q(blanked_at__isnull=False),
                name="shifts_note_says_something",
                violation_error_message="Please write something, or leave the note out.",
            ),
            models.CheckConstraint(
                condition=Q(words="") | Q(blanked_at__isnull=True),
                name="shifts_note_blanked_is_blank",
                violation_error_message="A note whose words have gone holds none.",
            ),
        ]
        indexes = [
            models.Index(fields=["house", "-signed_at"], name="shifts_note_house_signed"),
            models.Index(fields=["stay", "-signed_at"], name="shifts_note_stay_signed"),
        ]

    def __str__(self) -> str:
        return f"note {self.pk}"

    @property
    def signed_on(self) -> date:
        """The day, on the clock of the house that the page is for."""
        return timezone.localtime(self.signed_at).date()

    @property
    def week(self) -> date:
        return monday_of(self.signed_on)

    @cached_property
    def signed(self) -> str:
        return _in_words(self.signed_at)


class Amendment(HouseRow):
    """What was added to a signed note later, by whom and when; it is signed as well."""

    PERSONAL = SHOWN_TO_GUEST = frozenset({"words", "author"})
    NOT_PERSONAL = frozenset({"id", "house", "note", "signed_at", "blanked_at"})

    note = models.ForeignKey(Note, models.PROTECT, related_name="amendments")
    words = models.TextField("what to add", max_length=LONG_TEXT, blank=True)
    author = models.ForeignKey(User, models.PROTECT, related_name="+")
    signed_at = models.DateTimeField(default=timezone.now)
    blanked_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~Q(words="") | Q(blanked_at__isnull=False),
                name="shifts_amendment_says_something",
                violation_error_message="Please write what is to be added.",
            ),
            models.CheckConstraint(
                condition=Q(words="") | Q(blanked_at__isnull=True),
                name="shifts_amendment_blanked_is_blank",
                violation_error_message="An addition whose words have gone holds none.",
            ),
        ]

    def __str__(self) -> str:
        return f"amendment {self.pk}"

    @cached_property
    def signed(self) -> str:
        return _in_words(self.signed_at)


def _in_words(moment: datetime) -> str:
    """November 24, 3:05 pm: on the clock of the house that the page is for."""
    at = timezone.localtime(moment)
    return f"{month_day(at)}, {clock(at)}"


class SearchToken(HouseRow):
    """One word of a note or of what was added to it, folded, for the search."""

    PERSONAL = KEPT_FROM_GUEST = frozenset({"word"})
    NOT_PERSONAL = frozenset({"id", "house", "note"})

    note = models.ForeignKey(Note, models.PROTECT, related_name="found_by")
    word = models.CharField(max_length=LONGEST_WORD)

    class Meta:
        db_table = "shifts_searchword"
        constraints = [
            models.UniqueConstraint(
                fields=["house", "word", "note"],
                name="shifts_searchword_once",
                violation_error_message="The note is found by this word already.",
            )
        ]

    def __str__(self) -> str:
        return f"word {self.pk}"
