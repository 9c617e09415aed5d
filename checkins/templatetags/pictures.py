"""The marks of a stay's check-ins, put together in Python.

A template would look up seven values for each of ninety days.
"""

from collections.abc import Iterable

from django import template
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from ..history.weeks import Column

register = template.Library()

# How far down the two marks are is the same for all days, so it is filled in once.
DAY = (
    '<g><title>{title}</title>{today}<use href="#mark-{morning}" x="{x}" y="%d" />'
    '<use href="#mark-{afternoon}" x="{x}" y="%d" /></g>'
)
TODAY = '<rect class="mark-today" x="{}" y=".5" width="11" height="44" rx="4" />'


@register.simple_tag
def check_in_marks(
    places: Iterable[tuple[int, Column]],
    morning_y: int,
    afternoon_y: int,
    shows_today: bool = False,
) -> SafeString:
    """Of each day, at its place from the left; `shows_today` marks today's column too."""
    return format_html_join(
        "",
        DAY % (morning_y, afternoon_y),
        (
            {
                "title": day.title,
                "today": format_html(TODAY, day.x) if shows_today and day.is_today else "",
                "x": x,
                "morning": day.morning.kind,
                "afternoon": day.afternoon.kind,
            }
            for x, day in places
        ),
    )
