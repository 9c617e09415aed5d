"""Fields that staff write in, under which a quiet hint may stand while they type."""

from django.urls import reverse_lazy

from ui.forms import PlainForm

WHILE_TYPING = {
    "hx-post": reverse_lazy("guests:word_hint"),
    "hx-trigger": "input changed delay:900ms",
    "hx-target": "next .word-hints",
    "hx-sync": "this:replace",
}


class HintedForm(PlainForm):
    """Its template has `guests/_word_hints_place.html` below these fields.

    A guest's own words are none of them: they are not even sent along.
    """

    hinted: tuple[str, ...] = ()

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        sent = {"hx-params": ",".join([*map(self.add_prefix, self.hinted), "csrfmiddlewaretoken"])}
        for name in self.hinted:
            if name in self.fields:
                self.fields[name].widget.attrs |= WHILE_TYPING | sent

    def said_by_staff(self) -> list[str]:
        """What was written in these fields just now."""
        said = (self.cleaned_data.get(name) for name in self.hinted if name in self.changed_data)
        return [text for text in said if text]
