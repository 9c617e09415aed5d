"""Some days elsewhere."""

from ui.forms import PlainForm

from .days import DayField


class TimeAwayForm(PlainForm):
    from_on = DayField(label="First day away")
    back_on = DayField(
        label="The day they are back",
        required=False,
        help_text="From that day on they are here again. Leave it empty while nobody knows.",
    )

    missing = {"from_on": "Please say from which day on they are away."}
