"""Where the marks of a picture are; the table beside it is made of the same lines."""

from collections.abc import Sequence
from dataclasses import dataclass

# In units of the picture, about those of the screen.
WIDTH, HEIGHT = 480, 190
TOP, FOOT = 20, 24
# Three months are not drawn wider than half a year's.
FEWEST_STEPS = 6
BAR_HEIGHT, BARS_FROM, BARS_LEFT = 26, 170, 36


@dataclass(frozen=True)
class Mark:
    """One bar: the place of the bar, and of the number beside it."""

    kind: str
    x: float
    y: float
    width: float
    height: float
    value: int
    text_x: float
    text_y: float


@dataclass(frozen=True)
class Name:
    words: str
    x: float
    y: float


@dataclass(frozen=True)
class Chart:
    key: str
    name: str
    # Of the table's columns: what each line is, then each number.
    heads: tuple[str, ...]
    lines: Sequence[tuple[str, tuple[int, ...]]]
    marks: list[Mark]
    names: list[Name]
    width: int
    height: int
    is_upright: bool

    @property
    def label(self) -> str:
        """The picture in words."""
        series = " and ".join(each.lower() for each in self.heads[1:])
        return f"{self.name}: {series}. The table has the same numbers."


def columns_of(
    key: str,
    name: str,
    head: str,
    series: tuple[str, str],
    lines: Sequence[tuple[str, int, int]],
) -> Chart:
    """Two columns for each month: the first one full, the second in outline."""
    highest = max((number for _name, *both in lines for number in both), default=0) or 1
    step = WIDTH / max(len(lines), FEWEST_STEPS)
    marks, names = [], []
    for place, (month, first, second) in enumerate(lines):
        x, wide = (place + 0.1) * step, 0.38 * step
        marks.append(_column("first", x, wide, first, highest))
        marks.append(_column("second", x + wide + 2, wide, second, highest))
        names.append(Name(month, round((place + 0.5) * step, 1), HEIGHT - 7))
    rows = [(month, tuple(both)) for month, *both in lines]
    return Chart(key, name, (head, *series), rows, marks, names, WIDTH, HEIGHT, True)


def _column(kind: str, x: float, wide: float, value: int, highest: int) -> Mark:
    """The number is above the middle of it."""
    tall = (HEIGHT - TOP - FOOT) * value / highest
    y = HEIGHT - FOOT - tall
    of_text = (round(x + wide / 2, 1), round(y - 4, 1))
    return Mark(kind, round(x, 1), round(y, 1), round(wide, 1), round(tall, 1), value, *of_text)


def bars_of(key: str, name: str, head: str, series: str, lines: Sequence[tuple[str, int]]) -> Chart:
    highest = max((value for _name, value in lines), default=0) or 1
    full = WIDTH - BARS_FROM - BARS_LEFT
    marks, names = [], []
    for place, (words, value) in enumerate(lines):
        y, long = place * BAR_HEIGHT, round(full * value / highest, 1)
        text = (BARS_FROM + long + 6, y + 18)
        marks.append(Mark("first", BARS_FROM, y + 5, long, BAR_HEIGHT - 10, value, *text))
        names.append(Name(words, BARS_FROM - 8, y + 18))
    height = BAR_HEIGHT * len(lines)
    rows = [(words, (value,)) for words, value in lines]
    return Chart(key, name, (head, series), rows, marks, names, WIDTH, height, False)
