"""Finding something again by its words: a pure rule; the same on every database.

All the words asked for have to stand in it, whole or in part, without regard to case and accents.
"""

import unicodedata
from collections.abc import Iterable


def holds(texts: Iterable[str], asked: str) -> bool:
    """Whether every word of `asked` stands somewhere in `texts`; no words are in all of them."""
    there = _folded("\n".join(texts))
    return all(word in there for word in _folded(asked).split())


def _folded(text: str) -> str:
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    return "".join(each for each in decomposed if not unicodedata.combining(each))
