"""Sends what was made up, and looks at each answer for what must never happen."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from http import HTTPStatus

from tests.visitors import Visitor

from .door import Answer, Door, Sent
from .foreign import MARK
from .mutate import OURS, Mutator

SLOW = 5.0  # seconds, on a busy machine too
SHOWN_AROUND = 60
# A page that can't be saved right now is no answer either while nothing is wrong.
NEVER = range(HTTPStatus.INTERNAL_SERVER_ERROR, 600)


@dataclass
class Report:
    statuses: Counter = field(default_factory=Counter)
    # Of those, how many only the last net answered (susd/errors.py).
    from_last_net: Counter = field(default_factory=Counter)
    found: list[str] = field(default_factory=list)
    slowest: tuple[float, str] = (0.0, "")

    @property
    def fives(self) -> int:
        return sum(count for status, count in self.statuses.items() if status in NEVER)

    def lines(self) -> Iterable[str]:
        yield ", ".join(f"{status}: {count}" for status, count in sorted(self.statuses.items()))
        caught = ", ".join(f"{count} × {what}" for what, count in self.from_last_net.most_common())
        yield f"answered by the last net: {caught or 'none'}"
        yield f"slowest: {self.slowest[0]:.1f} s, {self.slowest[1]}"
        yield f"5xx: {self.fives}; without an answer: {self.statuses[0]}; found: {len(self.found)}"


def look_at(number: int, sent: Sent, answer: Answer, report: Report) -> None:
    report.statuses[answer.status] += 1
    if answer.unexpected:
        report.from_last_net[answer.unexpected[0].strip().splitlines()[-1][:120]] += 1
    if answer.seconds > report.slowest[0]:
        report.slowest = answer.seconds, str(sent.shortened())
    for problem in problems(answer):
        report.found.append(f"request {number}: {problem}\n  {sent}")


def problems(answer: Answer) -> Iterable[str]:
    if answer.status == 0 or answer.status in NEVER:
        yield "\n".join([f"status {answer.status}", *answer.unexpected])
    elif answer.unexpected:
        yield "\n".join(["only the last net answered", *answer.unexpected])
    elif len(answer.log) > 1:
        yield "more than one line in the log:\n" + "\n".join(answer.log[:5])
    if any(OURS in line for line in answer.log):
        yield "words in the log"
    everything = answer.text + str(answer.headers)
    if MARK in everything:
        at = everything.index(MARK)
        shown = everything[max(0, at - SHOWN_AROUND) : at + SHOWN_AROUND]
        yield f"read from the other house: {shown!r}"
    if answer.seconds > SLOW:
        yield f"it took {answer.seconds:.1f} s"


def send_all(
    door: Door,
    visitors: dict[str, Visitor],
    mutator: Mutator,
    numbers: Iterable[int],
    report: Report,
) -> None:
    for number in numbers:
        sent = mutator.request(number)
        visitor = visitors[sent.visitor]
        visitor.begin_again()
        look_at(number, sent, door.send(sent, visitor.cookies), report)
