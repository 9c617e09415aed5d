"""A page for the house journal, and hiding one."""

from collections.abc import Sequence

from django import forms
from django.utils.functional import cached_property

from guests.forms import StaffForm
from guests.models import Stay
from guests.participant_fields import PersonField, offer
from guests.participants import readable_participants

from .models import JournalPage


class JournalForm(StaffForm, forms.ModelForm):
    """The guest's own words; they may name themselves, and other guests are asked about."""

    drafts = check_names = ["words", "signed_as"]
    draft_title = "A page for the house journal"
    names_note = (
        "Everyone who stays here later may read this, so it is kept without other people's names."
    )

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

    @cached_property
    def names(self) -> list[str]:
        signed_by = self.cleaned_data["signed_by"]
        return [name for name in super().names if name != signed_by.name]

    def action_kwargs(self) -> dict:
        kwargs = super().action_kwargs()
        guest = kwargs["signed_by"]
        name = kwargs["signed_as"] or guest.name
        return {"words": kwargs["words"], "signed_as": name, "stay": guest.stay}


class HideForm(StaffForm, forms.ModelForm):
    drafts = check_names = ["hidden_why"]
    draft_title = "Why a page of the journal is hidden"
    names_note = "All peers on staff read this."

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
