"""People who write on many kinds of forms at once, each line of words only once ever."""

import threading
import time
from collections.abc import Callable, Collection
from contextlib import closing
from http.client import HTTPException
from itertools import count

from ..bench.houses import PASSWORD
from ..bench.visitors import Answer, Visitor
from ..forms import Form, forms_of
from .kinds import Keeps, Kind

LEFT_AS_THEY_ARE = {"text", "textarea", "date", "time", "number", "select"}
DOORS = ("/login/", "/lock/")


class SignIn:
    """One for all writers, as on one laptop; whoever finds it ended or locked signs in again."""

    def __init__(self, port: int) -> None:
        self.port, self.session, self.guard = port, "", threading.Lock()

    def again(self, instead_of: str) -> Answer | None:
        with self.guard:
            if self.session != instead_of:
                return None
            known = {"username": "manager", "password": PASSWORD}
            with closing(Visitor(self.port, "")) as visitor:
                answer = visitor.post("/login/", known)
            self.session = answer.cookie("sessionid") or self.session
            return answer


class Writer(threading.Thread):
    """Goes on until told to stop. A line counts as acknowledged once the whole answer is there."""

    numbers = count(1)

    def __init__(self, sign_in: SignIn, kind: Kind, rest: float) -> None:
        """`rest`: seconds between two tries."""
        super().__init__(daemon=True)
        self.sign_in, self.kind, self.rest = sign_in, kind, rest
        self.acknowledged: list[str] = []
        self.tried: list[str] = []
        self.answers: list[Answer] = []
        self.is_over = threading.Event()
        # The address and the fields of what was sent and not answered.
        self.unanswered: tuple[str, dict[str, str]] | None = None
        self.visitor = self._knock()

    def run(self) -> None:
        while not self.is_over.is_set():
            try:
                self._write()
            except (OSError, HTTPException):
                self._knock_again()
            self.is_over.wait(self.rest)
        self.visitor.close()

    def _knock(self) -> Visitor:
        self.session = self.sign_in.session
        return Visitor(self.sign_in.port, self.session)

    def _knock_again(self) -> None:
        self.visitor.close()
        self.visitor = self._knock()

    def _write(self) -> None:
        # A page that saves in place sends the same again; elsewhere people look first.
        again = self.unanswered if self.kind.in_place else None
        self.unanswered = again or self._filled_in()
        if self.unanswered is None:
            return
        in_place = {"HX_Request": "true"} if self.kind.in_place else {}
        answer = self.visitor.post(*self.unanswered, **in_place)
        self.unanswered = None
        if self._is_acknowledged(answer):
            self.acknowledged.append(self.tried[-1])
        else:
            self._note(answer)

    def _filled_in(self) -> tuple[str, dict[str, str]] | None:
        page = self.visitor.get(self.kind.page)
        if page.status != 200:
            self._note(page)
            return None
        form = next(filter(self._is_ours, forms_of(page.text, self.kind.page)), None)
        if form is None:  # nothing to write on right now
            return None
        left = {each.name: each.value for each in form.controls if each.kind in LEFT_AS_THEY_ARE}
        line = f"torture line {(number := next(self.numbers))}."
        words = f"{left[self.kind.field]} {line}" if self.kind.keeps is Keeps.ALL else line
        besides = {name: value.format(number=number) for name, value in self.kind.besides}
        sent = form.filled_in(**left | besides | {self.kind.field: words})
        self.tried.append(line)
        return form.action, {name: values[0] for name, values in sent.items()}

    def _is_ours(self, form: Form) -> bool:
        fields = {each.name for each in form.controls}
        return self.kind.where in form.action and self.kind.field in fields

    def _is_acknowledged(self, answer: Answer) -> bool:
        if self.kind.in_place:
            return answer.status == 200 and self.kind.in_place in answer.text
        return answer.status == 302 and not answer.location.startswith(DOORS)

    def _note(self, answer: Answer) -> None:
        """What stopped them. Someone who has to sign in does, and reads what that answers."""
        if answer.status == 401 or answer.location.startswith(DOORS):
            signed_in = self.sign_in.again(instead_of=self.session)
            self._knock_again()
            if signed_in is None or signed_in.status == 302:
                return
            answer = signed_in
        self.answers.append(answer)

    def lost(self, there: Collection[str]) -> list[str]:
        if self.kind.keeps is not Keeps.LAST:
            return [line for line in self.acknowledged if line not in there]
        last = self.acknowledged[-1:]
        later = self.tried[self.tried.index(last[0]) :] if last else []
        return [] if set(later) & set(there) else last


def until(is_so: Callable[[], bool], seconds: float) -> bool:
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if is_so():
            return True
        time.sleep(0.05)
    return False
