"""`make bench`: every word of the house's list found in a text of 2,000 words, and none besides."""

import sys
import time

from guests.wording.rules import hints_in
from guests.wording.starting_words import STARTING_WORDS
from tests.guests.wording.said_plainly import HARMFUL, INNOCENT

ROUNDS = 40
LIMIT = 5.0  # milliseconds
LENGTH = 2000  # words


def long_text() -> str:
    """Each sentence with such a word once; the rest are sentences in which it is fine."""
    sentences = [sentence for _word, sentence in HARMFUL]
    words = sum(len(sentence.split()) for sentence in sentences)
    turn = 0
    while words < LENGTH:
        sentences.insert(2 * turn % len(sentences), INNOCENT[turn % len(INNOCENT)])
        words += len(INNOCENT[turn % len(INNOCENT)].split())
        turn += 1
    return " ".join(" ".join(sentences).split()[:LENGTH])


def milliseconds(text: str) -> float:
    began = time.perf_counter()
    hints_in(text, STARTING_WORDS)
    return (time.perf_counter() - began) * 1000


def main() -> None:
    text = long_text()
    hints = hints_in(text, STARTING_WORDS)
    found = sum(len(hint.words) for hint in hints)
    # The fastest of some: whatever else the machine does meanwhile only ever adds to it.
    fastest = min(milliseconds(text) for _round in range(ROUNDS))
    print(
        f"a hint under {len(text.split())} words: {len(hints)} of the list's {len(STARTING_WORDS)} "
        f"lines found, as {found} words, in {fastest:.2f} ms (under {LIMIT:.0f})"
    )
    sys.exit(fastest >= LIMIT or len(hints) < len(STARTING_WORDS))


if __name__ == "__main__":
    main()
