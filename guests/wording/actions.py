"""What is added to the house's list of words to avoid."""

from accounts.access.actor import Actor
from accounts.houses.action import action
from accounts.lists.actions import add_row
from accounts.models import House

from .models import Term
from .starting_words import STARTING_WORDS


@action
def create_default_word_list(*, house: House) -> None:
    for line in STARTING_WORDS:
        word = Term(house=house, **line._asdict())
        word.full_clean()
        word.save()


def add_plain_word(*, by: Actor, word: str, instead: str, why: str, innocent: str = "") -> Term:
    return add_row(by=by, row=Term(word=word, instead=instead, why=why, innocent=innocent))
