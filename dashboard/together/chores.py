"""A guest's chores, for reading together: by the week, and never as a grade."""

from collections.abc import Sequence
from datetime import date, timedelta
from itertools import groupby

from django.db.models import QuerySet

from accounts.access.actor import Asker
from household.models import Turn

from .pieces import Line, Piece, Teller, by, day, facts, moment


def turns(asker: Asker) -> QuerySet[Turn]:
    own = Turn.objects.visible_to(asker).select_related("chore", "done_by", "talked_by")
    return own.order_by("on", "chore__place", "chore_id")


def monday_of(turn: Turn) -> date:
    return turn.on - timedelta(days=turn.on.weekday())


def week_piece(tell: Teller, of_week: Sequence[Turn]) -> Piece:
    in_order = sorted(of_week, key=lambda turn: (turn.chore.place, turn.chore_id, turn.on))
    groups = groupby(in_order, key=lambda turn: turn.chore)
    lines = [_line(tell, list(theirs)) for _chore, theirs in groups]
    lines += [_talked(tell, turn) for turn in of_week if turn.talked_at]
    return Piece(day(monday_of(of_week[0]), "The week of "), [], lines)


def _line(tell: Teller, of_chore: Sequence[Turn]) -> Line:
    agreed = " (as agreed)"
    days = ", ".join(f"{each.on:%A}{agreed if each.is_agreed else ''}" for each in of_chore)
    noted: dict[str, list[str]] = {}
    for each in of_chore:
        if each.done_by:
            noted.setdefault(by(each.done_by, "noted by"), []).append(f"{each.on:%A}")
    done = [f"done {', '.join(on)}, {who}" for who, on in noted.items()]
    return Line(tell.said(of_chore[0].chore, "name"), days, " · ".join(done))


def _talked(tell: Teller, turn: Turn) -> Line:
    known = facts(moment(turn.talked_at), by(turn.talked_by, "noted by"))
    chore = tell.said(turn.chore, "name")
    return Line(
        f"{chore}, {turn.on:%A}, talked about", tell.said(turn, "talked_words"), ", ".join(known)
    )
