"""A page for the house journal, and hiding one."""

from collections.abc import Sequence

from django import forms

from guests.forms import NamesAskedAboutForm
from guests.models import Stay
from guests.participant_fields import PersonField, offer
from guests.participants import readable_participants

from .models import JournalPage


class JournalForm(NamesAskedAboutForm, forms.ModelForm):
    """The guest's own words; they may name themselves, and other guests are asked about."""

    may_name = ("words", "signed_as")

    signed_by = PersonField(
        label="Signed by",
        nobody="Nobody: it is not signed",
        help_text="If you don't sign it, we keep no record of who wrote it. Someone may still "
        "recognize how you write.",
    )

    required_messages = {"words": "There are no words on the page yet."}

    field_order = ["words", "signed_by", "signed_as"]

    class Meta:
        model = JournalPage
        fields = ["words", "signed_as"]
        labels = {"words": "A page for whoever comes next", "signed_as": "Name to sign with"}
        help_texts = {
            "signed_as": "The name they want on the page, for everyone who stays here later. "
            "Leave it empty for the name they go by."
        }
        widgets = {"words": forms.Textarea(attrs={"rows": 10})}

    def __init__(self, *args, guests: Sequence[Stay], **kwargs) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "signed_by", readable_participants(guests))

    def clean(self) -> dict:
        said = super().clean() or self.cleaned_data
        if signed_by := said.get("signed_by"):
            self.names = [name for name in self.names if name != signed_by.name]
        return said

    def action_kwargs(self) -> dict:
        said = super().action_kwargs()
        guest = said["signed_by"]
        name = said["signed_as"] or guest.name
        return {"words": said["words"], "signed_as": name, "stay": guest.stay}


class HideForm(NamesAskedAboutForm, forms.ModelForm):
    may_name = ("hidden_why",)

    class Meta:
        model = JournalPage
        fields = ["hidden_why"]
        labels = {"hidden_why": "Why"}
        help_texts = {"hidden_why": "Peers on staff read this, and whoever signed the page."}

    required_messages = {"hidden_why": "Please say why it is hidden."}

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.fields["hidden_why"].required = True
        self.fields["hidden_why"].error_messages["required"] = self.required_messages["hidden_why"]
