"""The kinds of things that are written about a guest, in the order of a stay."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from itertools import groupby
from typing import Any, NamedTuple

from django.db.models import QuerySet
from django.utils.text import slugify

from accounts.access.actor import Actor

from . import chores, days, household, meetings, notes, path, working_out
from .items import Item, Presenter


class RecordSource(NamedTuple):
    """One kind of thing that is written about a guest: which rows, and how one is shown."""

    title: str
    rows: Callable[[Actor], QuerySet[Any]]
    item: Callable[[Presenter, Any], Item]
    # Where several rows are shown as one item: what they have in common.
    together: Callable[[Any], Any] | None = None
    # Where it goes on through the stay: the field that says when, and how many are shown at once.
    day: str = ""
    most: int = 8
    # What the page calls one of them, so that the guest can add words of their own: "entry".
    about: str = ""

    @property
    def key(self) -> str:
        return slugify(self.title)

    def items_of(self, presenter: Presenter, rows: Iterable[Any]) -> list[Item]:
        if self.together is None:
            return [replace(self.item(presenter, row), rows=[row]) for row in rows]
        groups = [list(group) for _common, group in groupby(rows, key=self.together)]
        return [replace(self.item(presenter, group), rows=group) for group in groups]


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
    RecordSource(
        "Check-ins", days.entries, days.entry_item, day="round__date", most=6, about="entry"
    ),
    RecordSource(
        "Asked in between", days.support_requests, days.ask_item, day="asked_at", about="ask"
    ),
    RecordSource("Moments of support", path.moments, path.moment_item, day="on", about="moment"),
    RecordSource("Shift notes", notes.notes, notes.note_item, day="signed_at", about="note"),
    RecordSource("To follow up for you", path.follow_ups, path.follow_up_item, day="made_at"),
    RecordSource("Conversations, working something out", working_out.parts, working_out.part_item),
    RecordSource("Chores", chores.turns, chores.week_item, together=chores.week, day="on", most=2),
    RecordSource("Time away", path.times_away, path.away_item),
    RecordSource(
        "House meetings", meetings.attendances, meetings.attendance_item, day="meeting__on"
    ),
    RecordSource("What you put on the agenda", meetings.agenda_items, meetings.agenda_item),
    RecordSource("Decided for you to do", meetings.decisions, meetings.decision_item),
    RecordSource("Groups that you lead", meetings.groups, meetings.group_item),
    RecordSource("Groups that you led", meetings.group_days, meetings.group_day_item, day="on"),
    RecordSource("Looking back together", path.look_backs, path.look_back_item),
    RecordSource("Sitting down together", path.sit_downs, path.sit_down_item, day="on"),
    RecordSource("Staying longer", path.extensions, path.extension_item, about="extension"),
    RecordSource(
        "In the house journal",
        working_out.journal_pages,
        working_out.journal_item,
        day="written_on",
    ),
    RecordSource("Where next", path.plans, path.plan_item),
    RecordSource("Asked to leave", path.askings, path.asking_item),
    RecordSource("Farewell", path.farewells, path.farewell_item),
    RecordSource("In touch afterward", path.contacts, path.contact_item, day="on"),
)
