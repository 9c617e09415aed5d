"""A follow-up, and a note when it is done."""

from collections.abc import Iterable
from datetime import timedelta

from django import forms
from django.utils.functional import cached_property

from accounts.access.permissions import DAYS_READABLE_AFTER_LEAVING
from accounts.models import User
from accounts.people.queries import peers_on_staff
from ui.forms import PlainForm

from ..forms import StaffForm
from ..stays.fields import StayDayField
from ..stays.models import SHORT_TEXT, Stay
from .models import FollowUp

ONE_GUEST = "A follow-up names only the guest it is about."


class StayField(forms.ModelChoiceField):
    def label_from_instance(self, obj: Stay) -> str:
        return obj.guest.name


class ForShiftForm(PlainForm):
    """Asks which of the house's `shifts` it is for, if there are any."""

    for_shift = forms.ChoiceField(label="Shift", required=False)

    def __init__(self, *args, shifts: Iterable[str] = (), **kwargs) -> None:
        super().__init__(*args, **kwargs)
        if names := list(shifts):
            field = self.fields["for_shift"]
            assert isinstance(field, forms.ChoiceField)  # noqa: S101 (for the type checker)
            field.choices = [("", "Any shift"), *((name, name) for name in names)]
        else:
            del self.fields["for_shift"]


class FollowUpForm(StaffForm, ForShiftForm, forms.ModelForm):
    """It may name the guest it is about, and no other."""

    drafts = check_names = hints = ["words"]
    draft_title = "Something to follow up"
    names_note = ONE_GUEST

    words = forms.CharField(label="What needs doing", max_length=SHORT_TEXT)
    stay = StayField(
        Stay.objects.none(),
        label="About a guest",
        required=False,
        empty_label="Nobody in particular",
        help_text="The guest can read this too.",
    )
    for_person = forms.ModelChoiceField(
        User.objects.none(),
        label="Who's on it",
        required=False,
        empty_label="Whoever is here",
    )
    due_on = StayDayField(label="Due", required=False)

    required_messages = {"words": "Please write what needs doing."}

    class Meta:
        model = FollowUp
        fields = ["words", "stay", "for_person", "for_shift", "due_on"]

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        actor = self.actor
        since = actor.today - timedelta(days=DAYS_READABLE_AFTER_LEAVING)
        stays = Stay.objects.readable_by(actor).filter(arrived_on__isnull=False)
        self._offer("stay", stays.not_over_before(since).for_list())
        working = [user.pk for user in peers_on_staff(actor)]
        staff = User.objects.for_house(actor.house).filter(pk__in=working)
        self._offer("for_person", staff.order_by("display_name", "pk"))

    def _offer(self, name: str, rows) -> None:
        field = self.fields[name]
        assert isinstance(field, forms.ModelChoiceField)  # noqa: S101 (for the type checker)
        field.queryset = rows

    @cached_property
    def names(self) -> list[str]:
        about = self.cleaned_data["stay"]
        return [name for name in super().names if not about or name != about.guest.name]


class FollowUpDoneForm(StaffForm, forms.ModelForm):
    drafts = check_names = ["done_words"]
    draft_title = "A note on a follow-up"
    names_note = ONE_GUEST

    class Meta:
        model = FollowUp
        fields = ["done_words"]

    def clean_done_words(self) -> str:
        """Today's press has no line to write in: the note from before stays."""
        is_sent = self.add_prefix("done_words") in self.data
        return self.cleaned_data["done_words"] if is_sent else self.initial["done_words"]
