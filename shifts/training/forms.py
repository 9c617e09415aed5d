"""A training or certificate, with its dates."""

from django import forms

from accounts.access.permissions import Power
from accounts.models import User
from accounts.people.queries import peers_on_staff
from guests.forms import StaffForm
from ui.fields import DayField

from .models import Certificate


class CertificateChangeForm(StaffForm):
    drafts = ["what"]
    draft_title = "A training"

    what = forms.CharField(
        label="Training or certificate",
        max_length=Certificate._meta.get_field("what").max_length,
        help_text="First aid, naloxone, peer support, food safety …",
    )
    got_on = DayField(label="Since")
    runs_out_on = DayField(
        label="Good until",
        required=False,
        help_text="Its last day. Leave it empty if it does not expire.",
    )

    required_messages = {
        "what": "Please write what it is.",
        "got_on": "Please say since when.",
    }


class CertificateForm(CertificateChangeForm):
    """One's own; whoever looks after the training says whose it is."""

    field_order = ("user", "what", "got_on", "runs_out_on")

    user = forms.ModelChoiceField(User.objects.none(), label="Whose", empty_label="Choose someone")

    required_messages = CertificateChangeForm.required_messages | {
        "user": "Please say whose it is."
    }

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        actor = self.actor
        if not actor.can(Power.SEE_TRAINING):
            del self.fields["user"]
            return
        staff = [user.pk for user in peers_on_staff(actor)]
        whose = self.fields["user"]
        assert isinstance(whose, forms.ModelChoiceField)  # noqa: S101 (for the type checker)
        here = User.objects.for_house(actor.house).filter(pk__in=staff)
        whose.queryset = here.order_by("display_name", "pk")

    def action_kwargs(self) -> dict:
        return {"user": self.actor.user} | super().action_kwargs()
