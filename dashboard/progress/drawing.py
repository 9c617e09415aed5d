"""The small path as SVG, put together from Python: a template would ask for each of its marks."""

from collections.abc import Iterable

from django.utils.safestring import SafeString

from checkins.history.weeks import AWAY, ELSEWHERE, MORE, SPACE, THERE, USUAL

from ..stay.path import UNDER_WAY
from .small_path import WIDTH, SmallPath

LANE, LANES_TOP = 6, 4
CELL, ROW = 11, 14
MOMENTS_BELOW_CELLS, FOOT = 36, 22

# From the top of a cell, so that each reads in gray too: support is a full bar, space one with a
# gap, as usual a shorter one, there without a word a dot of it; the others are thin.
SHAPES = {
    MORE: "v11",
    SPACE: "v4m0 3v4",
    USUAL: "m0 2v7",
    THERE: "m0 4v3",
    ELSEWHERE: "m0 1v9",
    AWAY: "m0 1v9",
}
STAR = "m0-5 1.3 3.3 3.6.2-2.8 2.3.9 3.5-3-2-3 2 .9-3.5-2.8-2.3 3.6-.2z"


def svg_of(path: SmallPath, label: str) -> SafeString:
    """`label` is ours: it has no name and no words of anyone."""
    top = LANES_TOP + LANE * len(path.goals) + (2 if path.goals else 0)
    moments_y = top + MOMENTS_BELOW_CELLS
    height = moments_y + 6 + FOOT
    parts = [
        f'<svg class="small-path" viewBox="0 0 {WIDTH} {height}" role="img" aria-label="{label}"'
        f' focusable="false">',
        *_ahead(path, top),
        *_goals(path),
        *_cells(path, top),
        *_moments(path, moments_y),
        *_names(path, height - 5),
    ]
    if path.today is not None:
        x = _end(path, path.today)
        parts.append(f'<path class="path-today" d="M{x} 0V{moments_y + 5}" />')
    return SafeString("".join([*parts, "</svg>"]))  # nosec B703 # numbers and words of ours


def _start(path: SmallPath, day: int) -> float:
    return round(day * path.step, 1)


def _end(path: SmallPath, day: int) -> float:
    return round((day + 1) * path.step, 1)


def _ahead(path: SmallPath, top: int) -> Iterable[str]:
    if path.today is not None and path.today < path.days - 1:
        start, end = _end(path, path.today) + 4, _end(path, path.days - 1)
        yield f'<path class="small-ahead" d="M{start} {top + CELL + 1.5}H{end}" />'


def _goals(path: SmallPath) -> Iterable[str]:
    for lane, (begun, ended, state) in enumerate(path.goals):
        y, x1, x2 = LANES_TOP + lane * LANE, _start(path, begun), _end(path, ended)
        yield f'<path class="small-goal path-{state}" d="M{x1} {y}H{x2}" />'
        if state not in (UNDER_WAY, "aside"):
            yield f'<circle class="path-end" cx="{x2}" cy="{y}" r="2.6" />'


def _cells(path: SmallPath, top: int) -> Iterable[str]:
    step, half = path.step, path.step / 2
    for kind, shape in SHAPES.items():
        marks = [
            f"M{day * step + half:.1f} {top + row * ROW}{shape}"
            for (day, row), each in path.cells.items()
            if each == kind
        ]
        if marks:
            wide = step * (0.3 if kind in (ELSEWHERE, AWAY) else 0.75)
            yield f'<path class="small-{kind}" stroke-width="{wide:.1f}" d="{"".join(marks)}" />'


def _moments(path: SmallPath, y: int) -> Iterable[str]:
    half = path.step / 2
    if dots := [f"M{day * path.step + half:.1f} {y}h0" for day in path.moments]:
        yield f'<path class="small-moment" d="{"".join(dots)}" />'
    if stars := [f"M{day * path.step + half:.1f} {y}{STAR}" for day in path.victories]:
        yield f'<path class="path-star" d="{"".join(stars)}" />'


def _names(path: SmallPath, y: int) -> Iterable[str]:
    for number, (day, name) in enumerate(path.labels):
        place = f'x="{_start(path, day)}"'
        if number and day == path.days - 1:
            place = f'x="{_end(path, day)}" text-anchor="end"'
        yield f'<text class="path-day" {place} y="{y}">{name}</text>'
