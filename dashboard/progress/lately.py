"""The last two weeks of one guest in words, to talk about: pure rules; no clock is read here.

How often is never said: a number of check-ins would soon be a grade.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from checkins.history.weeks import MEANINGS
from checkins.rounds.attendance import CAME, NOT_TODAY, OUT
from checkins.schedule.rules import AFTERNOON, MORNING

# In the order in which they are named beside one another.
ASKED = ("more", "space", "usual")
THERE = ("here", "out", "not there")


@dataclass(frozen=True)
class Lately:
    # What was asked for most; empty where nothing was, or two as often as each other.
    kind: str
    asked: str
    # How they were there: "mornings mostly out, afternoons here".
    presence: str


def lately(said: Iterable[tuple[str, str, str]], asked_in_between: Iterable[str] = ()) -> Lately:
    """`said` is of each check-in: morning or afternoon, presence, and what was asked for."""
    asked: Counter[str] = Counter(asked_in_between)
    there: dict[str, Counter[str]] = {MORNING: Counter(), AFTERNOON: Counter()}
    for which, presence, support in said:
        if support:
            asked[support] += 1
        if presence:
            there[which][_there(presence)] += 1
    most = _most(asked, ASKED)
    if not asked and not any(there.values()):
        return Lately("", "nothing noted", "")
    return Lately(most[0] if len(most) == 1 else "", _asked(asked, most), _presence(there))


def _there(presence: str) -> str:
    if presence in CAME:
        return "here"
    return {OUT: "out", NOT_TODAY: "not there"}[presence]


def _most(counted: Counter[str], in_order: Iterable[str]) -> list[str]:
    top = max(counted.values(), default=0)
    return [each for each in in_order if top and counted[each] == top]


def _asked(asked: Counter[str], most: list[str]) -> str:
    if not most:
        return "nothing asked"
    if len(most) == len(ASKED):
        return "a bit of everything"
    words = [MEANINGS[each] for each in most]
    if len(most) == len(asked):
        return " and ".join(words)
    return f"mostly {' or '.join(words)}"


def _presence(there: dict[str, Counter[str]]) -> str:
    mornings, afternoons = (_pattern(there[which]) for which in (MORNING, AFTERNOON))
    if mornings == afternoons:
        return mornings
    parts = (("mornings", mornings), ("afternoons", afternoons))
    return ", ".join(f"{when} {pattern}" for when, pattern in parts if pattern)


def _pattern(there: Counter[str]) -> str:
    most = _most(there, THERE)
    if len(most) > 1:
        return f"sometimes {', sometimes '.join(most)}"
    return " ".join(most) if len(there) < 2 else f"mostly {most[0]}"
