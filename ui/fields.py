"""Fields that several forms ask with: a day, a time of day, the days of the week."""

from datetime import date
from typing import Any

from django import forms

YEARS = range(2000, 2101)


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
