"""The house's list of what helps, and where it is found."""

from django import forms

from ui.forms import PlainForm

from ..forms import ON_A_LIST, StaffForm
from .models import Resource


class ResourceForm(StaffForm, forms.ModelForm):
    drafts = ["what", "where", "link"]
    draft_title = "Something that helps"
    check_names = ["what", "where"]
    names_note = ON_A_LIST

    required_messages = {"what": "Please write what it is."}

    class Meta:
        model = Resource
        fields = ["what", "where", "link"]


class ResourceEditForm(ResourceForm):
    """Untouched fields keep their saved values."""

    def __init__(self, *args, resource: Resource, **kwargs) -> None:
        shown = {name: getattr(resource, name) for name in self._meta.fields or ()}
        super().__init__(*args, initial=shown, **kwargs)
        for name in shown:
            self.fields[name].show_hidden_initial = True

    def action_kwargs(self) -> dict:
        kwargs = super().action_kwargs()
        return {"changes": {name: kwargs[name] for name in self.changed_data if name in kwargs}}


class ResourceSearchForm(PlainForm):
    """Searches only the house's resources, so its address has no guest's name."""

    q = forms.CharField(label="Words to look for", max_length=60, required=False)
