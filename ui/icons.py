"""The icons of static/susd/icons.svg: they go beside words, never instead of them."""

from functools import cache

from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.safestring import SafeString

SPRITE = "susd/icons.svg"
PAGES = ("today", "check-ins", "guests", "household", "shifts", "progress", "reports", "house")
PRESENCE = ("in", "away", "not-back", "coming")
SUPPORT = ("more", "usual", "space")  # named as an entry keeps them
ICONS = frozenset({*PAGES, *PRESENCE, *SUPPORT, "chores"})


@cache
def icon(name: str) -> SafeString:
    """Put together once for each name. Raises ValueError for one that is not in the sprite."""
    if name not in ICONS:
        raise ValueError(f"There is no icon named {name!r} in {SPRITE}")
    svg = (
        '<svg class="icon" width="1em" height="1em" aria-hidden="true" focusable="false">'
        '<use href="{}#{}"/></svg>'
    )
    return format_html(svg, static(SPRITE), name)
