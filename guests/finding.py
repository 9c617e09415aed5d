"""Finding something by its words: a pure rule; the same on every database.

A text matches when it has all the words asked for, whole or in part, ignoring case and accents.
"""

import re
import unicodedata
from collections.abc import Iterable

WORD = re.compile(r"[^\W_]+")
LONGEST_WORD = 80  # characters; what comes after them is not looked at


def holds(texts: Iterable[str], asked: str) -> bool:
    """No words match every text."""
    there = _folded("\n".join(texts))
    return all(word in there for word in _folded(asked).split())


def words_of(text: str) -> list[str]:
    return list(dict.fromkeys(word[:LONGEST_WORD] for word in WORD.findall(_folded(text))))


def _folded(text: str) -> str:
    # Folding may compose letters again, so they are taken apart before it and after.
    for _ in range(2):
        decomposed = unicodedata.normalize("NFKD", text.casefold())
        text = "".join(each for each in decomposed if not unicodedata.combining(each))
    return text
