"""Sends requests to the house as its application server hands them over: raw bytes and all."""

import io
import logging
import sys
import time
import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from urllib.parse import unquote_to_bytes

from django.core.signals import got_request_exception, request_finished, request_started
from django.db import close_old_connections, connection
from django.http import UnreadablePostError

from susd.handler import Handler, Request
from susd.logs import OneLineForARefusal

WITH_TOKEN = "tests.with_token"
LONGEST_SHOWN = 300


@dataclass(frozen=True)
class Sent:
    visitor: str
    method: str
    path: str  # percent-encoded
    query: str = ""
    headers: tuple[tuple[str, str], ...] = ()
    cookies: str = ""  # besides the visitor's own
    body: bytes = b""
    content_type: str = ""
    # Whether the check of a form's token is passed over; a page's own token would pass it.
    token_is_right: bool = True
    breaks_off: bool = False

    def __str__(self) -> str:
        """A line that sends it again, but for the session, which is the visitor's."""
        target = f"{self.path}?{self.query}" if self.query else self.path
        more = "".join(f" {name}={value!r}" for name, value in self.headers)
        said = f"{self.visitor}: {self.method} {_short(target)}{more}"
        for name in ("cookies", "content_type", "body"):
            if value := getattr(self, name):
                said += f" {name}={_short(repr(value))}"
        return said + (" (breaks off)" if self.breaks_off else "")

    def environ(self, cookies: str) -> dict:
        known = {
            "REQUEST_METHOD": self.method,
            "SCRIPT_NAME": "",
            "PATH_INFO": unquote_to_bytes(self.path).decode("latin-1"),
            "QUERY_STRING": self.query,
            "SERVER_NAME": "127.0.0.1",
            "SERVER_PORT": "8000",
            "SERVER_PROTOCOL": "HTTP/1.1",
            "REMOTE_ADDR": "127.0.0.1",
            "HTTP_HOST": "localhost",
            "wsgi.version": (1, 0),
            "wsgi.url_scheme": "http",
            "wsgi.input": _BreaksOff(self.body) if self.breaks_off else io.BytesIO(self.body),
            "wsgi.errors": io.StringIO(),
            "wsgi.multithread": True,
            "wsgi.multiprocess": True,
            "wsgi.run_once": False,
            WITH_TOKEN: self.token_is_right,
        }
        if self.content_type:
            known["CONTENT_TYPE"] = self.content_type
        if self.body:
            known["CONTENT_LENGTH"] = str(len(self.body))
        if all_cookies := "; ".join(filter(None, [cookies, self.cookies])):
            known["HTTP_COOKIE"] = all_cookies
        for name, value in self.headers:
            known[f"HTTP_{name.upper().replace('-', '_')}"] = value
        return known

    def shortened(self) -> "Sent":
        return replace(self, body=self.body[:LONGEST_SHOWN])


def _short(text: str) -> str:
    return text if len(text) <= LONGEST_SHOWN else f"{text[:LONGEST_SHOWN]}… ({len(text)})"


class _BreaksOff(io.BytesIO):
    """A sender that goes away before all of it was here."""

    def read(self, *args) -> bytes:
        raise OSError("the sender went away")


class _Request(Request):
    def __init__(self, environ) -> None:
        super().__init__(environ)
        self._dont_enforce_csrf_checks = environ[WITH_TOKEN]


class _Handler(Handler):
    request_class = _Request


@dataclass
class Answer:
    status: int = 0  # 0: nothing that a server could pass on
    headers: list[tuple[str, str]] = field(default_factory=list)
    body: bytes = b""
    seconds: float = 0.0
    # What got past every view: the last net (susd/errors.py) may still have made a page of it.
    unexpected: list[str] = field(default_factory=list)
    log: list[str] = field(default_factory=list)

    @property
    def text(self) -> str:
        return self.body.decode("utf-8", "replace")

    @property
    def location(self) -> str:
        return next((value for name, value in self.headers if name == "Location"), "")


class Door:
    def __init__(self) -> None:
        self.handler = _Handler()

    def send(self, sent: Sent, cookies: str = "") -> Answer:
        answer = Answer()
        with _logged(answer), _unexpected(answer), _in_tests_transaction():
            began = time.perf_counter()
            try:
                self._pass_on(sent.environ(cookies), answer)
            except Exception:
                answer.status = 0
                answer.unexpected.append(traceback.format_exc())
            answer.seconds = time.perf_counter() - began
        return answer

    def _pass_on(self, environ: dict, answer: Answer) -> None:
        def start(status, headers, exc_info=None) -> None:
            answer.status, answer.headers = int(status.split()[0]), list(headers)
            for name, value in headers:
                line = f"{name}: {value}"
                line.encode("latin-1")  # as the server does
                if "\n" in line or "\r" in line:
                    raise ValueError(f"a header of two lines: {line!r}")

        response = self.handler(environ, start)
        try:
            answer.body = b"".join(response)
        finally:
            response.close()


@contextmanager
def _in_tests_transaction() -> Iterator[None]:
    """There, the end of a request would close the connection."""
    signals = (request_started, request_finished) if connection.in_atomic_block else ()
    for each in signals:
        each.disconnect(close_old_connections)
    try:
        yield
    finally:
        for each in signals:
            each.connect(close_old_connections)


@contextmanager
def _unexpected(answer: Answer) -> Iterator[None]:
    def note(**_known) -> None:
        if not isinstance(sys.exception(), UnreadablePostError):
            answer.unexpected.append(traceback.format_exc())

    got_request_exception.connect(note)
    try:
        yield
    finally:
        got_request_exception.disconnect(note)


@contextmanager
def _logged(answer: Answer) -> Iterator[None]:
    """What would be in the server's window."""
    stream = io.StringIO()
    ours = [
        handler
        for handler in logging.root.handlers
        if any(isinstance(each, OneLineForARefusal) for each in handler.filters)
    ]
    kept = ours[0].setStream(stream)
    try:
        yield
    finally:
        ours[0].setStream(kept)
        answer.log = stream.getvalue().splitlines()
