"""Everything written about one guest, to be read with them: each table is queried once."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from itertools import groupby
from typing import Any, NamedTuple

from django.db.models import QuerySet

from accounts.access.actor import Asker
from guests.models import FormerRoom, Guest, Stay
from guests.redaction import OthersNames

from . import chores, days, household, meetings, notes, path, working_out
from .pieces import Piece, Section, Teller
from .readers import readers_of
from .stays import facts_of


class Part(NamedTuple):
    """One kind of thing that is written about a guest: which rows, and how one is told."""

    title: str
    rows: Callable[[Asker], QuerySet[Any]]
    piece: Callable[[Teller, Any], Piece]
    # Where several rows are told as one piece: what they have in common.
    together: Callable[[Any], Any] | None = None

    def told(self, tell: Teller, rows: Iterable[Any]) -> list[Piece]:
        if self.together is None:
            return [self.piece(tell, row) for row in rows]
        groups = groupby(rows, key=self.together)
        return [self.piece(tell, list(group)) for _common, group in groups]


PARTS = (
    Part("Gone through when you arrived", path.ticks, path.tick_piece),
    Part("From an earlier stay", path.carry_overs, path.carry_over_piece),
    Part("What you move toward", path.goals, path.goal_piece),
    Part("What you would like people here to know", path.worldviews, path.worldview_piece),
    Part("Agreements you accepted", household.acceptances, household.acceptance_piece),
    Part("What you see differently in them", household.seen_differently, household.said_piece),
    Part("What you said about a proposal", household.comments, household.said_piece),
    Part("What you proposed", household.proposals, household.proposal_piece),
    Part("Check-ins", days.entries, days.entry_piece),
    Part("Asked in between", days.asks, days.ask_piece),
    Part("Moments of support", path.moments, path.moment_piece),
    Part("Shift notes", notes.notes, notes.note_piece),
    Part("To follow up for you", path.follow_ups, path.follow_up_piece),
    Part("Conversations, working something out", working_out.parts, working_out.part_piece),
    Part("Chores", chores.turns, chores.week_piece, together=chores.monday_of),
    Part("Time away", path.times_away, path.away_piece),
    Part("House meetings", meetings.attendances, meetings.attendance_piece),
    Part("What you put on the agenda", meetings.agenda_items, meetings.agenda_piece),
    Part("Decided for you to do", meetings.decisions, meetings.decision_piece),
    Part("Groups that you lead", meetings.groups, meetings.group_piece),
    Part("Groups that you led", meetings.group_days, meetings.group_day_piece),
    Part("Looking back together", path.look_backs, path.look_back_piece),
    Part("Staying longer", path.extensions, path.extension_piece),
    Part("In the house journal", working_out.journal_pages, working_out.journal_piece),
    Part("Where next", path.plans, path.plan_piece),
    Part("Asked to leave", path.askings, path.asking_piece),
    Part("Farewell", path.farewells, path.farewell_piece),
    Part("In touch afterward", path.contacts, path.contact_piece),
)


@dataclass
class StayRead:
    """One stay of the guest, as far as the peer who reads along may read it."""

    stay: Stay
    in_reach: bool
    sections: list[Section] = field(default_factory=list)


@dataclass
class Reading:
    guest: Guest
    # The newest stay first.
    stays: list[StayRead]
    # Day by day, who opened it.
    readers: list[tuple[str, list[str]]]


def read_of(asker: Asker, guest: Guest) -> Reading:
    theirs = Stay.objects.visible_to(asker).filter(guest=guest).order_by("-id")
    stays = list(
        theirs.select_related(
            "guest__house", "room", "talked_with", "decided_by", "leaving_confirmed_by"
        )
    )
    in_reach = set(Stay.objects.in_reach_of(asker).filter(guest=guest).values_list("pk", flat=True))
    others = Guest.objects.visible_to(asker).exclude(pk=guest.pk)
    tell = Teller(OthersNames(others.values_list("name", flat=True), own=guest.name))
    rooms = FormerRoom.objects.visible_to(asker).select_related("room", "moved_by")
    former = _by_stay(rooms.filter(stay__in=stays))
    read = {stay.pk: StayRead(stay, stay.pk in in_reach) for stay in stays}
    for each in read.values():
        told = facts_of(tell, each.stay, former.get(each.stay.pk, []), in_reach=each.in_reach)
        each.sections.append(told)
    for part in PARTS:
        for stay_id, rows in _by_stay(part.rows(asker).filter(stay__in=in_reach)).items():
            read[stay_id].sections.append(Section(part.title, part.told(tell, rows)))
    said = _by_stay(path.words_about_all(asker).filter(stay__in=in_reach))
    for stay_id in in_reach:
        whole = Piece("The stay as a whole", about=f"stay-{stay_id}")
        whole.own_words = said.get(stay_id, [])
        read[stay_id].sections.append(Section("In your own words", [whole]))
    return Reading(guest, list(read.values()), readers_of(asker, guest))


def _by_stay(rows: Iterable[Any]) -> dict[int, list[Any]]:
    by_stay: dict[int, list[Any]] = {}
    for row in rows:
        by_stay.setdefault(row.stay_id, []).append(row)
    return by_stay
