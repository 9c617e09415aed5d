"""Every change to the house's list of words to avoid."""

from collections.abc import Mapping

from django.db import transaction

from accounts.access.actor import Actor
from accounts.audit.record import record
from accounts.changes import set_fields
from accounts.models import House

from ..audit import GuestKind
from .models import Term
from .starting_words import STARTING_WORDS


@transaction.atomic
def create_default_word_list(*, house: House) -> None:
    for line in STARTING_WORDS:
        word = Term(house=house, **line._asdict())
        word.full_clean()
        word.save()


@transaction.atomic
def add_plain_word(*, by: Actor, word: str, instead: str, why: str, innocent: str = "") -> Term:
    House.objects.select_for_update().get(pk=by.house.pk)
    added = Term(house=by.house, word=word, instead=instead, why=why, innocent=innocent)
    return _save(by, added, fields=[])


@transaction.atomic
def change_plain_word(*, by: Actor, word: Term, changes: Mapping[str, str]) -> Term:
    """`changes` holds only what was changed."""
    word = _locked(by, word)
    set_fields(word, changes)
    return _save(by, word, fields=changes) if changes else word


@transaction.atomic
def end_plain_word(*, by: Actor, word: Term) -> Term:
    word = _locked(by, word)
    if word.ended_on is not None:
        return word
    word.ended_on = by.today
    return _save(by, word, fields=["ended_on"])


@transaction.atomic
def reopen_plain_word(*, by: Actor, word: Term) -> Term:
    """Raises ValidationError when the same word is on the list again already."""
    word = _locked(by, word)
    if word.ended_on is None:
        return word
    word.ended_on = None
    return _save(by, word, fields=["ended_on"])


def _locked(by: Actor, word: Term) -> Term:
    House.objects.select_for_update().get(pk=by.house.pk)
    return Term.objects.get(pk=word.pk)


def _save(by: Actor, word: Term, *, fields: Mapping[str, str] | list[str]) -> Term:
    word.full_clean()
    word.save()
    record(GuestKind.WORD_LIST_CHANGED, by=by, about=word, fields=fields)
    return word
