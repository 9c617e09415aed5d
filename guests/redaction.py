"""Whether words name someone, and the same words without the name: pure rules over words.

Words are compared without case and accents, as whole words: "alex's" names Alex, "alexander" does
not. Of a longer name the first word always counts, the others from three letters on, so that the
"de" of a family name is not found in every French sentence. A name may be a common word: Will, May,
Hope, Joy. No rule can tell "talked with will" from "we will talk", and a capital proves nothing at
the start of a sentence. So the safe side is taken: the word is covered everywhere. A sentence that
reads oddly can be talked about; a name that was shown can't be taken back. The reader's own name,
and its words, are not covered.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from typing import NamedTuple

# Not the end of "don't" and "she'll": that T. J. is here must not turn up in every such line.
WORD = re.compile(r"(?<![^\W_])(?:(?<![^\W_]['’])[^\W_]+|[^\W_]{3,})")
LETTERS_THAT_NAME = 3
# Names that a sentence may hold without naming anyone.
NAMES_THAT_ARE_WORDS = (
    "al amber amy angel april art ash august autumn bell best bill black bob brook brooks brown "
    "bush buddy chance charity chase chip christian cliff cook crystal daisy dale dawn day days "
    "dean destiny don dove drew duke earnest faith field fields ford forest fox frank gene ginger "
    "glen good grace grant gray green grey guy harmony hazel heath hill honor honour hope iris "
    "ivy jack jade jay joy june justice king lance lane lily little long love mark max may melody "
    "mercy miles moon nick ocean olive page pat patience pearl pierce prince rain ray reed rich "
    "river rob robin rose rosemary ruby rusty sage serenity short skip sky small star stone storm "
    "sue summer sun sunny trinity violet white will winter wolf woods wren young"
)
ALSO_WORDS = frozenset(NAMES_THAT_ARE_WORDS.split())
SOMEONE = "another guest"
# In place of the name of someone who was made anonymous: it names nobody.
FORMER_GUEST = "A former guest"
# What may be between two words of one name; behind an initial, a full stop as well.
JOIN = re.compile(r"(?:(?<=\b\w)\.)?[\s'’‐‑-]+")


def named_in(line: str, names: Iterable[str]) -> list[str]:
    said = set(_words(line))
    return [name for name in dict.fromkeys(names) if said & _telling(_of_name(name))]


def surely_named_in(line: str, names: Iterable[str], may_be: Iterable[str] = ()) -> list[str]:
    """Only by a word that means nothing else.

    That is none of the everyday words, and none of the names in `may_be`.
    """
    said = set(_words(line)) - ALSO_WORDS - set().union(*map(_of_name, may_be))
    return [name for name in dict.fromkeys(names) if said & _telling(_of_name(name))]


class Word(NamedTuple):
    """One word of a text without case and accents, and its position."""

    bare: str
    start: int
    end: int


class OthersNames:
    """The names that a guest is not to find in what staff wrote about them."""

    def __init__(self, names: Iterable[str], own: str = "") -> None:
        words = [_of_name(name) for name in names]
        self.telling = set().union(*map(_telling, words)) - set(_of_name(own))
        self.every_word = set().union(*words)

    @classmethod
    def surely(cls, name: str, may_be: Iterable[str]) -> "OthersNames":
        """Only the words of it that mean nothing else: for a text that is changed for good."""
        sure = cls([name])
        sure.telling -= ALSO_WORDS.union(*map(_of_name, may_be))
        return sure

    def covered(self, text: str, by: str = SOMEONE) -> str:
        """`by` replaces each name; everything else is as typed."""
        kept, upto = [], 0
        for start, end in self._places(text):
            kept += [text[upto:start], by]
            upto = end
        return "".join([*kept, text[upto:]])

    def _places(self, text: str) -> list[tuple[int, int]]:
        places: list[tuple[int, int]] = []
        reach = -1  # how far the name goes on, with its small words: "de la"
        for word in _spans(text):
            goes_on = places and JOIN.fullmatch(text, reach, word.start)
            if word.bare in self.telling:
                start = places.pop()[0] if goes_on or word.start < reach else word.start
                places.append((start, word.end))
                reach = word.end
            elif goes_on and word.bare in self.every_word:
                reach = word.end
                if len(word.bare) == 1:  # an initial tells, beside a name
                    places.append((places.pop()[0], word.end))
            else:
                reach = -1
        return places


def spellings(name: str) -> set[str]:
    """The words of a name as a database may find them, which folds only A to Z."""
    found = set()
    for word in _spans(name):
        typed = name[word.start : word.end]
        found |= {typed, typed.lower(), typed.upper(), typed.capitalize(), word.bare}
    return found


def is_same_name(one: str, other: str) -> bool:
    """The same words in the same order; a name without letters matches nothing."""
    words = _of_name(one)
    return bool(words) and words == _of_name(other)


def begins(typed: str, name: str) -> bool:
    """Whether each word typed begins some word of the name: "al r" begins "Alex Rivera"."""
    words = _of_name(name)
    begun = _words(typed)
    return bool(begun) and all(any(word.startswith(each) for word in words) for each in begun)


def _of_name(name: str) -> list[str]:
    return [] if name == FORMER_GUEST else _words(name)


def _words(text: str) -> list[str]:
    return [word.bare for word in _spans(text)]


def _spans(text: str) -> Iterator[Word]:
    bare, places = _bare(text)
    for found in WORD.finditer(bare):
        end = places[found.end() - 1] + 1
        while end < len(text) and unicodedata.combining(text[end]):
            end += 1
        yield Word(found[0], places[found.start()], end)


def _bare(text: str) -> tuple[str, list[int]]:
    """The text without case and accents; and for each letter of it, its position in the text."""
    letters, places = [], []
    for place, each in enumerate(text):
        decomposed = unicodedata.normalize("NFKD", each)
        bare = "".join(letter for letter in decomposed if not unicodedata.combining(letter))
        # Folding may compose letters again, so it is taken apart a second time.
        for letter in unicodedata.normalize("NFKD", bare.casefold()):
            letters.append(letter)
            places.append(place)
    return "".join(letters), places


def _telling(words: list[str]) -> set[str]:
    return set(words[:1]) | {word for word in words[1:] if len(word) >= LETTERS_THAT_NAME}
