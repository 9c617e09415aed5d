"""Malformed HTTP, byte by byte, against the server as `make run` starts it."""

import os
import random
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from .database import OnPostgresql, OnSqlite

# What the server does not do, such as a transfer encoding; it says so.
NOT_DONE = (b"501", b"505")
KNOCKS = 300
AT_ONCE = 20
PATIENCE = 10  # seconds for an answer, or for the server to hang up
STARTS_WITHIN = 120  # seconds
HOST = b"Host: 127.0.0.1\r\n"
LINES = (
    *(b"GET / HTTP/1.1", b"GET /login/ HTTP/1.0", b"get / http/1.1", b"GET  /  HTTP/1.1", b"GET /"),
    *(
        b"GET / HTTP/9.9",
        b"GET / HTTP/1.1 x",
        b"\x00\xff / HTTP/1.1",
        b"",
        b" ",
        b"GET",
        b"\xe2\x82",
    ),
    *(b"GET http://elsewhere.example/ HTTP/1.1", b"GET //elsewhere.example/ HTTP/1.1", b"* * *"),
    *(
        b"OPTIONS * HTTP/1.1",
        b"CONNECT a:1 HTTP/1.1",
        b"PRI * HTTP/2.0",
        b"GET /%ff%00%zz HTTP/1.1",
    ),
    *(
        b"GET /login/?next=%0d%0aa:b HTTP/1.1",
        b"GET /\xff\xfe HTTP/1.1",
        b"\x16\x03\x01\x02\x00\x01",
    ),
    *(b"GET /" + b"a" * 70_000 + b" HTTP/1.1", b"A" * 5000 + b" / HTTP/1.1", b"POST / HTTP/1.1"),
    *(
        b"POST /login/ HTTP/1.1",
        b"PUT /login/ HTTP/1.1",
        b"HEAD /login/ HTTP/1.1",
        b"TRACE / HTTP/1.1",
    ),
)
HEADERS = (
    *(
        b"",
        HOST,
        HOST + HOST,
        b"Host:\r\n",
        b"Host: \xff\x00\r\n",
        b"Host : x\r\n",
        b" Host: x\r\n",
    ),
    *(
        b"Content-Length: -1\r\n",
        b"Content-Length: 1, 2\r\n",
        b"Content-Length: " + b"9" * 30 + b"\r\n",
    ),
    *(
        b"Content-Length: 5\r\nContent-Length: 6\r\n",
        b"Content-Length: x\r\n",
        b"Content-Length: +5\r\n",
    ),
    *(b"Transfer-Encoding: chunked\r\n", b"Transfer-Encoding: chunked\r\nContent-Length: 5\r\n"),
    *(b"Transfer-Encoding: gzip\r\n", b"Transfer-Encoding: chunked, chunked\r\n", b"Expect: x\r\n"),
    *(b"Expect: 100-continue\r\nContent-Length: 5\r\n", b"Upgrade: websocket\r\nConnection: x\r\n"),
    *(
        b"X" * 5000 + b": y\r\n",
        b"X: " + b"y" * 300_000 + b"\r\n",
        b"X: y\r\n" * 3000,
        b"no colon\r\n",
    ),
    *(
        b"Cookie: sessionid=\xff\x00; =; laptop\r\n",
        b"X: a\r\n b\r\n",
        b"X: a\rb\r\n",
        b"X: a\nY: b\n",
    ),
    *(
        b": empty\r\n",
        b"X_Y: z\r\n",
        b"Connection: close, keep-alive, \xff\r\n",
        b"Range: bytes=-\r\n",
    ),
)
BODIES = (
    *(
        b"",
        b"words",
        b"\x00" * 100,
        b"5\r\nwords\r\n0\r\n\r\n",
        b"ffffffffffffffff\r\nx",
        b"-1\r\n",
    ),
    *(
        b"zz\r\nx\r\n",
        b"0\r\n\r\nGET / HTTP/1.1\r\n\r\n",
        b"5;" + b"x" * 9000 + b"\r\nwords\r\n0\r\n\r\n",
    ),
)


def knock_at_sockets(database: OnSqlite | OnPostgresql, seed: int) -> list[str]:
    """What was found: an answer of 500 and more, no answer at all, a traceback, a dead server."""
    dice, found = random.Random(f"{seed}/sockets"), []
    database.put_back()
    with tempfile.TemporaryDirectory() as folder, _server(database, Path(folder)) as (port, log):
        for _ in range(KNOCKS // AT_ONCE):
            messages = [_message(dice) for _ in range(AT_ONCE)]
            for message, answer in zip(messages, _answers(port, messages), strict=True):
                is_fault = answer is None or (answer[9:10] == b"5" and answer[9:12] not in NOT_DONE)
                if is_fault:
                    found.append(f"socket: {message[:300]!r} got {answer!r}")
        if b" 200 " not in (
            _answers(port, [b"GET /healthz HTTP/1.0\r\n" + HOST + b"\r\n"])[0] or b""
        ):
            found.append("socket: afterwards the server does not answer")
        if "Traceback" in (said := log.read_text(errors="replace")):
            found.append(f"socket: a traceback in the log:\n{said}")
    return found


def _message(dice: random.Random) -> bytes:
    lines = dice.choice((dice.choice(LINES), b"GET /login/ HTTP/1.1", b"POST /login/ HTTP/1.1"))
    headers = HOST + b"".join(dice.sample(HEADERS, dice.randint(0, 3)))
    end = dice.choice((b"\r\n", b"\r\n", b"\n", b""))
    message = lines + b"\r\n" + headers + end + dice.choice(BODIES)
    return message[: dice.randint(1, len(message))] if dice.random() < 0.2 else message


def _answers(port: int, messages: list[bytes]) -> list[bytes | None]:
    """The beginning of each answer; empty: the server hung up, None: it did neither."""
    sockets = [_opened(port, message) for message in messages]
    return [_answer(each) for each in sockets]


def _opened(port: int, message: bytes) -> socket.socket:
    opened = socket.create_connection(("127.0.0.1", port), timeout=PATIENCE)
    try:
        opened.sendall(message)
        opened.shutdown(socket.SHUT_WR)
    except OSError:
        pass  # it was enough for the server
    return opened


def _answer(opened: socket.socket) -> bytes | None:
    with opened:
        try:
            return opened.recv(300)
        except ConnectionError:
            return b""
        except TimeoutError:
            return None


@contextmanager
def _server(database: OnSqlite | OnPostgresql, folder: Path) -> Iterator[tuple[int, Path]]:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    log = folder / "log"
    command = [sys.executable, "manage.py", "serve", "--port", str(port)]
    known = os.environ | {"DATABASE_URL": database.url, "DATA_DIR": str(folder)}
    known["DJANGO_SETTINGS_MODULE"] = "susd.settings.local"
    with log.open("w") as window:
        server = subprocess.Popen(command, env=known, stdout=window, stderr=window)
    try:
        _wait_for(port, server)
        yield port, log
    finally:
        server.terminate()
        server.wait(30)


def _wait_for(port: int, server: subprocess.Popen) -> None:
    until = time.monotonic() + STARTS_WITHIN
    while time.monotonic() < until and server.poll() is None:
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.2)
    raise SystemExit("The server did not start.")
