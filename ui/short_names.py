"""The shortest name that tells each person in a picture from everyone else in it: a pure rule.

In one picture Robin and Rosalind are Rob and Ros, however far apart they are in it. Names are
compared without case and accents, so that nobody is told apart by a dot alone. Two people with the
same name (or with names that begin alike for long) get the first letter of their last name, where
that tells them apart, else a number.
"""

import unicodedata
from collections import Counter
from collections.abc import Iterable, Sequence

SHORTEST = 2  # letters; of a shorter name all of it
LONGEST = 5  # letters of the name, before a last name's letter or a number has to help
NAMELESS = "?"
JOINER = "\u200d"  # between two signs that make one


def short_names(names: Sequence[str]) -> list[str]:
    """One for each name, in the same order; no two are alike."""
    people = [_letters(name) for name in names]
    begin = [_bare("".join(_cut(letters, LONGEST))) for letters in people]
    alike = Counter(begin)
    stems = [
        _stem(letters, [each for each in alike if each != own])
        for letters, own in zip(people, begin, strict=True)
    ]
    short = ["" if alike[own] > 1 else stem for stem, own in zip(stems, begin, strict=True)]
    taken = {_bare(each) for each in short if each}
    for own in (each for each, count in alike.items() if count > 1):
        places = [place for place, each in enumerate(begin) if each == own]
        group = [(stems[place], names[place]) for place in places]
        marked = _with_last_names(group, taken) or _numbered(group, taken)
        for place, each in zip(places, marked, strict=True):
            short[place] = each
        taken |= {_bare(each) for each in marked}
    return short


def _stem(letters: Sequence[str], others: Iterable[str]) -> str:
    """As many first letters as set it apart, up to a limit."""
    for count in range(SHORTEST, LONGEST):
        begun = _cut(letters, count)
        bare = _bare("".join(begun))
        if len(begun) == count and not any(each.startswith(bare) for each in others):
            return "".join(begun)
    return "".join(_cut(letters, LONGEST))


def _with_last_names(group: Sequence[tuple[str, str]], taken: Iterable[str]) -> list[str]:
    """Al M and Al P; none where that does not tell all of them apart."""
    marked = [f"{stem} {_last_letter(name)}".strip() for stem, name in group]
    bare = {_bare(each) for each in marked}
    return marked if len(bare) == len(marked) and bare.isdisjoint(taken) else []


def _last_letter(name: str) -> str:
    words = name.split()
    return _letters(words[-1])[0].upper() if len(words) > 1 else ""


def _numbered(group: Sequence[tuple[str, str]], taken: Iterable[str]) -> list[str]:
    marked: list[str] = []
    used, number = set(taken), 0
    for stem, _name in group:
        number += 1
        while _bare(f"{stem}{number}") in used:
            number += 1
        marked.append(f"{stem}{number}")
        used.add(_bare(marked[-1]))
    return marked


def _letters(name: str) -> list[str]:
    letters: list[str] = []
    for sign in " ".join(name.split()) or NAMELESS:
        if letters and (_belongs(sign) or letters[-1].endswith(JOINER)):
            letters[-1] += sign
        else:
            letters.append(sign)
    return letters


def _belongs(sign: str) -> bool:
    """To the sign before it: an accent, a joiner, a skin tone."""
    is_mark = unicodedata.category(sign) in ("Mn", "Mc", "Me")
    return is_mark or sign == JOINER or 0x1F3FB <= ord(sign) <= 0x1F3FF


def _cut(letters: Sequence[str], count: int) -> list[str]:
    begun = list(letters[:count])
    while begun and begun[-1].isspace():
        begun.pop()
    return begun


def _bare(name: str) -> str:
    apart = unicodedata.normalize("NFKD", name.casefold())
    return "".join(each for each in apart if not unicodedata.combining(each)).casefold() or name
