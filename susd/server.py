"""Waitress with limits for a house's network (docs/decisions/0004)."""

import socket
import threading
import time
from collections.abc import Callable
from functools import partial
from typing import Any

import waitress
from waitress.channel import HTTPChannel
from waitress.parser import HTTPRequestParser
from waitress.server import TcpWSGIServer
from waitress.task import WSGITask

from ui.hold_answer import HOLD_ANSWER

THREADS = 6
CONNECTIONS = 300  # open at once, in each process
IDLE = 60  # seconds that a connection is kept between requests
CLEANED_EACH = 5  # seconds
WHOLE_WITHIN = 15  # seconds for a request's headers and body
HEADERS = 32 * 1024  # bytes
# Django refuses more than 2.5 MB itself, with a sentence. What is far above isn't taken in at all.
BODY = 5 * 1024 * 1024  # bytes
HELD_FOR = 1  # seconds from when it was asked for, for an answer that is held back


class Parser(HTTPRequestParser):
    # Of a first line that can't be read waitress knows no path, and yet logs it.
    path = ""


class Task(WSGITask):
    def __init__(self, *given: Any) -> None:
        super().__init__(*given)
        self.began = time.monotonic()

    def get_environment(self) -> dict[str, Any]:
        hold_answer = partial(self.channel.hold_answer, self.began)
        return super().get_environment() | {HOLD_ANSWER: hold_answer}


class Channel(HTTPChannel):
    """A connection that is closed when a request stays half-sent, and whose answer can wait.

    Waitress alone takes each byte for a sign of life, so that a byte a minute keeps it open.
    """

    parser_class = Parser
    task_class = Task

    def __init__(self, *given: Any, **known: Any) -> None:
        self.whole_by = time.monotonic() + WHOLE_WITHIN
        self.held_until = 0.0
        super().__init__(*given, **known)

    def hold_answer(self, began: float) -> None:
        """Send the answer a second after its request began, and read nothing more before.

        None of the threads that answer waits for it. Of several requests sent at once, each adds
        its second.
        """
        self.held_until = max(self.held_until, began) + HELD_FOR
        left = self.held_until - time.monotonic()
        # On the dot, or the time would tell how long the work took.
        alarm = threading.Timer(left, self.server.pull_trigger)
        alarm.daemon = True
        alarm.start()

    def _is_held(self) -> bool:
        return time.monotonic() < self.held_until

    def writable(self) -> bool:
        """Asked at least once a second of every connection, and when an alarm goes off."""
        return not self._is_held() and super().writable()

    def _flush_some(self, do_close: bool = True) -> bool:
        return not self._is_held() and super()._flush_some(do_close)

    def received(self, data: bytes) -> bool:
        """Also while an earlier request is answered, so that only a new one begins to count."""
        before = self.request
        taken = super().received(data)
        if self.request is not before:
            self.whole_by = time.monotonic() + WHOLE_WITHIN
        return taken

    def readable(self) -> bool:
        """Asked at least once a second of every connection."""
        if self._is_late():
            self.will_close = True
        return super().readable()

    def _is_late(self) -> bool:
        asked_nothing = self.request is None and self.creation_time == self.last_activity
        is_waiting = self.request is not None or asked_nothing
        return is_waiting and not self.requests and time.monotonic() > self.whole_by


def create_server(
    application: Callable, sockets: list[socket.socket], proxy: dict[str, Any]
) -> Any:
    """Serves when its `run` is called."""
    servers: dict[int, Any] = {}
    server = waitress.create_server(
        application,
        map=servers,
        sockets=sockets,
        threads=THREADS,
        ident=None,
        connection_limit=CONNECTIONS,
        asyncore_use_poll=True,
        channel_timeout=IDLE,
        cleanup_interval=CLEANED_EACH,
        max_request_header_size=HEADERS,
        max_request_body_size=BODY,
        **proxy,
    )
    for each in servers.values():
        if isinstance(each, TcpWSGIServer):
            each.channel_class = Channel
    return server
