"""The shift notes about a guest, for reading together."""

from django.db.models import Prefetch, QuerySet

from accounts.access.actor import Actor
from shifts.models import Amendment, Note

from .days import BY_MISTAKE
from .items import Item, ItemLine, Presenter, by, facts, moment


def notes(actor: Actor) -> QuerySet[Note]:
    added = Amendment.objects.select_related("author").order_by("signed_at", "id")
    return (
        Note.objects.readable_by(actor)
        .filter(stay__isnull=False)
        .select_related("author")
        .prefetch_related(Prefetch("amendments", added), "own_words__written_with")
        .order_by("signed_at", "id")
    )


def note_item(presenter: Presenter, note: Note) -> Item:
    about, own_words = f"note-{note.pk}", list(note.own_words.all())
    if note.withdrawn_at:
        return Item(moment(note.signed_at), [BY_MISTAKE], about=about, own_words=own_words)
    lines = [ItemLine("", presenter.text(note, "words"))] if note.words else []
    lines += [_addition(presenter, each) for each in note.amendments.all() if each.words]
    known = facts(
        by(note.author),
        "its text was deleted after the retention period" if note.blanked_at else "",
    )
    return Item(moment(note.signed_at), known, lines, about=about, own_words=own_words)


def _addition(presenter: Presenter, added: Amendment) -> ItemLine:
    note = moment(added.signed_at, f"{added.author.display_name}, ")
    return ItemLine("Added later", presenter.text(added, "words"), note)
