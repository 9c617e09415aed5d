from django import forms

from ..forms import StaffForm
from ..leaving.forms import ShownForm
from .models import WhereNext


class WhereNextForm(StaffForm, ShownForm, forms.ModelForm):
    drafts = ["place_to_live", "people", "first_week", "numbers", "takes_along"]
    draft_title = "Where next"

    class Meta:
        model = WhereNext
        fields = ["place_to_live", "people", "first_week", "numbers", "takes_along"]
        widgets = {name: forms.Textarea({"rows": 4}) for name in fields}

    def action_kwargs(self) -> dict:
        changes = {
            name: (self.data.get(self.add_initial_prefix(name), ""), self.cleaned_data[name])
            for name in self.changed_data
        }
        return {"changes": changes}
