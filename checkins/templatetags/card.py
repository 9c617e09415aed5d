"""The words of a card in a round, as crispy writes them, at a fifth of the cost.

A test compares each with what crispy writes.
"""

from typing import Any

from crispy_forms.templatetags.crispy_forms_filters import as_crispy_field
from django import template
from django.forms import BoundField, ChoiceField, Textarea
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from ui.rendering import SEEN, shown_with

register = template.Library()

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
SELECTED = SafeString(" selected")


@register.simple_tag
def card_field(field: BoundField) -> SafeString:
    """Words, or one choice of a list; with what it was shown with."""
    if field.form.is_bound and field.errors:
        return as_crispy_field(field)
    known = shown_with(field)
    if isinstance(field.field, ChoiceField):
        options = _options(field.field.choices, str(known["value"]))
        return format_html(CHOICE_FIELD, options=options, **known)
    attributes = field.field.widget.attrs
    known["longest"] = attributes["maxlength"]
    if isinstance(field.field.widget, Textarea):
        return format_html(AREA_FIELD, cols=attributes["cols"], rows=attributes["rows"], **known)
    return format_html(LINE_FIELD, **known)


def _options(choices: Any, chosen: str) -> SafeString:
    return format_html_join(
        "",
        '<option value="{}"{}>{}</option>',
        ((value, SELECTED if str(value) == chosen else "", label) for value, label in choices),
    )
