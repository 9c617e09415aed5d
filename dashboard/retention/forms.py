from django import forms
from django.db.models import QuerySet

from guests.models import Guest
from ui.forms import PlainForm, SeveralField


class AgeOutForm(PlainForm):
    guests = SeveralField(Guest.objects.none(), label="Who")
    sure = forms.BooleanField(label="Everyone who wanted a copy has one, and this can't be undone.")

    required_messages = {
        "guests": "Please tick at least one person.",
        "sure": "Please tick this too. It can't be undone.",
    }

    def __init__(self, *args, due: QuerySet[Guest], **kwargs) -> None:
        super().__init__(*args, **kwargs)
        who = self.fields["guests"]
        assert isinstance(who, SeveralField)  # noqa: S101 (for the type checker)
        who.queryset = due

    def action_kwargs(self) -> dict[str, object]:
        return {"guests": self.cleaned_data["guests"]}
