"""Days of a stay, picked from the browser's own calendar."""

from datetime import date, timedelta

from django import forms

from accounts.access.actor import Actor
from ui.fields import DayField
from ui.forms import PlainForm

from ..house_words.forms import offer_house_words
from ..house_words.models import HouseWording


class StayDayField(DayField):
    """A day of a stay: within two years of today, so that a wrong year is noticed."""

    def __init__(self, *, actor: Actor | None = None, **kwargs) -> None:
        super().__init__(**kwargs)
        self.actor = actor

    def clean(self, value: str) -> date | None:
        day = super().clean(value)
        if day and self.actor and abs(day - self.actor.today) > timedelta(days=730):
            raise forms.ValidationError("That day is more than two years away. Is the year right?")
        return day


class StayForm(PlainForm):
    """A form about a stay: the actor's calendar, and the choices in the words of their house."""

    def __init__(self, *args, actor: Actor, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        prepare_for_house(self, actor)


def prepare_for_house(form: forms.Form, actor: Actor) -> None:
    for field in form.fields.values():
        if isinstance(field, StayDayField):
            field.actor = actor
    offer_house_words(form, lambda: HouseWording.objects.for_house(actor.house).wordings())
