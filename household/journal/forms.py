"""A page for the house journal, and hiding one."""

from collections.abc import Sequence

from django import forms
from django.utils.functional import cached_property

from guests.forms import StaffForm
from guests.models import Stay

from .models import JournalPage

UNSIGNED = ("", "Nobody: it is not signed")


class JournalForm(StaffForm, forms.ModelForm):
    """The guest's own words; they may name themselves, and other guests are asked about."""

    drafts = check_names = ["words", "signed_as"]
    draft_title = "A page for the house journal"
    names_note = (
        "Everyone who stays here later may read this, so it is kept without other people's names."
    )

    signed_by = forms.ChoiceField(
        label="Signed by",
        required=False,
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
        self.guests = {f"stay-{stay.pk}": stay for stay in guests}
        signed_by = self.fields["signed_by"]
        assert isinstance(signed_by, forms.ChoiceField)  # noqa: S101 (for the type checker)
        names = [(key, stay.guest.name) for key, stay in self.guests.items()]
        signed_by.choices = [UNSIGNED, *names]

    @cached_property
    def names(self) -> list[str]:
        stay = self.guests.get(self.cleaned_data["signed_by"])
        return [name for name in super().names if not stay or name != stay.guest.name]

    def action_kwargs(self) -> dict:
        said = super().action_kwargs()
        stay = self.guests.get(said["signed_by"])
        name = said["signed_as"] or (stay.guest.name if stay else "")
        return {"words": said["words"], "signed_as": name, "stay": stay}


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
