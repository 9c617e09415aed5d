from django.db.models import CharField, Expression
from django.db.models.functions import Cast


def as_text(day: str | Expression) -> Cast:
    """A day the way the database writes it (2026-11-24).

    To make a date of each of some thousand rows takes longer than all the rest of the page.
    """
    return Cast(day, CharField())
