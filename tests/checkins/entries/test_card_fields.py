"""Without templates, a card's fields are what crispy and `segmented` would write."""

from html.parser import HTMLParser

import pytest
from crispy_forms.templatetags.crispy_forms_filters import as_crispy_field
from django.template.loader import render_to_string

from checkins.entries.entry_forms import EntryForms
from checkins.models import Which
from checkins.rounds.queries import read_round_page
from checkins.templatetags.card import card_field
from tests.checkins.factories import EntryFactory, IntentionFactory, RoundFactory
from tests.conftest import TUESDAY
from tests.guests.factories import GoalFactory
from ui.templatetags.ui import segmented

HOSTILE = "\n<b>\"tea\" & 'honey'</b>"


class Tags(HTMLParser):
    def __init__(self, html):
        super().__init__()
        self.found = []
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        # An empty value and none are the same to a browser.
        self.found.append((tag, sorted((k, v) for k, v in attrs if (k, v) != ("value", ""))))

    def handle_data(self, data):
        # What the text of a field begins with is part of what was typed.
        in_textarea = self.found and self.found[-1][0] == "textarea"
        if said := data if in_textarea else data.strip():
            self.found.append(("text", said))

    def handle_endtag(self, tag):
        self.found.append(("end", tag))


@pytest.fixture
def person(actor_of, robin, alex):
    GoalFactory(stay=alex, words="A place of my own")
    toward = GoalFactory(stay=alex, words=HOSTILE)
    round_ = RoundFactory(house=alex.house, which=Which.MORNING, date=TUESDAY.date())
    entry = EntryFactory(round=round_, stay=alex, presence="here", support="more", where_at=HOSTILE)
    IntentionFactory(entry=entry, place=2, words='Ask for "the room"', goal=toward)
    return read_round_page(actor_of(robin), Which.MORNING, TUESDAY.date()).people[0]


def fields_of(card):
    return [form[name] for form in card.forms for name in form.fields]


def as_templates_write(field):
    if field.name in ("presence", "support", "answer"):
        return render_to_string("ui/segmented.html", {"field": field})
    return as_crispy_field(field)


def as_written(field):
    is_radio = field.name in ("presence", "support", "answer")
    return segmented(field) if is_radio else card_field(field)


@pytest.mark.parametrize("which", Which)
def test_as_they_are_shown(person, which):
    for field in fields_of(EntryForms(person, which)):
        assert Tags(as_written(field)).found == Tags(as_templates_write(field)).found


@pytest.mark.parametrize(
    "typed", [HOSTILE, "", "x" * 20_001], ids=["hostile", "emptied", "too long"]
)
def test_as_they_come_back(person, typed):
    card = EntryForms(person, Which.MORNING)
    fields = fields_of(card.with_typed({field.html_name: typed for field in fields_of(card)}))

    for field in fields:
        assert Tags(as_written(field)).found == Tags(as_templates_write(field)).found


def test_a_row_for_the_next_goal(person):
    shown = EntryForms(person, Which.MORNING, is_whole=False).goal_rows

    assert [(form.number, form["words"].value()) for form in shown] == [
        (1, None),
        (2, 'Ask for "the room"'),
    ]


def test_the_whole_name_of_the_goal_that_is_chosen(person):
    rows = EntryForms(person, Which.MORNING).goal_rows
    assert [form.goal_name for form in rows] == ["", HOSTILE]

    first = person.goals[0]
    again = EntryForms(person, Which.MORNING).with_typed({rows[0]["goal"].html_name: first.pk})
    assert again.goal_rows[0].goal_name == first.words
