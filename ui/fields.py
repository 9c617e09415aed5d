"""Fields that several forms ask with: a day, a time of day, the days of the week."""

from datetime import date
from typing import Any

from django import forms
from django.core.validators import RegexValidator

from .weekdays import WEEKDAYS

YEARS = range(2000, 2101)

# For rows that keep days of the week as digits.
WEEKDAY_DIGITS = RegexValidator(r"^1?2?3?4?5?6?7?\Z", "Days are the digits 1 (Monday) to 7.")


class DayField(forms.DateField):
    """A day, picked from the browser's own calendar; a year that can't be meant is asked about."""

    widget = forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})
    default_error_messages = {"invalid": "Please give a day, like 2026-03-21."}

    def clean(self, value: Any) -> date | None:
        day = super().clean(value)
        if day and day.year not in YEARS:
            raise forms.ValidationError("Is the year right?")
        return day


class ClockField(forms.TimeField):
    """A time of day, picked from the browser's own clock."""

    widget = forms.TimeInput(format="%H:%M", attrs={"type": "time"})
    default_error_messages = {"invalid": "Please give a time, like 9:30 or 16:30."}


class WeekdayField(forms.TypedChoiceField):
    def __init__(self, **kwargs: Any) -> None:
        super().__init__(choices=WEEKDAYS, coerce=int, **kwargs)


class WeekdaysField(forms.TypedMultipleChoiceField):
    """Ticked; shown for a row's digits too."""

    widget = forms.CheckboxSelectMultiple

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(choices=WEEKDAYS, coerce=int, **kwargs)

    def prepare_value(self, value: Any) -> Any:
        return list(value) if isinstance(value, str) else value
