"""Finding something again by its words: a pure rule; the same on every database.

All the words asked for have to stand in it, whole or in part, without regard to case and accents.
"""

import re
import unicodedata
from collections.abc import Iterable

WORD = re.compile(r"[^\W_]+")
LONGEST_WORD = 80  # characters; what comes after them is not looked at


def holds(texts: Iterable[str], asked: str) -> bool:
    """Whether every word of `asked` stands somewhere in `texts`; no words are in all of them."""
    there = _folded("\n".join(texts))
    return all(word in there for word in _folded(asked).split())


def words_of(text: str) -> list[str]:
    """Each word of a text once, whole and folded: "Élan, élan again" is elan and again."""
    return list(dict.fromkeys(word[:LONGEST_WORD] for word in WORD.findall(_folded(text))))


def _folded(text: str) -> str:
    # Folding may compose letters anew, so they are taken apart before it and after.
    for _ in range(2):
        decomposed = unicodedata.normalize("NFKD", text.casefold())
        text = "".join(each for each in decomposed if not unicodedata.combining(each))
    return text
