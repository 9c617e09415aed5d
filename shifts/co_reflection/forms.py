"""A co-reflection: the day, who was there, and a theme that names no guest."""

from collections.abc import Iterable

from django import forms

from accounts.access.actor import Actor
from accounts.models import User
from accounts.people.queries import peers_on_staff
from guests.forms import HintedForm, NamesAskedAboutForm
from guests.redaction import surely_named_in
from ui.fields import DayField
from ui.forms import SeveralField

from .models import CoReflection


class CoReflectionForm(HintedForm, NamesAskedAboutForm):
    """A guest's name is refused; a word that may be one (Will, Hope) is asked about once."""

    may_name = hinted = ("theme",)

    on = DayField(label="Day")
    people = SeveralField(User.objects.none(), label="Who was there")
    theme = forms.CharField(
        label="The theme, in a line",
        max_length=CoReflection._meta.get_field("theme").max_length,
        help_text="What it was about for you as peers. Without a guest's name.",
    )

    required_messages = {
        "on": "Please choose the day.",
        "people": "Please say who was there.",
        "theme": "Please write the theme, in a line.",
    }

    def __init__(
        self, *args, actor: Actor, names: Iterable[str], noted: CoReflection | None = None, **kwargs
    ) -> None:
        there = [each.user_id for each in noted.there] if noted else [actor.user.pk]
        shown = {"on": noted.on if noted else actor.today, "people": there}
        shown["theme"] = noted.theme if noted else ""
        super().__init__(*args, names=names, initial=shown, **kwargs)
        self.staff = peers_on_staff(actor)
        # Whoever was there stays there, also once they have left the staff.
        offered = {user.pk for user in self.staff} | (set(there) if noted else set())
        people = self.fields["people"]
        assert isinstance(people, SeveralField)  # noqa: S101 (for the type checker)
        here = User.objects.for_house(actor.house).filter(pk__in=offered)
        people.queryset = here.order_by("display_name", "pk")

    def clean_theme(self) -> str:
        theme = self.cleaned_data["theme"]
        peers = [user.display_name for user in self.staff]
        if named := surely_named_in(theme, self.names, may_be=peers):
            raise forms.ValidationError(
                f"This names {' and '.join(named)}. This list has no guest names. Please say what "
                "it was about for you without one."
            )
        return theme
