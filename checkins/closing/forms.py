from collections.abc import Collection

from django import forms

from accounts.models import User
from guests.forms import NamesAskedAboutForm
from guests.models import GUEST_WHO_HAS_LEFT, Stay

from ..rounds.models import SHORT_TEXT


class ClosingForm(NamesAskedAboutForm):
    """Who led the check-in, and a line about the circle that names nobody.

    A name in that line is asked about once; sending the same line again confirms it.
    """

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
    may_name = ("circle",)

    def __init__(
        self,
        *args,
        guests: list[Stay],
        staff: list[User],
        left: Collection[str] = (),
        **kwargs,
    ) -> None:
        """`left`: keys of guests the actor can't read anymore, so they are not named."""
        self.guests = {f"stay-{stay.pk}": stay for stay in guests}
        named = {key: each.guest.name for key, each in self.guests.items() if key not in left}
        super().__init__(*args, names=named.values(), **kwargs)
        self.staff = {f"staff-{user.pk}": user for user in staff}
        unnamed = GUEST_WHO_HAS_LEFT.capitalize()
        led_by = self.fields["led_by"]
        assert isinstance(led_by, forms.ChoiceField)  # noqa: S101 (for the type checker)
        led_by.choices = [
            ("", "Nobody said"),
            ("Peers on staff", [(key, each.display_name) for key, each in self.staff.items()]),
            ("Guests", [(key, named.get(key, unnamed)) for key in self.guests]),
        ]

    def action_kwargs(self) -> dict:
        key = self.cleaned_data["led_by"]
        return {
            "led_by_stay": self.guests.get(key),
            "led_by_staff": self.staff.get(key),
            "circle": self.cleaned_data["circle"],
        }
