"""Small helpers for templates; none of them asks the database."""

from django import template
from django.forms import BoundField
from django.utils.safestring import SafeString

register = template.Library()


@register.simple_tag
def seen(field: BoundField) -> SafeString:
    """The hidden input that says what this field was shown with."""
    return field.as_hidden(only_initial=True)


@register.inclusion_tag("ui/segmented.html")
def segmented(field: BoundField) -> dict:
    """A choice of a few words side by side."""
    return {"field": field}


@register.filter
def clock(moment) -> str:
    """A time as the house says it: 9:41 am. Takes a time, or a datetime already in its zone."""
    return f"{moment.hour % 12 or 12}:{moment:%M} {'am' if moment.hour < 12 else 'pm'}"
