"""The places to write in before handing over: one for the house, one for each guest who is here."""

from collections.abc import Mapping

from accounts.asker import Asker
from guests.forms import names_of_others
from guests.models import Stay
from shifts.forms import NoteForm


class Segment(NoteForm):
    """A note that may stay unwritten: nothing said is nothing to sign."""

    def __init__(self, *args, stay: Stay | None, **kwargs) -> None:
        super().__init__(*args, prefix=f"stay-{stay.pk}" if stay else "house", **kwargs)
        self.stay = stay
        self.fields["words"].required = False

    @property
    def title(self) -> str:
        return f"About {self.stay.guest.name}" if self.stay else "For the house"

    @property
    def field_name(self) -> str:
        return self.add_prefix("words")

    @property
    def is_open(self) -> bool:
        """Opened on purpose, by typing in it: words in it are to be seen."""
        return bool(self.errors or self.named or self["words"].value())


def segments(asker: Asker, data, typed: Mapping[str, str]) -> list[Segment]:
    """The house's comes first, then the guests by name; `typed` is what was kept so far."""
    here = Stay.objects.in_reach_of(asker).on_date(asker.today).for_list()
    names = names_of_others(asker) if data is not None else []
    forms = []
    for stay in (None, *here):
        others = [name for name in names if stay is None or name != stay.guest.name]
        form = Segment(data, stay=stay, names=others)
        form.initial["words"] = typed.get(form.field_name, "")
        forms.append(form)
    return forms
