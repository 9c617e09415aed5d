"""How a house words the choices about a stay. Each stay keeps the code, the same in every house."""

from django.db import models
from django.db.models import Q

from accounts.houses.querysets import HouseQuerySet
from accounts.lists.models import HouseListRow, ListKinds

from ..audit import GuestKind
from ..leaving.choices import Ended, WentTo
from ..stays.choices import CameFrom, FoundUs, WhyNot

WORDS = 80  # characters

# By the field of a stay: what may be chosen there, and what it is called without a house's words.
LISTS: dict[str, type[models.TextChoices]] = {
    "found_us": FoundUs,
    "came_from": CameFrom,
    "why_not": WhyNot,
    "how_ended": Ended,
    "went_to": WentTo,
}

# The house's words, by list and code; only what it words for itself.
Wordings = dict[tuple[str, str], str]


class StayList(models.TextChoices):
    FOUND_US = "found_us", "How they found us"
    CAME_FROM = "came_from", "Where they came from"
    WHY_NOT = "why_not", "Why they didn't come"
    HOW_ENDED = "how_ended", "How a stay ended"
    WENT_TO = "went_to", "Where they went"


class HouseWordingQuerySet(HouseQuerySet["HouseWording"]):
    def wordings(self) -> Wordings:
        rows = self.exclude(words="").values_list("list", "code", "words")
        return {(name, code): words for name, code, words in rows}


class HouseWording(HouseListRow):
    """How this house words one choice about a stay; without words it reads as in every house."""

    List = StayList

    PERSONAL: frozenset[str] = frozenset()
    NOT_PERSONAL = frozenset({"id", "house", "list", "code", "words"})
    KINDS = ListKinds(GuestKind.CHOICE_WORDED, GuestKind.CHOICE_WORDED)

    list = models.CharField(max_length=20, choices=StayList.choices)
    code = models.CharField(max_length=30)
    words = models.CharField("in the house's words", max_length=WORDS, blank=True)

    objects = HouseWordingQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["house", "list", "code"],
                name="guests_housewording_once",
                violation_error_message="The house has words for this choice already.",
            ),
            models.CheckConstraint(
                condition=Q(
                    *(Q(list=name, code__in=known.values) for name, known in LISTS.items()),
                    _connector=Q.OR,
                ),
                name="guests_housewording_choice_known",
                violation_error_message="There is no such choice.",
            ),
        ]

    def __str__(self) -> str:
        return self.words
