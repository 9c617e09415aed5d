"""The shift notes about a guest, for reading together."""

from django.db.models import Prefetch, QuerySet

from accounts.access.actor import Asker
from shifts.models import Amendment, Note

from .days import BY_MISTAKE
from .pieces import Line, Piece, Teller, by, facts, moment


def notes(asker: Asker) -> QuerySet[Note]:
    added = Amendment.objects.select_related("author").order_by("signed_at", "id")
    return (
        Note.objects.visible_to(asker)
        .filter(stay__isnull=False)
        .select_related("author")
        .prefetch_related(Prefetch("amendments", added), "own_words__written_with")
        .order_by("signed_at", "id")
    )


def note_piece(tell: Teller, note: Note) -> Piece:
    about, own_words = f"note-{note.pk}", list(note.own_words.all())
    if note.withdrawn_at:
        return Piece(moment(note.signed_at), [BY_MISTAKE], about=about, own_words=own_words)
    lines = [Line("", tell.said(note, "words"))] if note.words else []
    lines += [_addition(tell, each) for each in note.amendments.all() if each.words]
    known = facts(
        by(note.author),
        "its text was deleted after the retention period" if note.blanked_at else "",
    )
    return Piece(moment(note.signed_at), known, lines, about=about, own_words=own_words)


def _addition(tell: Teller, added: Amendment) -> Line:
    note = moment(added.signed_at, f"{added.author.display_name}, ")
    return Line("Added later", tell.said(added, "words"), note)
