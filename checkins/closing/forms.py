from collections.abc import Collection

from django import forms
from django.utils.functional import cached_property

from accounts.access.requests import StaffRequest
from accounts.models import User
from guests.forms import StaffForm
from guests.models import GUEST_WHO_HAS_LEFT, Stay

from ..rounds.models import SHORT_TEXT, Reopening


class ClosingForm(StaffForm):
    """Who led the check-in, and a line about the circle that names nobody."""

    drafts = check_names = ["circle"]
    draft_title = "Closing a check-in"

    led_by = forms.ChoiceField(
        label="Who led it",
        required=False,
        help_text="A peer on staff, or a guest who wanted to.",
    )
    circle = forms.CharField(
        label="The circle as a whole",
        required=False,
        max_length=SHORT_TEXT,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text="A line about how it was together, without names. Optional.",
    )

    def __init__(
        self,
        request: StaffRequest,
        *,
        guests: list[Stay],
        staff: list[User],
        left: Collection[str] = (),
        **kwargs,
    ) -> None:
        """`left`: keys of guests the actor can't read anymore, so they are not named."""
        self.guests = {f"stay-{stay.pk}": stay for stay in guests}
        self.named = {key: each.guest.name for key, each in self.guests.items() if key not in left}
        super().__init__(request, **kwargs)
        self.staff = {f"staff-{user.pk}": user for user in staff}
        unnamed = GUEST_WHO_HAS_LEFT.capitalize()
        led_by = self.fields["led_by"]
        assert isinstance(led_by, forms.ChoiceField)  # noqa: S101 (for the type checker)
        led_by.choices = [
            ("", "Nobody said"),
            ("Peers on staff", [(key, each.display_name) for key, each in self.staff.items()]),
            ("Guests", [(key, self.named.get(key, unnamed)) for key in self.guests]),
        ]

    @cached_property
    def names(self) -> list[str]:
        return list(self.named.values())

    def question_about(self, named: list[str]) -> str:
        stay_here = "who stays here" if len(named) == 1 else "who stay here"
        return (
            f"This seems to name {' and '.join(named)}, {stay_here}. It is about the circle as a "
            "whole, and any guest may see it. If that's what you mean, press again."
        )

    def action_kwargs(self) -> dict:
        key = self.cleaned_data["led_by"]
        return {
            "led_by_stay": self.guests.get(key),
            "led_by_staff": self.staff.get(key),
            "circle": self.cleaned_data["circle"],
        }


class ReopeningForm(StaffForm, forms.ModelForm):
    drafts = ["reason"]
    draft_title = "Why a check-in is opened again"
    required_messages = {"reason": "Please say why you are opening it again."}

    class Meta:
        model = Reopening
        fields = ["reason"]
        labels = {"reason": "Why are you opening it again?"}
        help_texts = {"reason": "It shows in the check-in, so please leave names out."}
