"""The moments of a path as SVG: too many for a template's loop."""

from django.utils.html import format_html_join
from django.utils.safestring import SafeString

from .path import Path

VICTORY = '<g><title>{}</title><use href="#mark-star" x="{}" y="{}" /></g>'
MOMENT = '<g><title>{}</title><circle class="path-dot" cx="{}" cy="{}" r="4" /></g>'


def moments_of(path: Path) -> SafeString:
    victories = ((each.words, each.x, each.y) for each in path.marks if each.is_victory)
    others = ((each.words, each.x, each.y) for each in path.marks if not each.is_victory)
    return format_html_join("", MOMENT, others) + format_html_join("", VICTORY, victories)
