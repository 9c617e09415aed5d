"""The places to write in before handing over: for the house, who is here, and who left since."""

import re
from collections.abc import Iterable, Mapping

from django.http import QueryDict

from accounts.access.actor import Actor
from checkins.rounds.recent import DAYS
from guests.forms import names_of_others
from guests.models import Stay
from guests.participants import stay_key
from household.going_through.queries import with_topics_left
from shifts.handoffs.actions import NoteSaid
from shifts.notes.forms import NoteForm

from .events import not_listed_leaving

# What is typed in the segments; nothing else is kept from this page.
SEGMENT_FIELDS = ("house-words", "house-follow_up", "stay-*-words", "stay-*-follow_up")
ABOUT_STAY = re.compile(r"stay-([0-9]{1,18})-(?:words|follow_up)")


class Segment(NoteForm):
    """A note that may stay empty: then there is nothing to sign."""

    def __init__(self, *args, stay: Stay | None, **kwargs) -> None:
        super().__init__(*args, prefix=stay_key(stay.pk) if stay else "house", **kwargs)
        self.stay = stay
        self.fields["words"].required = False

    @property
    def title(self) -> str:
        return f"About {self.stay.guest.name}" if self.stay else "For the house"

    @property
    def is_open(self) -> bool:
        typed = (self[name].value() for name in ("words", "follow_up"))
        return bool(self.errors or self.named or any(typed))

    def said(self) -> NoteSaid:
        return NoteSaid(**self.action_kwargs())


def stays_to_pass_on(actor: Actor) -> tuple[list[Stay], list[Stay]]:
    """The guests who are here, and those who left since the last handoff; by name.

    Each with how many agreements are left to go through, in one query.
    """
    today = actor.today
    reach = Stay.objects.readable_by(actor)
    of_interest = reach.on_date(today) | reach.filter(not_listed_leaving(actor))
    stays = list(with_topics_left(actor, of_interest).with_time_away(today - DAYS).for_list())
    here = [stay for stay in stays if stay.is_staying_on(today)]
    return here, [stay for stay in stays if not stay.is_staying_on(today)]


def left_meanwhile(
    actor: Actor, offered: Iterable[Stay], data: QueryDict | None, typed: Mapping[str, str]
) -> list[Stay]:
    said = {**typed, **(data.dict() if data else {})}
    names = [ABOUT_STAY.fullmatch(name) for name, words in said.items() if str(words).strip()]
    about = {int(name[1]) for name in names if name} - {stay.pk for stay in offered}
    if not about:
        return []
    return list(Stay.objects.readable_by(actor).filter(pk__in=about).for_list())


def segments(
    actor: Actor, about: Iterable[Stay], shifts: Iterable[str], data: QueryDict | None
) -> list[Segment]:
    """The house's comes first, then the guests whom they are `about`.

    `shifts` are the names of those that something may be followed up on.
    """
    names = names_of_others(actor) if data is not None else []
    forms = []
    for stay in (None, *about):
        others = [name for name in names if stay is None or name != stay.guest.name]
        forms.append(Segment(data, stay=stay, names=others, shifts=shifts))
    return forms
