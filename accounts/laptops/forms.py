from django import forms

from ui.forms import PlainForm

from ..access.forms import OwnPasswordForm
from .models import Laptop


class EnrollForm(PlainForm, forms.ModelForm):
    required_messages = {"name": "Please say where it is used."}

    class Meta:
        model = Laptop
        fields = ["name"]
        labels = {"name": "What you call this laptop"}


class ChoosePinForm(OwnPasswordForm):
    pin = forms.CharField(
        label="Six numbers",
        max_length=20,
        widget=forms.PasswordInput(attrs={"inputmode": "numeric", "autocomplete": "new-password"}),
        help_text="Not a birthday, and nothing like 123456 or 111222.",
    )

    required_messages = {"pin": "Please choose six numbers."}

    def action_kwargs(self) -> dict:
        return {"pin": self.cleaned_data["pin"]}
