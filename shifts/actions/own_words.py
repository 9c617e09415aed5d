"""A guest's own words about a shift note."""

from accounts.asker import Asker
from guests.actions.own_words import say
from guests.models import Stay

from ..models import Note, NoteWords


def add_note_words(
    *, by: Asker, stay: Stay, words: str, sees_differently: bool, note: Note
) -> NoteWords:
    """A guest's own words about a shift note that is about them.

    Raises ValidationError when nothing is said.
    """
    said = NoteWords(
        stay=stay,
        words=words,
        sees_differently=sees_differently,
        written_with=by.user,
        note=note,
    )
    return say(by=by, said=said, about=("note",))
