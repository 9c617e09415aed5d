"""A guest's turns of the chores, as they are read together: by the week, and never as a grade."""

from collections.abc import Sequence
from datetime import date, timedelta
from itertools import groupby

from django.db.models import QuerySet

from accounts.asker import Asker
from household.models import Turn

from .pieces import Line, Piece, Teller, by, day, facts, moment


def turns(asker: Asker) -> QuerySet[Turn]:
    own = Turn.objects.visible_to(asker).select_related("chore", "done_by", "talked_by")
    return own.order_by("on", "chore__place", "chore_id")


def monday_of(turn: Turn) -> date:
    return turn.on - timedelta(days=turn.on.weekday())


def week_piece(tell: Teller, of_week: Sequence[Turn]) -> Piece:
    """What they had that week, with the days; of what was done, who noted it."""
    in_order = sorted(of_week, key=lambda turn: (turn.chore.place, turn.chore_id, turn.on))
    groups = groupby(in_order, key=lambda turn: turn.chore)
    lines = [
        Line(tell.said(chore, "name"), ", ".join(_told(turn) for turn in theirs))
        for chore, theirs in groups
    ]
    lines += [_talked(tell, turn) for turn in of_week if turn.talked_at]
    return Piece(day(monday_of(of_week[0]), "The week of "), [], lines)


def _told(turn: Turn) -> str:
    done = f" done, {by(turn.done_by, 'noted by')}" if turn.done_at else ""
    agreed = " as agreed" if turn.is_agreed else ""
    return f"{turn.on:%A}{agreed}{done}"


def _talked(tell: Teller, turn: Turn) -> Line:
    known = facts(moment(turn.talked_at), by(turn.talked_by, "noted by"))
    chore = tell.said(turn.chore, "name")
    return Line(
        f"{chore}, {turn.on:%A}, talked about", tell.said(turn, "talked_words"), ", ".join(known)
    )
