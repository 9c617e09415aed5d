"""The marks of a stay's check-ins, put together in Python.

A template would look up seven values for each of ninety days.
"""

from collections.abc import Iterable

from django import template
from django.utils.html import conditional_escape
from django.utils.safestring import SafeString

from ..history.weeks import Column

register = template.Library()


@register.simple_tag
def check_in_marks(
    places: Iterable[tuple[int, Column]],
    morning_y: int,
    afternoon_y: int,
    shows_today: bool = False,
) -> SafeString:
    """Of each day, at its place from the left; `shows_today` marks today's column too."""
    return SafeString(  # nosec B703 # each part is ours or escaped
        "".join(
            f"<g><title>{conditional_escape(day.title)}</title>"
            f"{_today(day) if shows_today and day.is_today else ''}"
            f'<use href="#mark-{day.morning.kind}" x="{x}" y="{morning_y}" />'
            f'<use href="#mark-{day.afternoon.kind}" x="{x}" y="{afternoon_y}" /></g>'
            for x, day in places
        )
    )


def _today(day: Column) -> str:
    return f'<rect class="mark-today" x="{day.x}" y=".5" width="11" height="44" rx="4" />'
