"""The fields of a card in a round, as crispy and `segmented` write them, at a tenth of the cost.

A round with ten people has sixty fields, and rendering them through Django's and crispy's templates
took two thirds of the time of the page. A test compares each with what those templates write.
"""

from collections.abc import Iterable
from functools import cache
from typing import Any

from crispy_forms.templatetags.crispy_forms_filters import as_crispy_field
from django import template
from django.forms import BoundField, ChoiceField, Textarea
from django.template.loader import render_to_string
from django.utils.html import conditional_escape, format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe

register = template.Library()

SEEN = '<input type="hidden" name="{seen_name}" value="{seen}" id="{seen_id}">'
LABEL = '<label for="{id}" class="form-label">{label}</label>'
AREA = (
    '<textarea name="{name}" cols="{cols}" rows="{rows}" maxlength="{longest}" autocomplete="off"'
    ' class="textarea form-control" id="{id}">\n{value}</textarea>'
)
LINE = (
    '<input type="text" name="{name}" value="{value}" maxlength="{longest}" autocomplete="off"'
    ' class="textinput form-control" id="{id}">'
)
CHOICE = (
    '<select name="{name}" autocomplete="off" class="select form-select" id="{id}">{options}'
    "</select>"
)
FIELD = '<div id="div_{{id}}" class="mb-3">{label}{control}{seen}</div>'
AREA_FIELD, LINE_FIELD, CHOICE_FIELD = (
    FIELD.format(label=LABEL, control=control, seen=SEEN) for control in (AREA, LINE, CHOICE)
)
CHECKED = mark_safe(" checked")


@register.simple_tag
def card_field(field: BoundField) -> SafeString:
    """Words, or one choice of a list; with what it was shown with."""
    if field.form.is_bound and field.errors:
        return as_crispy_field(field)
    known = _known(field)
    if isinstance(field.field, ChoiceField):
        options = _options(_choices_of(field), str(known["value"]))
        return format_html(CHOICE_FIELD, options=options, **known)
    attributes = field.field.widget.attrs
    known["longest"] = attributes["maxlength"]
    if isinstance(field.field.widget, Textarea):
        return format_html(AREA_FIELD, cols=attributes["cols"], rows=attributes["rows"], **known)
    return format_html(LINE_FIELD, **known)


@register.simple_tag
def card_segments(field: BoundField) -> SafeString:
    """Radio buttons beside one another."""
    if field.form.is_bound and field.errors:
        return render_to_string("ui/segmented.html", {"field": field})
    known, choices = _known(field), _choices_of(field)
    checked = [CHECKED if value == known["value"] else "" for value, _label in choices]
    return format_html(_segments_of(field.name, choices), *checked, **known)


def _choices_of(field: BoundField) -> tuple[tuple[Any, str], ...]:
    return tuple(field.field.choices)  # type: ignore[attr-defined]


def _known(field: BoundField) -> dict[str, object]:
    value = field.value()
    value = "" if value is None else value
    seen_name = field.html_initial_name
    return {
        "id": field.auto_id,
        "name": field.html_name,
        "label": field.label,
        "value": value,
        "seen_name": seen_name,
        "seen_id": field.html_initial_id,
        "seen": field.form.data.get(seen_name, value),
    }


def _options(choices: Iterable[tuple[Any, str]], chosen: str) -> SafeString:
    return format_html_join(
        "",
        '<option value="{}"{}>{}</option>',
        (
            (value, mark_safe(" selected") if str(value) == chosen else "", label)
            for value, label in choices
        ),
    )


@cache
def _segments_of(name: str, choices: Iterable[tuple[str, str]]) -> str:
    """With a place for each choice's `checked`; the choices are the same for everyone."""
    radios = (
        f'<input type="radio" name="{{name}}" value="{conditional_escape(value)}"{{}}'
        f' autocomplete="off" id="{{id}}_{number}">'
        f'<label for="{{id}}_{number}">{conditional_escape(label)}</label>'
        for number, (value, label) in enumerate(choices)
    )
    return (
        f'<fieldset data-field="{{id}}" class="segmented segmented-{name}">'
        '<legend class="visually-hidden">{label}</legend>'
        f'<div class="segments">{"".join(radios)}</div>{SEEN}</fieldset>'
    )
