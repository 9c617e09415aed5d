"""The words a house avoids."""

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.db.models.functions import Lower

from accounts.houses.constraints import UniqueWhere
from accounts.lists.models import EndingQuerySet, EndingRow, ListKinds

from ..audit import GuestKind
from ..stays.models import SHORT_TEXT
from .rules import ListedTerm, leaves_out_too_much, misses_its_word, spellings

PHRASES = 4000  # characters


class TermQuerySet(EndingQuerySet["Term"]):
    def as_listed(self) -> tuple[ListedTerm, ...]:
        return tuple(
            ListedTerm(*line) for line in self.values_list("word", "instead", "why", "innocent")
        )


class Term(EndingRow):
    """A word this house avoids, what it says instead, and why."""

    PERSONAL: frozenset[str] = frozenset()
    NOT_PERSONAL = frozenset({"id", "house", "word", "instead", "why", "innocent", "ended_on"})
    KINDS = ListKinds(GuestKind.WORD_LIST_CHANGED, GuestKind.WORD_LIST_CHANGED)

    word = models.CharField(
        "the word", max_length=120, help_text="Other spellings of it after a comma."
    )
    instead = models.CharField("what we say", max_length=120)
    why = models.CharField("why, in a line", max_length=SHORT_TEXT)
    innocent = models.TextField(
        "where it means something else",
        max_length=PHRASES,
        blank=True,
        help_text=(
            "Phrases in which it is meant otherwise, one on a line: be patient. A slash stands "
            "between words of which any will do, a star for any ending, three dots for up to four "
            "words: floor/floors … clean*."
        ),
    )

    objects = TermQuerySet.as_manager()

    class Meta:
        db_table = "guests_plainword"
        ordering = (Lower("word"), "id")
        constraints = [
            UniqueWhere(
                "house",
                Lower("word"),
                condition=Q(ended_on__isnull=True),
                name="guests_plainword_once",
                violation_error_message="This word is already on the list.",
            )
        ]

    def __str__(self) -> str:
        return self.word

    def clean(self) -> None:
        """Refuses words and phrases that the search could never find."""
        if not spellings(self.word):
            raise ValidationError({"word": "Please write a word, in letters."})
        line = ListedTerm(self.word, self.instead, self.why, self.innocent)
        if long := leaves_out_too_much(line):
            raise ValidationError(
                {"innocent": f"Please use the three dots less often here: {long[0]}"}
            )
        if missing := misses_its_word(line):
            raise ValidationError(
                {"innocent": f"The word itself has to be in each phrase. Not in: {missing[0]}"}
            )
