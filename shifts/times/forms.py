"""The pattern of the shifts: each with its name, its times and its days."""

from collections.abc import Sequence

from django import forms

from ui.fields import ClockField, DayField, WeekdaysField
from ui.forms import PlainForm

from .models import ShiftTime
from .starting_times import ShiftLine

# So many shifts can be set at most.
LINES = 8


class LineForm(PlainForm):
    """One shift; left empty, it is none."""

    key = forms.IntegerField(required=False, widget=forms.HiddenInput)
    name = forms.CharField(
        label="Name", max_length=ShiftTime._meta.get_field("name").max_length, required=False
    )
    starts = ClockField(label="From", required=False)
    ends = ClockField(label="Until", required=False)
    weekdays = WeekdaysField(label="Starts on these days", required=False)
    leave_out = forms.BooleanField(label="Remove it from then on", required=False)

    # What a shift can't do without, when it is one.
    needed = {
        "name": "Please give this shift a name.",
        "starts": "Please say when it starts.",
        "ends": "Please say when it ends.",
        "weekdays": "Please choose at least one day, or remove the shift.",
    }

    @property
    def is_new(self) -> bool:
        return not self.initial

    def clean(self) -> dict:
        said = super().clean() or {}
        if not self.is_left_out(said):
            for name, sentence in self.needed.items():
                if name not in self.errors and said.get(name) in (None, "", []):
                    self.add_error(name, sentence)
        return said

    def is_left_out(self, said: dict) -> bool:
        empty = not any(said.get(name) not in (None, "", []) for name in self.needed)
        return bool(said.get("leave_out")) or (empty and not self.errors)

    def line(self) -> ShiftLine | None:
        cleaned = self.cleaned_data
        if self.is_left_out(cleaned):
            return None
        days = frozenset(cleaned["weekdays"])
        return ShiftLine(cleaned["name"], cleaned["starts"], cleaned["ends"], days, cleaned["key"])


class PatternForm(PlainForm):
    """All the shifts of the house, from a day on."""

    from_on = DayField(
        label="Starting on",
        help_text="Tomorrow or later. Earlier days stay as they were.",
    )

    required_messages = {"from_on": "Please choose the first day."}

    def __init__(self, data=None, *, shown: Sequence[ShiftLine], **kwargs) -> None:
        super().__init__(data, **kwargs)
        self.lines = [
            LineForm(data, prefix=f"line-{number}", initial=_as_shown(shown, number))
            for number in range(LINES)
        ]

    @property
    def lines_in_use(self) -> list[LineForm]:
        return [line for line in self.lines if not line.is_new or self._is_filled(line)]

    @property
    def lines_to_spare(self) -> list[LineForm]:
        return [line for line in self.lines if line not in self.lines_in_use]

    def _is_filled(self, line: LineForm) -> bool:
        return line.is_bound and (bool(line.errors) or line.line() is not None)

    def is_valid(self) -> bool:
        return all([super().is_valid(), *(line.is_valid() for line in self.lines)])

    def action_kwargs(self) -> dict:
        lines = [line.line() for line in self.lines]
        return {**super().action_kwargs(), "lines": [line for line in lines if line is not None]}


def _as_shown(shown: Sequence[ShiftLine], number: int) -> dict:
    if number >= len(shown):
        return {}
    line = shown[number]
    return {
        "key": line.key,
        "name": line.name,
        "starts": line.starts,
        "ends": line.ends,
        "weekdays": sorted(line.weekdays),
    }
