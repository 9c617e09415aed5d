"""The places to write in before handing over: for the house, who is here, and who left since."""

import re
from collections.abc import Iterable, Mapping

from django.http import QueryDict
from django.utils.functional import cached_property

from accounts.access.actor import Actor
from accounts.access.requests import StaffRequest
from checkins.rounds.recent import DAYS
from guests.models import Stay
from guests.participants import stay_key
from guests.time_away.models import day_before
from household.going_through.queries import with_topics_left
from shifts.handoffs.actions import NoteSaid
from shifts.notes.forms import NoteForm

from .events import not_listed_leaving

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
    def title(self) -> str:
        return f"About {self.about_stay.guest.name}" if self.about_stay else "For the house"

    @property
    def is_open(self) -> bool:
        typed = (self[name].value() for name in ("words", "follow_up"))
        return bool(self.errors or self.question or any(typed))

    def said(self) -> NoteSaid:
        return NoteSaid(**self.action_kwargs())


def stays_to_pass_on(actor: Actor) -> tuple[list[Stay], list[Stay]]:
    """The guests who are here, and those who left since the last handoff; by name.

    Each with how many agreements are left to go through, in one query.
    """
    today = actor.today
    readable = Stay.objects.readable_by(actor)
    of_interest = readable.on_date(today) | readable.filter(not_listed_leaving(actor))
    stays = list(
        with_topics_left(actor, of_interest).with_time_away(day_before(today - DAYS)).for_list()
    )
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


def segments(request: StaffRequest, about: Iterable[Stay], shifts: Iterable[str]) -> list[Segment]:
    """The house's comes first, then the guests whom they are `about`.

    `shifts` are the names of those that something may be followed up on.
    """
    house = Segment(request, shifts=shifts)
    others = [Segment(request, stay=stay, house=house, shifts=shifts) for stay in about]
    return [house, *others]
