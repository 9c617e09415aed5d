"""Everything written about one guest, to be read with them: each table is queried once."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from itertools import groupby
from typing import Any, NamedTuple

from django.db.models import QuerySet

from accounts.access.actor import Actor
from guests.models import FormerRoom, Guest, HouseWording, Stay
from guests.participants import stay_key
from guests.redaction import OthersNames

from . import chores, days, household, meetings, notes, path, working_out
from .items import Item, Presenter, Section
from .readers import readers_of
from .stays import facts_of


class RecordSource(NamedTuple):
    """One kind of thing that is written about a guest: which rows, and how one is shown."""

    title: str
    rows: Callable[[Actor], QuerySet[Any]]
    item: Callable[[Presenter, Any], Item]
    # Where several rows are shown as one item: what they have in common.
    together: Callable[[Any], Any] | None = None

    def items_of(self, presenter: Presenter, rows: Iterable[Any]) -> list[Item]:
        if self.together is None:
            return [self.item(presenter, row) for row in rows]
        groups = groupby(rows, key=self.together)
        return [self.item(presenter, list(group)) for _common, group in groups]


SOURCES = (
    RecordSource("Gone through when you arrived", path.ticks, path.tick_item),
    RecordSource("From an earlier stay", path.carry_overs, path.carry_over_item),
    RecordSource("What you move toward", path.goals, path.goal_item),
    RecordSource("What you would like people here to know", path.worldviews, path.worldview_item),
    RecordSource("Agreements you accepted", household.acceptances, household.acceptance_item),
    RecordSource(
        "What you see differently in them", household.seen_differently, household.said_item
    ),
    RecordSource("What you said about a proposal", household.comments, household.said_item),
    RecordSource("What you proposed", household.proposals, household.proposal_item),
    RecordSource("Check-ins", days.entries, days.entry_item),
    RecordSource("Asked in between", days.support_requests, days.ask_item),
    RecordSource("Moments of support", path.moments, path.moment_item),
    RecordSource("Shift notes", notes.notes, notes.note_item),
    RecordSource("To follow up for you", path.follow_ups, path.follow_up_item),
    RecordSource("Conversations, working something out", working_out.parts, working_out.part_item),
    RecordSource("Chores", chores.turns, chores.week_item, together=chores.monday_of),
    RecordSource("Time away", path.times_away, path.away_item),
    RecordSource("House meetings", meetings.attendances, meetings.attendance_item),
    RecordSource("What you put on the agenda", meetings.agenda_items, meetings.agenda_item),
    RecordSource("Decided for you to do", meetings.decisions, meetings.decision_item),
    RecordSource("Groups that you lead", meetings.groups, meetings.group_item),
    RecordSource("Groups that you led", meetings.group_days, meetings.group_day_item),
    RecordSource("Looking back together", path.look_backs, path.look_back_item),
    RecordSource("Sitting down together", path.sit_downs, path.sit_down_item),
    RecordSource("Staying longer", path.extensions, path.extension_item),
    RecordSource("In the house journal", working_out.journal_pages, working_out.journal_item),
    RecordSource("Where next", path.plans, path.plan_item),
    RecordSource("Asked to leave", path.askings, path.asking_item),
    RecordSource("Farewell", path.farewells, path.farewell_item),
    RecordSource("In touch afterward", path.contacts, path.contact_item),
)


@dataclass
class StayRead:
    """One stay of the guest, as far as the peer who reads along may read it."""

    stay: Stay
    readable: bool
    sections: list[Section] = field(default_factory=list)


@dataclass
class Reading:
    guest: Guest
    # The newest stay first.
    stays: list[StayRead]
    # Day by day, who opened it.
    readers: list[tuple[str, list[str]]]


def read_of(actor: Actor, guest: Guest) -> Reading:
    theirs = Stay.objects.for_house(actor.house).filter(guest=guest).order_by("-id")
    stays = list(
        theirs.select_related(
            "guest__house", "room", "talked_with", "decided_by", "leaving_confirmed_by"
        )
    )
    readable = set(Stay.objects.readable_by(actor).filter(guest=guest).values_list("pk", flat=True))
    others = Guest.objects.for_house(actor.house).exclude(pk=guest.pk)
    presenter = Presenter(OthersNames(others.values_list("name", flat=True), own=guest.name))
    rooms = FormerRoom.objects.for_house(actor.house).select_related("room", "moved_by")
    former = _by_stay(rooms.filter(stay__in=stays))
    read = {stay.pk: StayRead(stay, stay.pk in readable) for stay in stays}
    wordings = HouseWording.objects.for_house(actor.house).wordings()
    for each in read.values():
        each.stay.house_wordings = wordings
        rooms_before = former.get(each.stay.pk, [])
        each.sections.append(facts_of(presenter, each.stay, rooms_before, readable=each.readable))
    for source in SOURCES:
        for stay_id, rows in _by_stay(source.rows(actor).filter(stay__in=readable)).items():
            read[stay_id].sections.append(Section(source.title, source.items_of(presenter, rows)))
    said = _by_stay(path.words_about_all(actor).filter(stay__in=readable))
    for stay_id in readable:
        whole = Item("The stay as a whole", about=stay_key(stay_id))
        whole.own_words = said.get(stay_id, [])
        read[stay_id].sections.append(Section("In your own words", [whole]))
    return Reading(guest, list(read.values()), readers_of(actor, guest))


def _by_stay(rows: Iterable[Any]) -> dict[int, list[Any]]:
    by_stay: dict[int, list[Any]] = {}
    for row in rows:
        by_stay.setdefault(row.stay_id, []).append(row)
    return by_stay
