"""Words that the house says in another way, found in a text: a pure rule over words.

A house's list (`Listed`) names each word with its spellings, what to say instead, and the phrases
in which it is meant otherwise ("be patient with me"). Rules:

- Words are compared whole, without case; plural, possessive and -ed or -ing count too. Between the
  words of "write-up" may be a hyphen, a space or nothing.
- Words in quotation marks are someone's own and are left alone. A quotation runs from its
  opening mark to its closing one; where the same mark opens again first, or none closes, to the end
  of its line. A single mark quotes only where it opens before a word and closes behind one in the
  same line: an apostrophe quotes nothing.
- A phrase is compared within one sentence. In it "/" separates words of which any will do,
  "*" for any ending, and "…" for up to four words.

Nothing is ever changed: what is found is told, and that is all.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple


class ListedTerm(NamedTuple):
    """One line of a house's list. `word` holds its spellings with commas between; `innocent` the
    phrases in which it is fine, one on a line."""

    word: str
    instead: str
    why: str
    innocent: str = ""


class Hint(NamedTuple):
    """Words as they were written, what to say instead, and why."""

    words: tuple[str, ...]
    instead: str
    why: str


def hints_in(text: str, listed: tuple[ListedTerm, ...]) -> list[Hint]:
    found: dict[ListedTerm, dict[str, str]] = {}
    for line, written in _finder(listed).found_in(text):
        found.setdefault(line, {}).setdefault(written.casefold(), written)
    return [Hint(tuple(words.values()), line.instead, line.why) for line, words in found.items()]


def without_quotations(text: str) -> str:
    """As long as the text, with quotation marks in place of everything quoted."""
    return QUOTED.sub(lambda quoted: '"' * len(quoted[0]), text)


def misses_its_word(listed: ListedTerm) -> list[str]:
    """Phrases that can never match, as they don't contain the word itself."""
    forms = _forms_of(listed.word)
    phrases = (phrase.strip() for phrase in listed.innocent.splitlines())
    return [phrase for phrase in phrases if phrase and not list(_meanings(phrase, forms))]


def leaves_out_too_much(listed: ListedTerm) -> list[str]:
    """Phrases with so many dots that searching for them would take long."""
    phrases = (phrase.strip() for phrase in listed.innocent.splitlines())
    return [phrase for phrase in phrases if _dotted(phrase).count("…") > MOST_DOTS]


def spellings(word: str) -> list[str]:
    return [" ".join(WORD.findall(each)) for each in word.split(",") if WORD.search(each)]


WORD = re.compile(r"[^\W_]+")
PIECE = re.compile(r"…|[^\W_]+\*?(?:/[^\W_]+\*?)*")  # of a phrase
ANY_ENDING = r"\w*+"
JOIN = r"[\s'’‐‑–-]"  # between the words of one listed phrase
GAP = r"[^\w.!?;\n\0]++"  # between the words of a phrase in which it is fine: the sentence goes on
SOME_WORDS = rf"{GAP}(?:\w++{GAP}){{0,4}}"
# A mark (NUL, which no text can hold) on both sides of the word that a phrase is about.
MARK = "\0"
MOST_DOTS = 3
REACH = 60  # characters on each side in which such a phrase is looked for

_INSIDE_SINGLE = r"(?:[^\n'‘’]|(?<=[^\W_])['’](?=[^\W_]))"
QUOTED = re.compile(
    r"“(?:[^“”]*+”|[^\n]*)"
    r"|„(?:[^„“”]*+[“”]|[^\n]*)"
    r"|«(?:[^«»]*+»|[^\n]*)"
    r'|(?<!\w)"(?=\S)(?:[^"]*+(?<!\s)"|[^\n]*)'
    rf"|(?<!\w)[‘'](?=\w){_INSIDE_SINGLE}*+(?<!\s)['’](?!\w)"
)


class _Finder:
    """A list made ready once: which words can begin something listed, and what."""

    def __init__(self, listed: tuple[ListedTerm, ...]) -> None:
        self.begins: dict[str, list[tuple[re.Pattern[str] | None, ListedTerm]]] = {}
        self.innocent: dict[ListedTerm, re.Pattern[str] | None] = {}
        for line in listed:
            forms = _forms_of(line.word)
            self.innocent[line] = _innocent(line.innocent, forms)
            for form in forms:
                rest = _rest(form[1:]) if len(form) > 1 else None
                self.begins.setdefault(form[0], []).append((rest, line))

    def found_in(self, text: str) -> Iterator[tuple[ListedTerm, str]]:
        text = without_quotations(text.replace(MARK, " "))
        told = 0  # up to where: "compliant" in "non-compliant" is no second word
        for first in WORD.finditer(text):
            for rest, line in self.begins.get(first[0].casefold(), ()):
                start, reached = first.start(), rest.match(text, first.end()) if rest else first
                if start < told or reached is None:
                    continue
                if not self._is_innocent(line, text, start, reached.end()):
                    told = reached.end()
                    yield line, text[start:told]

    def _is_innocent(self, line: ListedTerm, text: str, start: int, end: int) -> bool:
        pattern = self.innocent[line]
        if pattern is None:
            return False
        before, after = text[max(start - REACH, 0) : start], text[end : end + REACH]
        around = f"{before}{MARK}{text[start:end]}{MARK}{after}".casefold()
        return pattern.search(around) is not None


@lru_cache(maxsize=32)
def _finder(listed: tuple[ListedTerm, ...]) -> _Finder:
    return _Finder(listed)


def _rest(words: tuple[str, ...]) -> re.Pattern[str]:
    joined = "".join(rf"{JOIN}+{re.escape(word)}" for word in words)
    return re.compile(rf"{joined}(?!\w)", re.IGNORECASE)


def _forms_of(word: str) -> set[tuple[str, ...]]:
    forms: set[tuple[str, ...]] = set()
    for spelling in spellings(word):
        *first, last = spelling.casefold().split()
        for form in _inflected(last):
            forms |= {(*first, form), ("".join([*first, form]),)}
    return forms


def _inflected(word: str) -> set[str]:
    """With the usual endings. A form that no one says does no harm: nobody writes it."""
    forms = {word, f"{word}s", f"{word}es", f"{word}ed", f"{word}ing"}
    if word.endswith("e"):
        forms |= {f"{word}d", f"{word[:-1]}ing"}
    elif word.endswith("y"):
        forms |= {f"{word[:-1]}ies", f"{word[:-1]}ied"}
    elif word[-1] not in "aeious":
        forms |= {f"{word}{word[-1]}ed", f"{word}{word[-1]}ing"}
    return forms


def _innocent(phrases: str, forms: set[tuple[str, ...]]) -> re.Pattern[str] | None:
    lines = (phrase.strip() for phrase in phrases.splitlines())
    meanings = [meant for line in lines if line for meant in _meanings(line, forms)]
    return re.compile(rf"(?<!\w)(?:{'|'.join(meanings)})(?!\w)") if meanings else None


def _meanings(phrase: str, forms: set[tuple[str, ...]]) -> Iterator[str]:
    """The phrase as a pattern, once for each place in it that may be the listed word."""
    pieces = [_piece(each) for each in PIECE.findall(_dotted(phrase))]
    lengths = sorted({len(form) for form in forms}, reverse=True)
    for at in range(len(pieces)):
        for length in lengths:
            said = pieces[at : at + length]
            if meant := [form for form in forms if len(form) == len(said) and _says(said, form)]:
                yield _pattern(pieces[:at], meant, pieces[at + length :])
                break


def _dotted(phrase: str) -> str:
    return phrase.casefold().replace("...", "…")


def _piece(said: str) -> str:
    if said == "…":
        return said
    any_of = said.replace("/", "|").replace("*", ANY_ENDING)
    # Whole words only, so that trying another one of them over again can find nothing more.
    return rf"(?>(?:{any_of})(?!\w))"


def _says(pieces: list[str], form: tuple[str, ...]) -> bool:
    pairs = zip(pieces, form, strict=True)
    return all(each != "…" and re.fullmatch(each, word) for each, word in pairs)


def _pattern(before: list[str], meant: list[tuple[str, ...]], after: list[str]) -> str:
    said = "|".join(f"{JOIN}*".join(map(re.escape, form)) for form in sorted(meant))
    marked = f"{MARK}(?:{said}){MARK}"
    pattern, gap = "", ""
    for piece in [*before, marked, *after]:
        if piece == "…":
            gap = SOME_WORDS
        else:
            pattern += (gap if pattern else "") + piece
            gap = GAP
    return pattern
