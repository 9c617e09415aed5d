"""Deals lines like cards, so that none comes again before the others have had their turn."""

import random
from collections.abc import Callable, Sequence
from datetime import date, timedelta
from typing import Any

from .load_texts import load_texts

DAYS = load_texts("days")
TWO_WEEKS = timedelta(days=14)
EVERY_DAY = (0, 10_000)


class Cards:
    """One deck for each list of lines, shuffled once and then dealt round and round."""

    def __init__(self, dice: random.Random) -> None:
        self.dice = dice
        # By the list itself, which is kept here so that its id stays its own.
        self.decks: dict[int, tuple[Sequence, list]] = {}

    def deal(
        self,
        lines: Sequence,
        *,
        day: int | None = None,
        fits: Callable[[Any], bool] = lambda line: True,
    ) -> Any:
        """The next line that fits, and that day of the stay; an empty one where none does."""
        _lines, deck = self.decks.setdefault(
            id(lines), (lines, self.dice.sample(lines, len(lines)))
        )
        for place, line in enumerate(deck):
            if (day is None or fits_day(line, day)) and fits(line):
                deck.append(deck.pop(place))
                return line
        return ""

    def maybe(self, chance: float, lines: Sequence[str], *, day: int | None = None) -> str:
        return self.deal(lines, day=day) if self.dice.random() < chance else ""


def fits_day(line: object, day: int) -> bool:
    first, last = DAYS.get(line, EVERY_DAY) if isinstance(line, str) else EVERY_DAY
    return first <= day <= last


class LinesSaid:
    """What has been written about whom: once in a stay, and of one guest in two weeks."""

    def __init__(self) -> None:
        self.last: dict[str, date] = {}
        self.about: set[tuple[int, str]] = set()

    def is_new(self, line: str, stay: int, on: date) -> bool:
        last = self.last.get(line)
        return (stay, line) not in self.about and (last is None or on - last > TWO_WEEKS)

    def keep(self, line: str, stay: int, on: date) -> None:
        self.last[line] = on
        self.about.add((stay, line))
