"""Fields that several forms ask with: a day, a time of day, the days of the week."""

from django import forms


class DayField(forms.DateField):
    """A day, picked from the browser's own calendar."""

    widget = forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})
    default_error_messages = {"invalid": "Please give a day, like 2026-03-21."}


class ClockField(forms.TimeField):
    """A time of day, picked from the browser's own clock."""

    widget = forms.TimeInput(format="%H:%M", attrs={"type": "time"})
    default_error_messages = {"invalid": "Please give a time, like 9:30 or 16:30."}
