"""The icons beside words: what is drawn is used, and what is used is drawn."""

import re
from itertools import chain
from pathlib import Path

import pytest
from django.conf import settings
from django.contrib.staticfiles import finders
from django.template import Context, Template

from checkins.models import Entry
from dashboard.roll.reading import ICONS as ROLL_ICONS
from ui.icons import ICONS, SPRITE, icon

SYMBOLS = re.findall(r'<symbol id="([^"]+)"', Path(finders.find(SPRITE)).read_text())
TEMPLATES = [path.read_text() for path in Path(settings.BASE_DIR, "templates").rglob("*.html")]
NAMED = set(chain(*(re.findall(r'{% icon "([^"]+)" %}', each) for each in TEMPLATES)))
# Named by a variable: what was asked for, and how someone is there.
VARIABLES = set(chain(*(re.findall(r"{% icon ([\w.]+) %}", each) for each in TEMPLATES)))


def test_the_sprite_has_each_icon_once():
    assert sorted(SYMBOLS) == sorted(ICONS)


def test_each_is_used_by_a_page_and_pages_use_no_other():
    assert {each.rpartition(".")[2] for each in VARIABLES} == {"support", "kind", "value", "icon"}
    assert NAMED | set(Entry.Support.values) | set(ROLL_ICONS.values()) == ICONS


def test_beside_words_it_says_nothing_and_takes_no_focus():
    written = Template('{% load ui %}{% icon "chores" %} Chores').render(Context())
    assert written == (
        '<svg class="icon" width="1em" height="1em" aria-hidden="true" focusable="false">'
        '<use href="/static/susd/icons.svg#chores"/></svg> Chores'
    )


def test_it_is_written_once():
    assert icon("today") is icon("today")


@pytest.mark.parametrize("name", ["umbrella", "", None])
def test_one_that_is_not_drawn_is_refused(name):
    with pytest.raises(ValueError, match="There is no icon named"):
        Template("{% load ui %}{% icon name %}").render(Context({"name": name}))


def test_they_have_words_beside_them():
    """After an icon there are words, in the same element."""
    for template in TEMPLATES:
        for after in re.findall(r"{% icon [^%]+ %}(?:{% endif %})?(.{3})", template):
            assert re.match(r"\w|{{|{%|<s|<a", after), after
