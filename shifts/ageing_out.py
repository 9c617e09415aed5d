"""What goes from the shifts' notes when a guest is made anonymous; who wrote when stays."""

from datetime import datetime

from accounts.models import House
from guests.ageing_out.declared import AgedTexts, Ageing, HouseTexts
from guests.redaction import OthersNames

from .models import Amendment, CoReflection, Note, NoteReply, SearchToken, ShiftPerson


def blank_naming(house: House, sure: OthersNames, now: datetime) -> int:
    """Signed notes for the house can't be reworded, so one that names them goes as a whole.

    Notes about other guests stay: they are those guests' record.
    """
    naming = SearchToken.objects.filter(
        house=house, word__in=sure.telling, note__stay=None, note__blanked_at=None
    )
    notes = list(naming.values_list("note", flat=True).distinct())
    SearchToken.objects.filter(note__in=notes).delete()
    Amendment.objects.filter(note__in=notes, blanked_at=None).update(words="", blanked_at=now)
    return Note.objects.filter(pk__in=notes).update(words="", blanked_at=now)


AGEING = Ageing(
    aged=(
        AgedTexts(Note, "stay__guest", ("words",), becomes="", stamped="blanked_at"),
        AgedTexts(Amendment, "note__stay__guest", ("words",), becomes="", stamped="blanked_at"),
        AgedTexts(SearchToken, "note__stay__guest", ("word",), becomes=None),
        AgedTexts(NoteReply, "stay__guest", ("words",)),
    ),
    may_name=(
        HouseTexts(CoReflection, ("theme",)),
        HouseTexts(ShiftPerson, ("why",)),
    ),
    blank_naming=blank_naming,
)
