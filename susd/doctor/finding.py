"""What the doctor says of one thing: that it is fine, what is wrong, or that it can't be seen."""

from dataclasses import dataclass
from enum import Enum


class State(Enum):
    OK = "OK"
    WRONG = "LOOK"
    UNKNOWN = "????"


@dataclass(frozen=True)
class Finding:
    state: State
    what: str
    # What to do about it, where there is something to do.
    advice: str = ""

    def __str__(self) -> str:
        advice = f"\n     {self.advice}" if self.advice else ""
        return f"{self.state.value:4} {self.what}{advice}"


def fine(what: str) -> Finding:
    return Finding(State.OK, what)


def wrong(what: str, advice: str) -> Finding:
    return Finding(State.WRONG, what, advice)


def not_seen(what: str, advice: str) -> Finding:
    return Finding(State.UNKNOWN, what, advice)
