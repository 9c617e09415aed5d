"""Someone who asks for pages over one connection, as a browser does."""

import gzip
import http.client
import time
from dataclasses import dataclass
from email.message import Message
from http.cookies import SimpleCookie
from urllib.parse import urlencode

TOKEN = "a" * 32
GZIPPED = b"\x1f\x8b"
PATIENCE = 60  # seconds
IDLE = 20  # seconds after which the server may have hung up


@dataclass(frozen=True)
class Answer:
    status: int
    seconds: float
    body: bytes  # as it was sent
    headers: Message

    @property
    def text(self) -> str:
        packed = self.body.startswith(GZIPPED)
        return (gzip.decompress(self.body) if packed else self.body).decode()

    @property
    def location(self) -> str:
        return self.headers.get("Location", "")

    def cookie(self, name: str) -> str:
        known = SimpleCookie("; ".join(self.headers.get_all("Set-Cookie", [])))
        return known[name].value if name in known else ""


class Visitor:
    def __init__(self, port: int, session: str) -> None:
        self.connection = http.client.HTTPConnection("127.0.0.1", port, timeout=PATIENCE)
        self.asked_at = 0.0
        self.headers = {
            "Host": f"127.0.0.1:{port}",
            "Cookie": f"sessionid={session}; csrftoken={TOKEN}",
            "Accept-Encoding": "gzip",
            "X-CSRFToken": TOKEN,
        }

    def close(self) -> None:
        self.connection.close()

    def get(self, path: str) -> Answer:
        return self._ask("GET", path, None, {})

    def post(self, path: str, sent: dict[str, str], **headers: str) -> Answer:
        form = {"Content-Type": "application/x-www-form-urlencoded"}
        form |= {name.replace("_", "-"): value for name, value in headers.items()}
        return self._ask("POST", path, urlencode(sent | {"csrfmiddlewaretoken": TOKEN}), form)

    def _ask(self, method: str, path: str, body: str | None, headers: dict[str, str]) -> Answer:
        if self.connection.sock is None or time.monotonic() - self.asked_at > IDLE:
            self.connection.close()
            self.connection.connect()
        self.asked_at = time.monotonic()
        began = time.perf_counter()
        self.connection.request(method, path, body, self.headers | headers)
        response = self.connection.getresponse()
        content = response.read()
        return Answer(response.status, time.perf_counter() - began, content, response.headers)
