"""Fields as we write them are what crispy's own template makes of them."""

from html.parser import HTMLParser

import pytest
from django import forms
from django.forms.renderers import DjangoTemplates
from django.template.loader import get_template

from ui.fields import ClockField, DayField
from ui.forms import PlainForm
from ui.rendering import write_field

SHAPES = [("", "None"), ("round", "A <round> one"), ("flat", 'A "flat" one')]
GROUPS = [("Warm", [("red", "Red & bright")]), ("Cold", [("blue", "Blue")])]


class EveryField(PlainForm):
    words = forms.CharField(help_text="In a line.", max_length=20)
    story = forms.CharField(widget=forms.Textarea, required=False)
    seen = forms.CharField(widget=forms.Textarea, show_hidden_initial=True, initial="<said>")
    key = forms.CharField(widget=forms.HiddenInput, show_hidden_initial=True, initial="3")
    was_new = forms.BooleanField(show_hidden_initial=True, required=False)
    pin = forms.CharField(widget=forms.PasswordInput, label="")
    secret = forms.CharField(widget=forms.HiddenInput)
    rooms = forms.IntegerField(min_value=1, max_value=9)
    link = forms.URLField(assume_scheme="https")
    on = DayField()
    at = ClockField(required=False)
    is_new = forms.BooleanField(help_text="Since today.")
    shape = forms.ChoiceField(choices=SHAPES)
    color = forms.ChoiceField(choices=GROUPS, required=False)
    one = forms.ChoiceField(choices=SHAPES, widget=forms.RadioSelect, help_text="Only one.")
    some = forms.MultipleChoiceField(choices=SHAPES, widget=forms.CheckboxSelectMultiple)
    none = forms.MultipleChoiceField(choices=[], widget=forms.CheckboxSelectMultiple)
    colors = forms.MultipleChoiceField(choices=GROUPS, widget=forms.CheckboxSelectMultiple)


SENT = {
    "words": '<b>"it\'s"</b>',
    "story": "\nTwo & three",
    "secret": "'",
    "rooms": "12",
    "link": "no link",
    "on": "someday",
    "at": "9:30",
    "is_new": "on",
    "shape": "round",
    "color": "blue",
    "one": "flat",
    "some": ["round", "flat"],
}


class _Tokens(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.tokens: list = []

    def handle_starttag(self, tag, attrs) -> None:
        self.tokens.append((tag, dict(attrs)))

    def handle_endtag(self, tag) -> None:
        self.tokens.append(f"/{tag}")

    def handle_data(self, data) -> None:
        if words := data.strip():
            self.tokens.append(words)


def tokens_of(html):
    parser = _Tokens()
    parser.feed(html)
    return parser.tokens


@pytest.mark.parametrize("sent", [None, {}, SENT], ids=["new", "empty", "filled"])
@pytest.mark.parametrize("name", EveryField.base_fields)
def test_a_field_is_what_crispy_makes_of_it(name, sent):
    form, plain = EveryField(sent), EveryField(sent, renderer=DjangoTemplates())
    crispy = get_template("bootstrap5/field.html")
    context = {"field": plain[name], **plain.helper.get_attributes()}
    assert tokens_of(write_field(form[name])) == tokens_of(crispy.render(context))
