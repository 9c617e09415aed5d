"""The places to write in before handing over: one for the house, one for each guest who is here."""

import re
from collections.abc import Iterable, Mapping

from django.http import QueryDict

from accounts.asker import Asker
from checkins.queries.recent import DAYS
from guests.forms import names_of_others
from guests.models import Stay
from household.queries import with_topics_left
from shifts.actions.handoffs import NoteSaid
from shifts.forms import NoteForm

# What is typed in the segments; nothing else is kept from this page.
SEGMENT_FIELDS = ("house-words", "house-follow_up", "stay-*-words", "stay-*-follow_up")
ABOUT_STAY = re.compile(r"stay-([0-9]{1,18})-(?:words|follow_up)")


class Segment(NoteForm):
    """A note that may stay unwritten: nothing said is nothing to sign."""

    def __init__(self, *args, stay: Stay | None, **kwargs) -> None:
        super().__init__(*args, prefix=f"stay-{stay.pk}" if stay else "house", **kwargs)
        self.stay = stay
        self.fields["words"].required = False

    @property
    def title(self) -> str:
        return f"About {self.stay.guest.name}" if self.stay else "For the house"

    @property
    def is_open(self) -> bool:
        """Opened on purpose, by typing in it: words in it are to be seen."""
        typed = (self[name].value() for name in ("words", "follow_up"))
        return bool(self.errors or self.named or any(typed))

    def said(self) -> NoteSaid:
        return NoteSaid(**self.answers())


def stays_here(asker: Asker) -> list[Stay]:
    """The guests who are here, by name, each with how many agreements are to be gone through."""
    today = asker.today
    here = Stay.objects.in_reach_of(asker).on_date(today).with_time_away(today - DAYS)
    return list(with_topics_left(asker, here).for_list())


def left_meanwhile(
    asker: Asker, here: Iterable[Stay], data: QueryDict | None, typed: Mapping[str, str]
) -> list[Stay]:
    """Guests who are not here any more, and about whom something is typed: that is not lost."""
    said = {**typed, **(data.dict() if data else {})}
    names = [ABOUT_STAY.fullmatch(name) for name, words in said.items() if str(words).strip()]
    about = {int(name[1]) for name in names if name} - {stay.pk for stay in here}
    if not about:
        return []
    return list(Stay.objects.in_reach_of(asker).filter(pk__in=about).for_list())


def segments(
    asker: Asker, here: Iterable[Stay], shifts: Iterable[str], data: QueryDict | None
) -> list[Segment]:
    """The house's comes first, then the guests by name.

    `shifts` are the names of those that something may be followed up on.
    """
    names = names_of_others(asker) if data is not None else []
    forms = []
    for stay in (None, *here):
        others = [name for name in names if stay is None or name != stay.guest.name]
        forms.append(Segment(data, stay=stay, names=others, shifts=shifts))
    return forms
