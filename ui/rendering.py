"""How form fields are written as HTML: the markup of crispy's Bootstrap 5 pack, from Python.

The pack's template and Django's templates for widgets ask some forty questions for each field,
about layouts that no form of ours has; an open check-in has eighty-five fields.
"""

from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache
from typing import Any

from django import forms
from django.forms import BoundField
from django.forms.renderers import DjangoTemplates
from django.utils.html import conditional_escape, format_html, format_html_join
from django.utils.safestring import SafeString

NOTHING = SafeString("")
WIDGETS = "django/forms/widgets"
INPUTS = ("text", "number", "email", "url", "password", "hidden", "date", "time", "checkbox")
CHOICES = (forms.RadioSelect, forms.CheckboxSelectMultiple)


class FormRenderer(DjangoTemplates):
    """Writes the usual widgets itself; Django's templates write the others."""

    def render(self, template_name: str, context: dict[str, Any], request: Any = None) -> str:
        if template_name in WRITTEN:
            return WRITTEN[template_name](context["widget"])
        return super().render(template_name, context, request)


def _attributes(attributes: Mapping[str, Any]) -> str:
    """The names are written in our code; the values may be anyone's."""
    return "".join(
        f" {name}" if value is True else f' {name}="{conditional_escape(value)}"'
        for name, value in attributes.items()
        if value is not False
    )


def _input(widget: Mapping[str, Any]) -> str:
    value = {} if widget["value"] is None else {"value": widget["value"]}
    known = {"type": widget["type"], "name": widget["name"], **value}
    return f"<input{_attributes(known)}{_attributes(widget['attrs'])}>"


def _option_input(widget: Mapping[str, Any]) -> str:
    if not widget.get("wrap_label"):
        return _input(widget)
    whose = {"for": widget["attrs"]["id"]} if widget["attrs"].get("id") else {}
    label = conditional_escape(widget["label"])
    return f"<label{_attributes(whose)}>{_input(widget)} {label}</label>"


def _textarea(widget: Mapping[str, Any]) -> str:
    # The first line end after the tag is markup.
    attributes = _attributes({"name": widget["name"], **widget["attrs"]})
    return f"<textarea{attributes}>\n{conditional_escape(widget['value'] or '')}</textarea>"


def _select(widget: Mapping[str, Any]) -> str:
    groups = "".join(_options(name, options) for name, options, _index in widget["optgroups"])
    return f"<select{_attributes({'name': widget['name'], **widget['attrs']})}>{groups}</select>"


def _options(group: str | None, options: list[Mapping[str, Any]]) -> str:
    written = "".join(
        f"<option{_attributes({'value': option['value'], **option['attrs']})}>"
        f"{conditional_escape(option['label'])}</option>"
        for option in options
    )
    if not group:
        return written
    return f"<optgroup{_attributes({'label': group})}>{written}</optgroup>"


WRITTEN: dict[str, Callable[[Mapping[str, Any]], str]] = {
    **{f"{WIDGETS}/{name}.html": _input for name in INPUTS},
    f"{WIDGETS}/radio_option.html": _option_input,
    f"{WIDGETS}/checkbox_option.html": _option_input,
    f"{WIDGETS}/textarea.html": _textarea,
    f"{WIDGETS}/select.html": _select,
}


def write_field(field: BoundField) -> SafeString:
    """A field with its label, its errors and its help."""
    widget = field.field.widget
    if field.is_hidden:
        return _with_initial(field)
    if isinstance(widget, forms.CheckboxInput):
        return _checkbox(field)
    if isinstance(widget, CHOICES):
        shown = _choices(field)
    else:
        kind = "form-select" if isinstance(widget, forms.Select) else "form-control"
        shown = _widget(field, kind) + _errors(field, "span") + _help(field)
    before, after = _label(field)
    return format_html(
        '<div id="div_{}" class="mb-3">{}{}{}</div>', field.auto_id, before, shown, after
    )


def _widget(field: BoundField, kind: str) -> SafeString:
    widget = field.field.widget
    classes = widget.attrs.get("class", "").split()
    wanted = [type(widget).__name__.lower(), kind, *(["is-invalid"] if field.errors else [])]
    widget.attrs["class"] = " ".join(dict.fromkeys([*classes, *wanted]))
    return _with_initial(field)


def _with_initial(field: BoundField) -> SafeString:
    """What `str(field)` is."""
    widget = field.as_widget()
    if field.field.show_hidden_initial:
        widget += field.as_hidden(only_initial=True)
    return widget


def _checkbox(field: BoundField) -> SafeString:
    return format_html(
        '<div class="mb-3"><div id="div_{}" class="form-check">{} '
        '<label for="{}" class="form-check-label{}">{}</label>{}{}</div></div>',
        field.auto_id,
        _widget(field, "form-check-input"),
        field.id_for_label,
        " requiredField" if field.field.required else "",
        _label_words(field),
        _errors(field, "span"),
        _help(field),
    )


def _label(field: BoundField) -> tuple[SafeString, SafeString]:
    """What begins the field, and what ends it."""
    if not field.label:
        return NOTHING, NOTHING
    required = " requiredField" if field.field.required else ""
    if not field.use_fieldset:
        label = '<label for="{}" class="form-label{}">{}</label>'
        return format_html(label, field.id_for_label, required, _label_words(field)), NOTHING
    legend = '<fieldset{}><legend class="form-label{} fs-6">{}</legend>'
    about = field.aria_describedby
    described = format_html(' aria-describedby="{}"', about) if about else ""
    begins = format_html(legend, described, required, _label_words(field))
    return begins, SafeString("</fieldset>")


def _label_words(field: BoundField) -> SafeString:
    mark = '{}<span class="asteriskField">*</span>' if field.field.required else "{}"
    return format_html(mark, field.label)


def _choices(field: BoundField) -> SafeString:
    """Radio buttons, or boxes to tick; the errors are with the last one."""
    widget = field.field.widget
    attrs = field.build_widget_attrs({"id": widget.attrs.get("id") or field.auto_id})
    groups = widget.optgroups(field.html_name, widget.format_value(field.value()), attrs)
    last = groups[-1][1][-1] if groups else None
    written = []
    for group, options, _index in groups:
        written += [format_html("<strong>{}</strong>", group)] if group else []
        written += [_choice(field, each, is_last=each is last) for each in options]
    choices = format_html_join("", "{}", ((each,) for each in written))
    return format_html("<div>{}</div>{}", choices, _help(field))


def _choice(field: BoundField, option: Mapping[str, Any], *, is_last: bool) -> SafeString:
    kind = "form-check-input is-invalid" if field.errors else "form-check-input"
    name, value = field.html_name, option["value"]
    known = {"type": option["type"], "class": kind, "name": name, "value": value}
    return format_html(
        '<div class="form-check"><input{}> '
        '<label for="{}" class="form-check-label">{}</label>{}</div>',
        SafeString(_attributes(known) + _attributes(option["attrs"])),  # nosec B703 # escaped there
        option["attrs"].get("id", ""),
        option["label"],
        _errors(field, "p") if is_last else "",
    )


def _errors(field: BoundField, tag: str) -> SafeString:
    if not field.errors:
        return NOTHING
    each = f'<{tag} id="error_{{}}_{{}}"><strong>{{}}</strong></{tag}>'
    rows = ((n, field.auto_id, error) for n, error in enumerate(field.errors, 1))
    errors = format_html_join("", each, rows)
    whole = '<div id="{}_error" class="invalid-feedback">{}</div>'
    return format_html(whole, field.auto_id, errors)


def _help(field: BoundField) -> SafeString:
    if not field.help_text:
        return NOTHING
    help_text = '<div id="{}_helptext" class="form-text">{}</div>'
    return format_html(help_text, field.auto_id, field.help_text)


SEEN = '<input type="hidden" name="{seen_name}" value="{seen}" id="{seen_id}">'
CHECKED = SafeString(" checked")


def shown_with(field: BoundField) -> dict[str, Any]:
    """What a field is written with, and what it was shown with before, for what may be merged."""
    value = field.value()
    value = "" if value is None else value
    return {
        "id": field.auto_id,
        "name": field.html_name,
        "label": field.label,
        "value": value,
        "seen_name": field.html_initial_name,
        "seen_id": field.html_initial_id,
        "seen": field.form.data.get(field.html_initial_name, value),
    }


def write_segments(field: BoundField) -> SafeString:
    """Radio buttons beside one another, without errors."""
    known = shown_with(field)
    choices = tuple(field.field.choices)  # type: ignore[attr-defined]
    checked = [CHECKED if value == known["value"] else "" for value, _label in choices]
    return format_html(_segments_of(field.name, choices), *checked, **known)


@lru_cache
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
