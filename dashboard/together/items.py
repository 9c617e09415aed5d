"""What is on the page that is read together, and how a row's fields are shown there."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime

from django.db import models
from django.utils import timezone

from accounts.models import User
from guests.models import GuestReply
from guests.redaction import OthersNames
from ui.clock import clock, month_day
from ui.weeks import Fold


@dataclass
class ItemLine:
    label: str
    words: str
    # Who noted it, and when.
    note: str = ""


@dataclass
class Item:
    """One thing that is written: what it is, its facts, and its words."""

    title: str
    facts: Sequence[str] = ()
    lines: Sequence[ItemLine] = ()
    # What the guest can add words of their own to: "entry-12".
    about: str = ""
    own_words: Sequence[GuestReply] = ()
    # The rows it is made of; a program reads their days, people read them in `facts`.
    rows: Sequence[models.Model] = ()


@dataclass
class Section:
    title: str
    items: list[Item] = field(default_factory=list)
    # What the address calls it: "12-check-ins".
    key: str = ""
    # How many there are: all that is known while it is folded. None, where it is read in any case.
    count: int | None = None
    is_open: bool = True
    # What is left of it, after the row that was shown last; and whether newer ones are left out.
    fold: Fold | None = None
    last_row: int = 0
    is_earlier: bool = False

    @property
    def is_whole(self) -> bool:
        return self.count is None

    @property
    def earlier(self) -> str:
        return f"?open={self.key}&before={self.last_row}"

    def has(self, thing: str) -> bool:
        return bool(thing) and any(thing == item.about for item in self.items)


# What a field is called where it is read with the guest; the others go by their own names.
LABELS = {
    "stay.found_us": "How you found us",
    "stay.pathway": "Stepping up or down",
    "stay.came_from": "Where you were then",
    "stay.why_not": "Why you didn't come",
    "stay.would_help": "What would help, in your words",
    "stay.if_not_seen": "What we do then, in your words",
    "lookback.words": "In your words",
    "extension.why": "Why, in your words",
    "conversationpart.as_seen": "What happened, as you saw it",
    "conversationpart.needs": "What you need",
    "journalpage.words": "Your page",
    "wherenext.people": "My people",
    "wherenext.place_to_live": "Where I am going to live",
    "farewell.words": "A farewell, in your words",
}


class Presenter:
    """Shows a field: the guest's own words unchanged, everything else without names."""

    def __init__(self, others: OthersNames) -> None:
        self.others = others

    def text(self, row: models.Model, name: str) -> str:
        words = getattr(row, name)
        if not words:
            return ""
        if (display := getattr(row, f"get_{name}_display", None)) is not None:
            return str(display())
        if name in getattr(row, "OWN_WORDS", ()):
            return words
        return words.display_name if isinstance(words, User) else self.others.covered(str(words))

    def lines(self, row: models.Model, *names: str) -> list[ItemLine]:
        said = [(name, self.text(row, name)) for name in names]
        return [ItemLine(_label(row, name), words) for name, words in said if words]


def _label(row: models.Model, name: str) -> str:
    known = row._meta.get_field(name)
    assert isinstance(known, models.Field)  # noqa: S101 (for the type checker)
    label = LABELS.get(f"{row._meta.model_name}.{name}") or str(known.verbose_name)
    return label[:1].upper() + label[1:]


def facts(*said: str) -> list[str]:
    return [each for each in said if each]


def day(on: date | None, before: str = "") -> str:
    return f"{before}{month_day(on)}, {on.year}" if on else ""


def moment(at: datetime | None, before: str = "") -> str:
    if at is None:
        return ""
    local = timezone.localtime(at)
    return f"{day(local.date(), before)}, {clock(local)}"


def by(person: User | None, before: str = "by") -> str:
    return f"{before} {person.display_name}" if person else ""
