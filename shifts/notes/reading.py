"""The shift notes of a page: the newest weeks, an earlier part, or all of them to print."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from accounts.access.actor import Actor
from accounts.houses.compiled import compiled_once
from ui.folding import Part
from ui.weeks import Fold, fold_by_week

from .models import Note, NoteQuerySet

MOST = 10


@dataclass(frozen=True)
class NotesShown:
    notes: list[Note]
    fold: Fold

    @property
    def last_id(self) -> int | None:
        return self.notes[-1].pk if self.notes else None

    @property
    def earlier(self) -> str:
        return f"?before={self.last_id}"


def notes_of_house(actor: Actor, part: Part) -> NotesShown:
    if not part.is_whole and not part.is_earlier:
        return _folded(actor, list(_latest(actor=actor)), lambda: _first(actor=actor)[0].signed_on)
    return read_notes(actor, part, Note.objects.readable_by(actor).with_mistakes(actor))


def read_notes(actor: Actor, part: Part, notes: NoteQuerySet) -> NotesShown:
    listed = notes.for_list()
    if part.is_whole:
        found = list(listed)
        return NotesShown(found, Fold(len(found), actor.today))
    if (last_shown := _named(notes, part.before)) is not None:
        listed = listed.earlier_than(last_shown)
    return _folded(actor, list(listed[: MOST + 1]), lambda: notes.earliest("signed_at").signed_on)


def _folded(actor: Actor, newest: list[Note], first_on: Callable[[], date]) -> NotesShown:
    """`newest` are one more than fit, where there are more."""
    last_on = first_on() if len(newest) > MOST else None
    days = [note.signed_on for note in newest]
    fold = fold_by_week(days, MOST, today=actor.today, last_on=last_on)
    return NotesShown(newest[: fold.shown], fold)


def _named(notes: NoteQuerySet, name: str) -> Note | None:
    if not name.isascii() or not name.isdigit():
        return None
    return notes.filter(pk=int(name[:18])).first()


@compiled_once
def _first(*, actor: Actor) -> QuerySet[Note]:
    """Of those that the actor may read: how far back they go."""
    return Note.objects.readable_by(actor).order_by("signed_at")[:1]


@compiled_once
def _latest(*, actor: Actor) -> QuerySet[Note]:
    notes = Note.objects.readable_by(actor).with_mistakes(actor).for_list()
    return notes[: MOST + 1]
