"""The one field that finds anything; sent by POST, so that no address has a name in it."""

from django import forms

from ui.forms import PlainForm


class FindForm(PlainForm):
    q = forms.CharField(label="A name, or a few words", max_length=200)
    q.widget.attrs["autofocus"] = True
    required_messages = {"q": "Please write a name or a few words."}

    def __init__(self, *args, **kwargs) -> None:
        # It comes over pages that have a field called q of their own.
        super().__init__(*args, auto_id="find-%s", **kwargs)
