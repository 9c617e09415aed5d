"""A guest's chores, for reading together: by the week, and never as a grade."""

from collections.abc import Sequence
from datetime import date
from itertools import groupby
from typing import Protocol

from django.db.models import QuerySet

from accounts.access.actor import Actor
from household.models import Turn
from ui.weeks import monday_of

from .items import Item, ItemLine, Presenter, by, day, facts, moment


def turns(actor: Actor) -> QuerySet[Turn]:
    own = Turn.objects.readable_by(actor).select_related("chore", "done_by", "talked_by")
    return own.order_by("on", "chore__place", "chore_id")


class HasDay(Protocol):
    @property
    def on(self) -> date | None: ...


def week(turn: HasDay) -> date | None:
    return monday_of(turn.on) if turn.on else None


def week_item(presenter: Presenter, of_week: Sequence[Turn]) -> Item:
    in_order = sorted(of_week, key=lambda turn: (turn.chore.place, turn.chore_id, turn.on))
    groups = groupby(in_order, key=lambda turn: turn.chore)
    lines = [_line(presenter, list(theirs)) for _chore, theirs in groups]
    lines += [_talked(presenter, turn) for turn in of_week if turn.talked_at]
    return Item(day(monday_of(of_week[0].on), "The week of "), [], lines)


def _line(presenter: Presenter, of_chore: Sequence[Turn]) -> ItemLine:
    agreed = " (as agreed)"
    days = ", ".join(f"{each.on:%A}{agreed if each.is_agreed else ''}" for each in of_chore)
    noted: dict[str, list[str]] = {}
    for each in of_chore:
        if each.done_by:
            noted.setdefault(by(each.done_by, "noted by"), []).append(f"{each.on:%A}")
    done = [f"done {', '.join(on)}, {who}" for who, on in noted.items()]
    return ItemLine(presenter.text(of_chore[0].chore, "name"), days, " · ".join(done))


def _talked(presenter: Presenter, turn: Turn) -> ItemLine:
    known = facts(moment(turn.talked_at), by(turn.talked_by, "noted by"))
    chore = presenter.text(turn.chore, "name")
    return ItemLine(
        f"{chore}, {turn.on:%A}, talked about",
        presenter.text(turn, "talked_words"),
        ", ".join(known),
    )
