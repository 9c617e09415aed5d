"""Several quiet handoffs in a row are one line: "Three quiet handoffs, November 20 to 22 (Lee)"."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import Generic, TypeVar

from ui.clock import month_day

IN_WORDS = {2: "Two", 3: "Three", 4: "Four", 5: "Five", 6: "Six", 7: "Seven", 8: "Eight", 9: "Nine"}
Given = TypeVar("Given")


@dataclass(frozen=True)
class Told:
    """What a line says of a handoff: its day in the house, and who gave it."""

    on: date
    by: str


@dataclass(frozen=True)
class HandoffLine(Generic[Given]):
    """One handoff; or several, the newest first, in which there is nothing."""

    handoffs: Sequence[Given]
    title: str = ""


def fold_quiet(
    handoffs: Iterable[Given], *, is_quiet: Callable[[Given], bool], told: Callable[[Given], Told]
) -> list[HandoffLine[Given]]:
    lines = []
    for quiet, group in groupby(handoffs, key=is_quiet):
        run = list(group)
        if quiet and len(run) > 1:
            lines.append(HandoffLine(run, _title([told(each) for each in run])))
        else:
            lines += [HandoffLine([each]) for each in run]
    return lines


def _title(run: Sequence[Told]) -> str:
    many = IN_WORDS.get(len(run), str(len(run)))
    names = ", ".join(sorted({each.by for each in run}))
    return f"{many} quiet handoffs, {_days(run[-1].on, run[0].on)} ({names})"


def _days(first: date, last: date) -> str:
    if first == last:
        return month_day(first)
    until = str(last.day) if first.month == last.month else month_day(last)
    return f"{month_day(first)} to {until}"
