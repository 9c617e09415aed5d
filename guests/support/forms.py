"""Moments of support: what kind, and a line."""

from django import forms
from django.db.models import QuerySet
from django.utils.functional import cached_property

from accounts.access.requests import StaffRequest
from ui.fields import DayField
from ui.forms import SeveralField

from ..forms import StaffForm
from ..goals.models import Goal
from ..resources.models import Resource
from ..stays.models import Stay
from .choices import MomentKind
from .models import SupportMoment
from .queries import goal_choices, guest_choices, resource_choices


class StayChoiceField(SeveralField):
    def label_from_instance(self, obj: Stay) -> str:
        return obj.guest.name


class WordsChoiceField(forms.ModelChoiceField):
    def label_from_instance(self, obj: Goal) -> str:
        return obj.words


class SupportMomentForm(StaffForm, forms.ModelForm):
    """A line is enough, or what kind of moment it was.

    With several guests, the line shows for each of them. Then the name of the guest whose page this
    is counts as another guest's name, too.
    """

    drafts = ["words", "what", "where", "link"]
    draft_title = "A moment of support"
    check_names = ["words", "what", "where"]
    hints = ["words"]
    about_stay: Stay

    kind = forms.ChoiceField(
        label="What kind of moment, if you like",
        choices=[choice for choice in MomentKind.choices if choice[0]],
        widget=forms.RadioSelect,
        required=False,
    )
    on = DayField(label="Day")
    goal = WordsChoiceField(
        Goal.objects.none(), label="Toward", required=False, empty_label="No goal, or not said"
    )
    with_others = StayChoiceField(
        Stay.objects.none(),
        label="Who else was there",
        required=False,
        help_text="The same line shows for each of them.",
    )
    resource = forms.ModelChoiceField(
        Resource.objects.none(), required=False, empty_label="None, or a new one"
    )

    required_messages = {"on": "Please choose the day."}

    class Meta:
        model = SupportMoment
        fields = ["kind", "words", "is_victory", "on", "goal", "resource"]

    def __init__(self, request: StaffRequest, *, stay: Stay, **kwargs) -> None:
        actor = request.actor
        super().__init__(request, stay=stay, initial={"on": actor.today}, **kwargs)
        if self.is_bound:
            here = Stay.objects.readable_by(actor).on_date(actor.today).exclude(pk=stay.pk)
            self._accept("goal", Goal.objects.readable_by(actor).filter(stay=stay))
            self._accept("with_others", here.for_list())
            self._accept("resource", Resource.objects.for_house(actor.house).in_use())
        else:
            self._offer("goal", goal_choices(actor=actor, stay=stay))
            self._offer("with_others", guest_choices(actor=actor, besides=stay.pk))
            self._offer("resource", resource_choices(actor=actor))
        of_resource = forms.fields_for_model(
            Resource, ["what", "where", "link"], labels={"what": "A new one: what it is"}
        )
        for name, field in of_resource.items():
            field.required = False
            field.widget.attrs["autocomplete"] = "off"
            self.fields[name] = field

    def _accept(self, name: str, rows: QuerySet) -> None:
        self._rows_field(name).queryset = rows

    def _offer(self, name: str, choices: list[tuple[int, str]]) -> None:
        """Choices without their rows, while there is nothing to check."""
        field = self._rows_field(name)
        if not choices:
            del self.fields[name]
            return
        nothing = [("", field.empty_label)] if field.empty_label else []
        field.choices = [*nothing, *choices]

    def _rows_field(self, name: str) -> forms.ModelChoiceField:
        field = self.fields[name]
        assert isinstance(field, forms.ModelChoiceField)  # noqa: S101 (for the type checker)
        return field

    def clean(self) -> dict:
        cleaned = super().clean() or self.cleaned_data
        if not (cleaned.get("kind") or cleaned.get("words") or "words" in self.errors):
            self.add_error("words", "Please write a line, or choose what kind of moment it was.")
        if cleaned.get("resource") and cleaned.get("what"):
            self.add_error("what", "Please pick one from the list or write a new one, not both.")
        if (cleaned.get("where") or cleaned.get("link")) and not cleaned.get("what"):
            self.add_error("what", "Please write what it is.")
        return cleaned

    @cached_property
    def names(self) -> list[str]:
        cleaned = self.cleaned_data
        shows_elsewhere = cleaned.get("with_others") or cleaned["what"]
        return super().names + ([self.about_stay.guest.name] if shows_elsewhere else [])

    @property
    def is_detailed(self) -> bool:
        if not self.is_bound:
            return any(self[name].value() for name in ("what", "where", "link"))
        plain = {"kind", "words", "is_victory", "confirmed_text"}
        return bool((set(self.changed_data) | set(self.errors)) - plain)

    def action_kwargs(self) -> dict:
        kwargs = super().action_kwargs()
        new = {name: kwargs.pop(name) for name in ("what", "where", "link")}
        return kwargs | {"new_resource": new if new["what"] else None}
