from django import forms

from ui.forms import PlainForm

from .models import House
from .time_zones import choices_with


class HouseSettingsForm(PlainForm, forms.ModelForm):
    time_zone = forms.ChoiceField()

    class Meta:
        model = House
        fields = [
            *("name", "time_zone", "length_of_stay", "lock_minutes", "asks_for_code"),
            *("small_number_limit", "keep_words_months"),
        ]

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        time_zone = self.fields["time_zone"]
        assert isinstance(time_zone, forms.ChoiceField)  # noqa: S101 (for the type checker)
        time_zone.choices = choices_with(self.instance.time_zone)
