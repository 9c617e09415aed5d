"""A co-reflection: the day, who was there, and a theme that names no guest."""

from django import forms
from django.utils.functional import cached_property

from accounts.access.requests import StaffRequest
from accounts.models import User
from accounts.people.queries import peers_on_staff
from guests.forms import StaffForm
from guests.models import Guest
from guests.redaction import surely_named_in
from ui.fields import DayField
from ui.forms import SeveralField

from .models import CoReflection


class CoReflectionForm(StaffForm):
    """A guest's name is refused; a word that may be one (Will, Hope) is asked about once."""

    drafts = check_names = hints = ["theme"]
    draft_title = "A co-reflection"

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
        self, request: StaffRequest, *, noted: CoReflection | None = None, **kwargs
    ) -> None:
        actor = request.actor
        there = [each.user_id for each in noted.there] if noted else [actor.user.pk]
        shown = {"on": noted.on if noted else actor.today, "people": there}
        shown["theme"] = noted.theme if noted else ""
        super().__init__(request, initial=shown, **kwargs)
        self.staff = peers_on_staff(actor)
        # Whoever was there stays there, also once they have left the staff.
        offered = {user.pk for user in self.staff} | (set(there) if noted else set())
        people = self.fields["people"]
        assert isinstance(people, SeveralField)  # noqa: S101 (for the type checker)
        here = User.objects.for_house(actor.house).filter(pk__in=offered)
        people.queryset = here.order_by("display_name", "pk")

    @cached_property
    def names(self) -> list[str]:
        """Of everyone who is or was a guest here: this list is read for years."""
        return list(Guest.objects.for_house(self.actor.house).values_list("name", flat=True))

    def question_about(self, named: list[str]) -> str:
        who = " and ".join(named)
        return (
            f"This may name {who}. This list has no guest names. If it isn't about them, press "
            "again."
        )

    def clean_theme(self) -> str:
        theme = self.cleaned_data["theme"]
        peers = [user.display_name for user in self.staff]
        if named := surely_named_in(theme, self.names, may_be=peers):
            raise forms.ValidationError(
                f"This names {' and '.join(named)}. This list has no guest names. Please say what "
                "it was about for you without one."
            )
        return theme
