"""The places to write in before handing over: for the house, who is here, and who left since."""

import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from django.db.models import QuerySet
from django.http import QueryDict
from django.utils.functional import cached_property

from accounts.access.actor import Actor
from accounts.access.requests import StaffRequest
from accounts.houses.compiled import compiled_once
from checkins.rounds.recent import DAYS
from guests.models import Stay
from guests.participants import stay_key
from guests.time_away.models import day_before
from household.going_through.queries import with_topics_left
from shifts.handoffs.actions import NoteSaid
from shifts.notes.forms import NoteForm

from .events import AsOf, not_listed_leaving

ABOUT_STAY = re.compile(r"stay-([0-9]{1,18})-(?:words|follow_up)")


class Segment(NoteForm):
    """A note that may stay empty: then there is nothing to sign.

    Those about guests know the `house` one, which looks up the names for all of them.
    """

    drafts = ["house-words", "house-follow_up", "stay-*-words", "stay-*-follow_up"]
    draft_title = "Handing over"

    def __init__(
        self,
        *args,
        stay: Stay | None = None,
        house: "Segment | None" = None,
        **kwargs,
    ) -> None:
        prefix = stay_key(stay.pk) if stay else "house"
        super().__init__(*args, stay=stay, prefix=prefix, **kwargs)
        self.house = house
        self.fields["words"].required = False

    @cached_property
    def names(self) -> list[str]:
        everyone = self.house.names if self.house else super().names
        own = self.about_stay.guest.name if self.about_stay else None
        return [name for name in everyone if name != own]

    @property
    def place(self) -> str:
        return str(self.about_stay.pk) if self.about_stay else "house"

    @property
    def is_open(self) -> bool:
        typed = (self[name].value() for name in ("words", "follow_up"))
        return bool(self.errors or self.question or any(typed))

    def said(self) -> NoteSaid:
        return NoteSaid(**self.action_kwargs())


def stays_to_pass_on(asked: AsOf) -> tuple[list[Stay], list[Stay]]:
    """The guests who are here, and those who left since the last handoff; by name.

    Each with how many agreements are left to go through, in one query.
    """
    today = asked.actor.today
    stays = _stays(asked=asked, away_since=day_before(today - DAYS))
    here = [stay for stay in stays if stay.is_staying_on(today)]
    return here, [stay for stay in stays if not stay.is_staying_on(today)]


@compiled_once
def _stays(*, asked: AsOf, away_since: datetime) -> QuerySet[Stay]:
    actor = asked.actor
    readable = Stay.objects.readable_by(actor)
    of_interest = readable.on_date(actor.today) | readable.filter(not_listed_leaving(asked))
    return with_topics_left(actor, of_interest).with_time_away(away_since).for_list()


def left_meanwhile(
    actor: Actor, offered: Iterable[Stay], data: QueryDict | None, typed: Mapping[str, str]
) -> list[Stay]:
    said = {**typed, **(data.dict() if data else {})}
    names = [ABOUT_STAY.fullmatch(name) for name, words in said.items() if str(words).strip()]
    about = {int(name[1]) for name in names if name} - {stay.pk for stay in offered}
    if not about:
        return []
    return list(Stay.objects.readable_by(actor).filter(pk__in=about).for_list())


@dataclass(frozen=True)
class AboutGuest:
    """The place for a note about one guest; without a form until someone opens it."""

    stay: Stay
    form: Segment | None


@dataclass(frozen=True)
class Segments:
    house: Segment
    shows_house: bool
    about: list[AboutGuest]

    @property
    def forms(self) -> list[Segment]:
        return [self.house, *(each.form for each in self.about if each.form)]


def segments(
    request: StaffRequest, about: Iterable[Stay], opened: Collection[int], shifts: Iterable[str]
) -> Segments:
    """`opened` are the stays that have a form; the others get theirs when someone opens it.

    `shifts` are the names of those that something may be followed up on.
    """
    house = Segment(request, shifts=shifts)

    def form(stay: Stay) -> Segment | None:
        if stay.pk not in opened:
            return None
        return Segment(request, stay=stay, house=house, shifts=shifts)

    shows_house = house.is_open or _asks_for(request, "house")
    return Segments(house, shows_house, [AboutGuest(stay, form(stay)) for stay in about])


def opened_about(
    request: StaffRequest, offered: Iterable[Stay], typed: Mapping[str, str]
) -> set[int]:
    """The stays written about, by what was sent or is kept, and those that the address names."""
    names = [ABOUT_STAY.fullmatch(name) for name in (*typed, *request.POST)]
    opened = {int(name[1]) for name in names if name}
    return opened | {stay.pk for stay in offered if _asks_for(request, str(stay.pk))}


def _asks_for(request: StaffRequest, place: str) -> bool:
    return request.GET.get("about") in ("all", place)
