"""Every change to the house's list of words that it says in another way."""

from collections.abc import Mapping

from django.db import transaction

from accounts.access.actor import Actor
from accounts.audit.record import Kind, record
from accounts.changes import set_fields
from accounts.models import House

from .models import PlainWord
from .starting_words import STARTING_WORDS


@transaction.atomic
def create_default_word_list(*, house: House) -> None:
    """The list that a new house starts with."""
    for line in STARTING_WORDS:
        word = PlainWord(house=house, **line._asdict())
        word.full_clean()
        word.save()


@transaction.atomic
def add_plain_word(
    *, by: Actor, word: str, instead: str, why: str, innocent: str = ""
) -> PlainWord:
    """One more word; hinted at from now on, and in no text that stands already."""
    House.objects.select_for_update().get(pk=by.house.pk)
    added = PlainWord(house=by.house, word=word, instead=instead, why=why, innocent=innocent)
    return _save(by, added, fields=[])


@transaction.atomic
def change_plain_word(*, by: Actor, word: PlainWord, changes: Mapping[str, str]) -> PlainWord:
    """`changes` holds what is said anew and nothing else."""
    word = _locked(by, word)
    set_fields(word, changes)
    return _save(by, word, fields=changes) if changes else word


@transaction.atomic
def end_plain_word(*, by: Actor, word: PlainWord) -> PlainWord:
    """Off the list from now on: no hint is given for it any more."""
    word = _locked(by, word)
    if word.ended_on is not None:
        return word
    word.ended_on = by.today
    return _save(by, word, fields=["ended_on"])


@transaction.atomic
def reopen_plain_word(*, by: Actor, word: PlainWord) -> PlainWord:
    """On the list again. Raises ValidationError when the same word stands there by now."""
    word = _locked(by, word)
    if word.ended_on is None:
        return word
    word.ended_on = None
    return _save(by, word, fields=["ended_on"])


def _locked(by: Actor, word: PlainWord) -> PlainWord:
    House.objects.select_for_update().get(pk=by.house.pk)
    return PlainWord.objects.get(pk=word.pk)


def _save(by: Actor, word: PlainWord, *, fields: Mapping[str, str] | list[str]) -> PlainWord:
    word.full_clean()
    word.save()
    record(Kind.WORD_LIST_CHANGED, by=by, about=word, fields=fields)
    return word
