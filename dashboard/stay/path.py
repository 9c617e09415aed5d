"""The path of a stay as one picture: its goals as lines, its check-ins as cells, its moments.

Plain values in, places out (in the picture's own units, about a pixel each); no clock is read
here. The days and their cells come from the weeks of the stay (`checkins.history`), so that both
pictures tell the same. Like them it shows what was said and noted, never what was missed.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from checkins.history.weeks import QUIET, CheckInCell, Column, Picture
from guests.stays.days import day_number

# A day is at least so wide; a short stay spreads over about the width of a page.
NARROWEST_DAY, WIDEST_DAY = 12, 24
FULL_WIDTH = 1090
LETTER = 8  # how wide a letter is taken to be
DAYS_NAMED = 30  # every thirtieth day is named at the top
NEAR = 6  # days so near to one another are not both named

# From the top down.
TOP = 26
LANE = 27
TEXT_IN_LANE, LINE_IN_LANE = 15, 22
CELLS_BELOW_LANES = 12
ROW = 23
MOMENTS_BELOW_CELLS = 62
STARS_AND_DOTS = 18
BOTTOM = 42

UNDER_WAY, REACHED, SET_ASIDE = "under-way", "reached", "aside"
ENDINGS = {REACHED: "reached", SET_ASIDE: "set aside"}


@dataclass(frozen=True)
class PathGoal:
    """A goal of the stay: from when on, and how and when it ended, if it did."""

    words: str
    begun_on: date
    state: str = UNDER_WAY
    ended_on: date | None = None


@dataclass(frozen=True)
class PathMoment:
    on: date
    words: str
    is_victory: bool = False


@dataclass(frozen=True)
class Label:
    x: int
    text: str


@dataclass(frozen=True)
class PathLine:
    """One goal: its line, and its words above it."""

    x1: int
    x2: int
    lane: int
    state: str
    text: str
    # Where the words begin, or where they end.
    text_x: int
    text_ends: bool

    @property
    def y(self) -> int:
        return TOP + self.lane * LANE + LINE_IN_LANE

    @property
    def text_y(self) -> int:
        return TOP + self.lane * LANE + TEXT_IN_LANE


@dataclass(frozen=True)
class PathMark:
    """The moments of one day: a star for a victory, a dot for the others."""

    x: int
    y: int
    is_victory: bool
    words: str


@dataclass(frozen=True)
class TableDay:
    """One day of the path, in words."""

    on: date
    number: int
    cells: tuple[CheckInCell, CheckInCell]
    goals: tuple[str, ...]
    moments: tuple[PathMoment, ...]


@dataclass(frozen=True)
class Path:
    width: int
    height: int
    day_width: int
    labels: tuple[Label, ...]
    # Where each week begins.
    weeks: tuple[int, ...]
    lines: tuple[PathLine, ...]
    columns: tuple[tuple[int, Column], ...]
    marks: tuple[PathMark, ...]
    # Where today ends; None when the stay does not hold it.
    today: Label | None
    # The days of which anything is known, the newest first: the picture as a table.
    table: tuple[TableDay, ...]
    # The lanes of the goals, one below the other.
    lanes: int

    @property
    def morning_y(self) -> int:
        return TOP + self.lanes * LANE + CELLS_BELOW_LANES

    @property
    def afternoon_y(self) -> int:
        return self.morning_y + ROW

    @property
    def moments_y(self) -> int:
        return self.morning_y + MOMENTS_BELOW_CELLS

    @property
    def goals_y(self) -> int:
        return TOP + LINE_IN_LANE

    @property
    def foot_y(self) -> int:
        return self.height - 20

    @property
    def today_ends(self) -> bool:
        return self.today is not None and self.today.x > self.width / 2

    @property
    def has_victory(self) -> bool:
        return any(mark.is_victory for mark in self.marks)

    @property
    def has_moments(self) -> bool:
        return any(not mark.is_victory for mark in self.marks)


class _Scale:
    """Which place a day has; one outside the picture is drawn at its edge."""

    def __init__(self, first: date, days: int) -> None:
        self.first, self.days = first, days
        self.step = max(NARROWEST_DAY, min(WIDEST_DAY, FULL_WIDTH // days))

    @property
    def width(self) -> int:
        return self.days * self.step

    def place(self, day: date) -> int:
        return min(max((day - self.first).days, 0), self.days - 1)

    def start(self, day: date) -> int:
        return self.place(day) * self.step

    def end(self, day: date) -> int:
        return self.start(day) + self.step

    def middle(self, day: date) -> int:
        return self.start(day) + self.step // 2


def draw(
    picture: Picture,
    *,
    first_day: date,
    today: date,
    goals: Iterable[PathGoal] = (),
    moments: Iterable[PathMoment] = (),
) -> Path:
    """The weeks of a stay in one row. Day 1 is `first_day`, by the house's calendar."""
    columns = [column for week in picture.weeks for column in week.columns]
    scale = _Scale(columns[0].on, len(columns))
    until = min(max(today, columns[0].on), columns[-1].on)
    goals, moments = list(goals), list(moments)
    lines = _lines(goals, until, scale)
    lanes = max((line.lane + 1 for line in lines), default=1)
    height = TOP + lanes * LANE + CELLS_BELOW_LANES + MOMENTS_BELOW_CELLS + BOTTOM
    moments_y = height - BOTTOM
    has_today = columns[0].on <= today <= columns[-1].on
    number = day_number(first_day, today)
    return Path(
        width=scale.width,
        height=height,
        day_width=scale.step,
        labels=tuple(_labels(first_day, columns[-1].on, scale)),
        weeks=tuple(scale.start(week.first) for week in picture.weeks),
        lines=tuple(lines),
        columns=tuple((scale.middle(column.on) - 4, column) for column in columns),
        marks=tuple(_marks(moments, moments_y, scale)),
        today=Label(scale.end(today), f"today, day {number}") if has_today else None,
        table=tuple(_table(columns, first_day, goals, moments)),
        lanes=lanes,
    )


def _labels(first_day: date, last: date, scale: _Scale) -> Iterable[Label]:
    length = day_number(first_day, last)
    before = (first_day - scale.first).days
    half = length // 2
    named = {1: "day 1", length: str(length)} if length > NEAR else {1: "day 1"}
    if length > 4 * NEAR:
        named[half] = "halfway"
    for number in range(DAYS_NAMED, length, DAYS_NAMED):
        if all(abs(number - each) >= NEAR for each in named):
            named[number] = str(number)
    for number, text in sorted(named.items()):
        yield Label((before + number - 1) * scale.step, text)


def _lines(goals: Sequence[PathGoal], until: date, scale: _Scale) -> list[PathLine]:
    lines: list[PathLine] = []
    taken: list[int] = []  # up to where each lane is taken
    for goal in sorted(goals, key=lambda goal: goal.begun_on):
        x1, x2 = scale.start(goal.begun_on), scale.end(goal.ended_on or until)
        x2 = max(x1, x2)
        text, text_x, text_ends = _words_at(goal.words, x1, x2, scale.width)
        words_start = text_x - len(text) * LETTER if text_ends else text_x
        words_end = text_x if text_ends else text_x + len(text) * LETTER
        start, end = min(x1, words_start), max(x2, words_end) + scale.step
        lane = next((n for n, x in enumerate(taken) if x <= start), len(taken))
        if lane == len(taken):
            taken.append(0)
        taken[lane] = end
        lines.append(PathLine(x1, x2, lane, goal.state, text, text_x, text_ends))
    return lines


def _words_at(words: str, x1: int, x2: int, width: int) -> tuple[str, int, bool]:
    """Where a goal's words go, cut if they are too long for the picture.

    At the end of its line, near today, if the line is that long. Otherwise to the right of where
    the line begins, or up to the right edge.
    """
    room = width // LETTER
    if len(words) > room:
        words = words[: room - 1].rstrip() + "…"
    if len(words) * LETTER <= x2 - x1:
        return words, x2, True
    if x1 + len(words) * LETTER <= width:
        return words, x1, False
    return words, width, True


def _marks(moments: Sequence[PathMoment], y: int, scale: _Scale) -> Iterable[PathMark]:
    """One star and one dot a day at most: how many there were is no measure of anything."""
    days: dict[tuple[date, bool], list[str]] = {}
    for moment in moments:
        days.setdefault((moment.on, moment.is_victory), []).append(moment.words)
    for (on, is_victory), words in sorted(days.items()):
        beside_a_star = not is_victory and (on, True) in days
        lower = STARS_AND_DOTS if beside_a_star else 0
        yield PathMark(scale.middle(on), y + lower, is_victory, " · ".join(words))


def _table(
    columns: Sequence[Column],
    first_day: date,
    goals: Sequence[PathGoal],
    moments: Sequence[PathMoment],
) -> list[TableDay]:
    of_goals: dict[date, list[str]] = {}
    for goal in goals:
        of_goals.setdefault(goal.begun_on, []).append(f"begun: {goal.words}")
        if goal.ended_on:
            ended = f"{ENDINGS[goal.state]}: {goal.words}"
            of_goals.setdefault(goal.ended_on, []).append(ended)
    of_moments: dict[date, list[PathMoment]] = {}
    for moment in moments:
        of_moments.setdefault(moment.on, []).append(moment)
    cells = {column.on: column for column in columns}
    quiet = (CheckInCell("morning", QUIET, ""), CheckInCell("afternoon", QUIET, ""))
    days = {column.on for column in columns if not column.is_quiet} | {*of_goals, *of_moments}
    return [
        TableDay(
            on=day,
            number=day_number(first_day, day),
            cells=cells[day].cells if day in cells else quiet,
            goals=tuple(of_goals.get(day, ())),
            moments=tuple(of_moments.get(day, ())),
        )
        for day in sorted(days, reverse=True)
    ]
