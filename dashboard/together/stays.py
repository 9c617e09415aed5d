"""The facts of a stay, for reading together: how someone came, their rooms, how it ended."""

from guests.models import FormerRoom, Stay
from ui.templatetags.ui import clock

from .pieces import Line, Piece, Section, Teller, by, day, facts


def facts_of(tell: Teller, stay: Stay, former: list[FormerRoom], *, in_reach: bool) -> Section:
    """Only the days and the rooms when the peer may not read the rest."""
    told = [_first_call, _talk, _decision] if in_reach else []
    pieces = [tell_of(tell, stay) for tell_of in told]
    pieces.append(Piece("Days and rooms", _days(stay), _rooms(tell, stay, former)))
    if in_reach:
        pieces.append(Piece("If you don't see me", lines=tell.lines(stay, "if_not_seen")))
        pieces.append(Piece("How it ended", lines=tell.lines(stay, "how_ended", "went_to")))
    return Section("How you came", [each for each in pieces if each.facts or each.lines])


def _first_call(tell: Teller, stay: Stay) -> Piece:
    adult = "you said that you are 18 or over" if stay.is_adult else ""
    lines = tell.lines(stay, "called_by", "found_us", "pathway", "came_from")
    return Piece("The first call", facts(day(stay.enquired_on), adult), lines)


def _talk(tell: Teller, stay: Stay) -> Piece:
    known = facts(day(stay.talked_on), by(stay.talked_with, "with"))
    return Piece("The conversation before you came", known, tell.lines(stay, "would_help"))


def _decision(tell: Teller, stay: Stay) -> Piece:
    known = facts(tell.said(stay, "decision"), day(stay.decided_on), by(stay.decided_by))
    return Piece("What was decided", known, tell.lines(stay, "decision_words"))


def _days(stay: Stay) -> list[str]:
    return facts(
        day(stay.arrived_on, "arrived ") or day(stay.arrives_on, "planned to arrive "),
        day(stay.called_off_on, "called off "),
        "" if stay.left_on else day(stay.planned_leaving_on, _planned(stay)),
        _as_planned(stay),
        day(stay.left_on, "left ") + (f", {clock(stay.left_at)}" if stay.left_at else ""),
    )


def _planned(stay: Stay) -> str:
    return "planned leaving was " if stay.is_past_plan else "leaving planned for "


def _as_planned(stay: Stay) -> str:
    if stay.leaving_confirmed_by is None:
        return ""
    leaving = day(stay.leaving_confirmed_for, "leaving as planned on ")
    noted = by(stay.leaving_confirmed_by, "noted by")
    return f"{leaving}, {noted}, {day(stay.leaving_confirmed_on)}"


def _rooms(tell: Teller, stay: Stay, former: list[FormerRoom]) -> list[Line]:
    rooms = [
        Line("Room", tell.said(each, "room"), f"{day(each.until_on, 'until ')} {by(each.moved_by)}")
        for each in former
    ]
    return [*rooms, *tell.lines(stay, "room")]
