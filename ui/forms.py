"""What every form of ours shares: crispy's layout without a form tag of its own, and our words."""

from collections.abc import Callable, Mapping
from itertools import chain
from typing import Any

from crispy_forms.helper import FormHelper
from django import forms
from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.core.validators import (
    MaxLengthValidator,
    MaxValueValidator,
    MinValueValidator,
    ProhibitNullCharactersValidator,
)
from django.http import HttpRequest, QueryDict
from django.utils.functional import cached_property

# Django's sentences where they speak of values and forms rather than to people.
PLAIN_WORDS = {
    "invalid_choice": "Please choose one from the list.",
}
# What validators say, of a form or of a model, where nobody gave them a sentence of their own.
PLAIN_LIMITS = (
    (MinValueValidator, "This needs to be %(limit_value)s or more."),
    (MaxValueValidator, "This needs to be %(limit_value)s or less."),
    (MaxLengthValidator, "Please use at most %(limit_value)s characters. This has %(show_value)s."),
    (ProhibitNullCharactersValidator, "There is a character in this that can't be kept."),
)
LONGEST_ID = 18  # digits


def posted(request: HttpRequest) -> QueryDict | None:
    """What a form is bound to: what was sent, even when that is nothing at all."""
    return request.POST if request.method == "POST" else None


class SeveralField(forms.ModelMultipleChoiceField):
    """Some of a few rows, ticked. An id that no database can hold is no choice either."""

    widget = forms.CheckboxSelectMultiple

    def clean(self, value: Any) -> Any:
        if any(len(str(each)) > LONGEST_ID for each in value or ()):
            raise ValidationError(PLAIN_WORDS["invalid_choice"], code="invalid_choice")
        return super().clean(value)


class PlainForm(forms.Form):
    """A form laid out by crispy inside the page's own <form>, without a browser's guesses.

    `use_required_attribute` is off: the server's sentence beside the field is kinder than the
    browser's bubble, and it is the same on every machine.
    """

    use_required_attribute = False

    def __init__(self, *args, **kwargs) -> None:
        kwargs.setdefault("label_suffix", "")
        super().__init__(*args, **kwargs)
        for name, field in self.fields.items():
            field.widget.attrs.setdefault("autocomplete", "off")
            if field.required:
                field.error_messages["required"] = self.required_messages.get(
                    name, f"Please fill in: {(field.label or name).lower()}."
                )
            field.error_messages |= {
                code: sentence
                for code, sentence in PLAIN_WORDS.items()
                if code in field.error_messages
            }

    # What to say when a field is left empty, where the plain sentence will not do.
    required_messages: Mapping[str, str] = {}

    @cached_property
    def helper(self) -> FormHelper:
        """Only for a form that is laid out: most of those a save reads are not."""
        helper = FormHelper()
        helper.form_tag = False
        helper.disable_csrf = True
        helper.field_template = "ui/field.html"
        return helper

    def action_kwargs(self) -> dict[str, Any]:
        return self.cleaned_data

    def submit(self, action: Callable[..., Any], **known: Any) -> bool:
        """Runs the action with what was said; returns whether it was done.

        Its return value is `result`. An error shows next to its field, and what was typed stays.
        """
        if not self.is_valid():
            return False
        try:
            self.result = action(**known, **self.action_kwargs())
        except ValidationError as refusal:
            self.add_action_errors(refusal)
            return False
        return True

    def add_error(self, field: str | None, error: Any) -> None:
        """In our words, also where a model has said it."""
        error = error if isinstance(error, ValidationError) else ValidationError(error)
        by_field = getattr(error, "error_dict", None) or {field: error.error_list}
        for each in chain(*by_field.values()):
            each.message = next(
                (plain for kind, plain in PLAIN_LIMITS if each.message is kind.message),
                each.message,
            )
        super().add_error(field, error)

    def problems(self) -> list[str]:
        """Every error message of the form, for where the form itself is not shown."""
        return [str(error) for errors in self.errors.values() for error in errors]

    def add_action_errors(self, error: ValidationError) -> None:
        """Puts an action's errors next to the fields they are about, the rest at the top."""
        if not hasattr(error, "error_dict"):
            self.add_error(None, error)
            return
        for name, errors in error.error_dict.items():
            where = name if name in self.fields and name != NON_FIELD_ERRORS else None
            self.add_error(where, errors)
