from django import forms

from accounts.access.requests import StaffRequest
from accounts.people.queries import peers_on_staff
from ui.fields import DayField

from ..forms import StaffForm
from ..stays.models import SHORT_TEXT, Stay


class SitDownForm(StaffForm):
    drafts = ["words"]
    draft_title = "Sitting down together"
    check_names = ["words"]
    hints = ["words"]

    on = DayField(label="Day")
    sat_with = forms.TypedChoiceField(label="With whom")
    words = forms.CharField(
        label="A line about it, if you like", required=False, max_length=SHORT_TEXT
    )

    required_messages = {
        "on": "Please choose the day.",
        "sat_with": "Please say who sat down with them.",
    }

    def __init__(self, request: StaffRequest, *, stay: Stay, **kwargs) -> None:
        actor = request.actor
        initial = {"on": stay.left_on or actor.today, "sat_with": actor.user.pk}
        super().__init__(request, stay=stay, initial=initial, **kwargs)
        people = {str(each.pk): each for each in peers_on_staff(actor)}
        field = self.fields["sat_with"]
        assert isinstance(field, forms.TypedChoiceField)  # noqa: S101 (for the type checker)
        field.choices = [(key, each.display_name) for key, each in people.items()]
        field.coerce = people.get
