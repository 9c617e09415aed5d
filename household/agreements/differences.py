"""Two wordings compared word by word: what stayed, what was taken out, what is new.

Pure text: knows no Django and no database.
"""

import re
from difflib import SequenceMatcher
from typing import Literal, NamedTuple

Way = Literal["same", "out", "new"]
# A word with what clings to it (a comma, a full stop), or the space between two of them.
TOKEN = re.compile(r"\s+|\S+")


class DiffSpan(NamedTuple):
    """Some words in a row, and whether they stayed, were taken out, or are new."""

    way: Way
    words: str


def difference(before: str, after: str) -> list[DiffSpan]:
    """How `before` became `after`.

    All but what is new, joined, is `before`; all but what was taken out is `after`, to the letter.
    A lone space between two changes belongs to them, so that "out in at" reads as one change.
    """
    one, other = TOKEN.findall(before), TOKEN.findall(after)
    spans, out, new = [], "", ""
    for kind, from_1, to_1, from_2, to_2 in SequenceMatcher(
        None, one, other, autojunk=False
    ).get_opcodes():
        words_1, words_2 = "".join(one[from_1:to_1]), "".join(other[from_2:to_2])
        if kind != "equal" or (words_1.isspace() and (out or new)):
            out, new = out + words_1, new + words_2
            continue
        spans += [*_change(out, new), DiffSpan("same", words_1)]
        out = new = ""
    return [*spans, *_change(out, new)]


def _change(out: str, new: str) -> list[DiffSpan]:
    changed: list[DiffSpan] = []
    if out:
        changed.append(DiffSpan("out", out))
    if new:
        changed.append(DiffSpan("new", new))
    return changed
