"""How a stay ends."""

from .days import StayDayField, StayForm


class LeavingForm(StayForm):
    left_on = StayDayField(label="The day they left")

    missing = {"left_on": "Please say on which day they left."}
