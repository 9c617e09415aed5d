"""Small helpers for templates; none of them asks the database."""

import re

from django import template
from django.core.paginator import Page
from django.forms import BaseForm, BoundField
from django.template import Context
from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from ui.clock import clock, day_brief, day_named
from ui.icons import icon
from ui.rendering import write_field, write_segments
from ui.undo import undo_of

register = template.Library()
register.filter(clock)
register.filter(day_brief)
register.filter(day_named)
register.filter(undo_of)
register.simple_tag(icon)
register.simple_tag(write_field, name="form_field")

SHORTEST_NUMBER = 3  # digits, as in 211


@register.simple_tag
def seen(field: BoundField) -> SafeString:
    """The hidden input with what this field was shown with."""
    return field.as_hidden(only_initial=True)


@register.simple_tag
def segmented(field: BoundField) -> SafeString:
    """Radio buttons beside one another; with what is wrong below them, if anything is."""
    if field.form.is_bound and field.errors:
        return render_to_string("ui/segmented.html", {"field": field})
    return write_segments(field)


@register.simple_block_tag(takes_context=True, end_name="end_staff_form")
def staff_form(
    context: Context,
    content: SafeString,
    form: BaseForm,
    *,
    button: str = "",
    back: str = "",
    back_text: str = "Back",
    action: str = "",
    classes: str = "panel",
    id: str = "",
    labelledby: str = "",
    in_place: bool = False,
) -> SafeString:
    """A <form> around what the page puts in it, with a `button` and whether its words are kept.

    `in_place`: htmx sends it, once its words are kept (static/susd/drafts.js).
    """
    options = {
        "content": content,
        "form": form,
        "button": button,
        "back": back,
        "back_text": back_text,
        "action": action,
        "classes": classes,
        "id": id,
        "labelledby": labelledby,
        "in_place": in_place,
    }
    with context.push(**options):
        return template.Engine.get_default().get_template("ui/staff_form.html").render(context)


@register.filter
def left_after(page: Page) -> int:
    """How many come after this page."""
    return page.paginator.count - page.end_index()


@register.filter
def dial(number: str) -> str:
    """Empty where the number is not plain, as for two numbers."""
    main = number.partition("x")[0].strip()
    digits = "".join(filter(str.isdigit, main))
    if len(digits) < SHORTEST_NUMBER or re.search(r"[,#*/]|.\+", number):
        return ""
    return f"+{digits}" if main.startswith("+") else digits


@register.filter
def as_shift(name: str) -> str:
    """Within a sentence: Evening is evening shift, AM shift stays AM shift."""
    name = name if name[1:2].isupper() else name[:1].lower() + name[1:]
    return name if name.casefold().endswith("shift") else f"{name} shift"
