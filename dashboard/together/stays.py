"""The facts of a stay, for reading together: how someone came, their rooms, how it ended."""

from guests.models import FormerRoom, Stay
from ui.clock import clock

from .items import Item, ItemLine, Presenter, Section, by, day, facts


def facts_of(
    presenter: Presenter, stay: Stay, former: list[FormerRoom], *, readable: bool
) -> Section:
    """Only the days and the rooms when the peer may not read the rest."""
    before = [_first_call, _talk, _decision] if readable else []
    items = [item_of(presenter, stay) for item_of in before]
    items.append(Item("Days and rooms", _days(stay), _rooms(presenter, stay, former)))
    if readable:
        items.append(Item("If you don't see me", lines=presenter.lines(stay, "if_not_seen")))
        items.append(Item("How it ended", lines=presenter.lines(stay, "how_ended", "went_to")))
    return Section("How you came", [each for each in items if each.facts or each.lines])


def _first_call(presenter: Presenter, stay: Stay) -> Item:
    adult = "you said that you are 18 or over" if stay.is_adult else ""
    lines = presenter.lines(stay, "called_by", "found_us", "pathway", "came_from")
    return Item("The first call", facts(day(stay.enquired_on), adult), lines)


def _talk(presenter: Presenter, stay: Stay) -> Item:
    known = facts(day(stay.talked_on), by(stay.talked_with, "with"))
    return Item("The conversation before you came", known, presenter.lines(stay, "would_help"))


def _decision(presenter: Presenter, stay: Stay) -> Item:
    known = facts(presenter.text(stay, "decision"), day(stay.decided_on), by(stay.decided_by))
    return Item("What was decided", known, presenter.lines(stay, "why_not", "decision_words"))


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


def _rooms(presenter: Presenter, stay: Stay, former: list[FormerRoom]) -> list[ItemLine]:
    rooms = [
        ItemLine(
            "Room",
            presenter.text(each, "room"),
            f"{day(each.until_on, 'until ')} {by(each.moved_by)}",
        )
        for each in former
    ]
    return [*rooms, *presenter.lines(stay, "room")]
