"""Whether words name someone, and whether two names are one: pure rules over words.

Words are compared without case and accents, as whole words: "alex's" names Alex, "alexander" does
not. Of a longer name the first word counts always, the others from three letters on, so that
the "de" of a family name is not found in every French sentence.
"""

import re
import unicodedata
from collections.abc import Iterable

WORD = re.compile(r"[^\W_]+")
LETTERS_THAT_NAME = 3


def named_in(line: str, names: Iterable[str]) -> list[str]:
    """Those of `names` that stand in the line, each once, in the order given."""
    said = set(_words(line))
    return [name for name in dict.fromkeys(names) if said & _telling(_words(name))]


def is_same_name(one: str, other: str) -> bool:
    """The same words in the same order; a name without letters is like no other."""
    words = _words(one)
    return bool(words) and words == _words(other)


def begins(typed: str, name: str) -> bool:
    """Whether each word typed begins some word of the name: "al r" begins "Alex Rivera"."""
    words = _words(name)
    begun = _words(typed)
    return bool(begun) and all(any(word.startswith(each) for word in words) for each in begun)


def _words(text: str) -> list[str]:
    decomposed = unicodedata.normalize("NFKD", text)
    bare = "".join(each for each in decomposed if not unicodedata.combining(each))
    # Folding may compose letters anew, so it is taken apart a second time.
    return WORD.findall(unicodedata.normalize("NFKD", bare.casefold()))


def _telling(words: list[str]) -> set[str]:
    return set(words[:1]) | {word for word in words[1:] if len(word) >= LETTERS_THAT_NAME}
