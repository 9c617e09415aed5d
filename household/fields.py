"""Fields that several of the household's forms have."""

from django import forms

# Why a guest's name is asked about.
FOR_EVERYONE = "It is for everyone in the house, so it is kept without guests' names."


class LongWordsField(forms.CharField):
    """Words at length, with one kind of line end: browsers write theirs their own way."""

    def __init__(self, *, rows: int, **kwargs) -> None:
        super().__init__(required=False, widget=forms.Textarea({"rows": rows}), **kwargs)

    def to_python(self, value: str | None) -> str:
        return (super().to_python(value) or "").replace("\r\n", "\n")
