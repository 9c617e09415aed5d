"""`make attack`: what the server bears from its own network, against loopback alone.

First twelve guessers, 130 half-sent requests and bodies of 300 MB, all at once: what Today costs
beside what it costs alone, and the memory. Then a minute of guessing at full speed: six numbers at
a laptop of the house, passwords from ten addresses. On SQLite, or on the server that DATABASE_URL
names. Exit code 1 when a limit is broken.
"""

import http.client
import random
import socket
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from pathlib import Path
from urllib.parse import urlencode

from ..bench.houses import Size, environment, facts_of, fill
from ..bench.servers import Server, our_server
from ..bench.visitors import TOKEN, Visitor

HOUSE = Size("a house for the attack", 1, 1, guests=3)
ASKED = 60  # times
MINUTE = 60  # seconds
GUESSERS, HALF_SENT, BODY = 12, 130, 300 * 1024 * 1024
SLOWEST, MOST_MEMORY = 3, 250  # times, MB
# Each is what decision 0014 allows within a minute: a window may end and begin within it.
PIN_TRIES, NAME_TRIES = 10, 10


class Attack:
    """Threads that go on until they are told to stop."""

    def __init__(self) -> None:
        self.is_over = threading.Event()
        self.threads: list[threading.Thread] = []

    def start(self, what: Callable[[], None]) -> None:
        thread = threading.Thread(target=self._again_and_again, args=[what], daemon=True)
        self.threads.append(thread)
        thread.start()

    def _again_and_again(self, what: Callable[[], None]) -> None:
        while not self.is_over.is_set():
            try:
                what()
            except (OSError, http.client.HTTPException):
                self.is_over.wait(0.1)

    def stop(self) -> None:
        self.is_over.set()
        for thread in self.threads:
            thread.join(30)


class Guesser:
    """Over one connection, from an address of its own."""

    def __init__(self, port: int, address: str = "127.0.0.1", cookies: str = "") -> None:
        self.connection = http.client.HTTPConnection(
            "127.0.0.1", port, timeout=60, source_address=(address, 0)
        )
        self.cookies = f"csrftoken={TOKEN}; {cookies}"

    def guess(self, path: str, **sent: str) -> tuple[int, str]:
        body = urlencode(sent | {"csrfmiddlewaretoken": TOKEN})
        headers = {"Cookie": self.cookies, "Content-Type": "application/x-www-form-urlencoded"}
        try:
            self.connection.request("POST", path, body, headers)
            answer = self.connection.getresponse()
            return answer.status, answer.read().decode()
        except Exception:
            self.connection.close()
            raise


def any_word() -> str:
    return "".join(random.choices("abcdefghijklmnopqrstuvwxyz", k=12))


def any_pin() -> str:
    return f"{random.randrange(10**6):06d}"


def send_half(port: int) -> None:
    """Held until the server hangs up."""
    with socket.create_connection(("127.0.0.1", port), timeout=60) as half:
        half.sendall(b"POST /login/ HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Le")
        half.recv(1000)


def send_body(port: int) -> None:
    with socket.create_connection(("127.0.0.1", port), timeout=60) as large:
        head = f"POST /login/ HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: {BODY}\r\n\r\n"
        large.sendall(head.encode())
        piece = b"x" * 65536
        for _ in range(BODY // len(piece)):
            large.sendall(piece)
        large.recv(1000)


def guess_any_name(guesser: Guesser, *, hangs_up: bool) -> None:
    name = random.choice(["peer", any_word()])
    guesser.guess("/login/", username=name, password=any_word())
    if hangs_up:
        guesser.connection.close()


def today_of(visitor: Visitor) -> float:
    answer = visitor.get("/")
    assert answer.status == 200, answer.status
    return answer.seconds


def flood(server: Server, facts: dict) -> list[str]:
    visitor = Visitor(server.port, facts["session"])
    for _ in range(10):
        today_of(visitor)
    alone = [today_of(visitor) for _ in range(ASKED)]
    attack, port = Attack(), server.port
    for number in range(GUESSERS):
        # Every other one comes back over a new connection each time.
        attack.start(partial(guess_any_name, Guesser(port), hangs_up=number % 2 == 0))
    for _ in range(HALF_SENT):
        attack.start(lambda: send_half(port))
    attack.start(lambda: send_body(port))
    time.sleep(5)
    memory, under_attack = [], []
    for _ in range(ASKED):
        under_attack.append(today_of(visitor))
        memory.append(sum(server.memory()))
        time.sleep(0.1)
    attack.stop()
    times = statistics.median(under_attack) / statistics.median(alone)
    print(
        f"Today alone {statistics.median(alone) * 1000:.0f} ms, under attack "
        f"{statistics.median(under_attack) * 1000:.0f} ms ({times:.1f} times; the slowest of "
        f"{ASKED} {max(under_attack) * 1000:.0f} ms); memory at most {max(memory):.0f} MB"
    )
    broken = []
    if times > SLOWEST:
        broken.append(f"Today took more than {SLOWEST} times as long.")
    if max(memory) > MOST_MEMORY:
        broken.append(f"The server took more than {MOST_MEMORY} MB.")
    return broken


def guessing(server: Server, facts: dict) -> list[str]:
    port, laptop = server.port, f"laptop={facts['token']}"
    pins: Counter[str] = Counter()
    words: Counter[str] = Counter()
    attack = Attack()

    def guess_pin(guesser: Guesser) -> None:
        answer = guesser.guess("/switch/", person=str(facts["ids"]["peer"]), password=any_pin())
        pins[verdict(*answer)] += 1

    def guess_password(guesser: Guesser) -> None:
        words[verdict(*guesser.guess("/login/", username="manager", password=any_word()))] += 1

    for _ in range(4):
        attack.start(partial(guess_pin, Guesser(port, cookies=laptop)))
    for number in range(10):
        attack.start(partial(guess_password, Guesser(port, f"127.0.0.{number + 2}")))
    time.sleep(MINUTE / 2)
    began = time.perf_counter()
    colleague = Guesser(port, cookies=laptop)
    person = str(facts["ids"]["peer2"])
    status, _ = colleague.guess("/switch/", person=person, password=facts["pins"]["peer2"])
    waited = time.perf_counter() - began
    time.sleep(MINUTE / 2)
    attack.stop()
    print(f"Six numbers, a minute at full speed: {dict(pins)}")
    print(f"Passwords for one name from ten addresses: {dict(words)}")
    print(f"A colleague with the right numbers: {status} after {waited * 1000:.0f} ms")
    broken = []
    if pins["looked at"] > PIN_TRIES:
        broken.append("More tries at six numbers were looked at than are allowed.")
    if words["looked at"] > NAME_TRIES:
        broken.append("More passwords for one name were looked at than are allowed.")
    if status != 302:
        broken.append("The colleague did not get in.")
    if set(pins) | set(words) > {"looked at", "told to wait"}:
        broken.append("There were other answers.")
    return broken


def verdict(status: int, page: str) -> str:
    if status == 200 and "Please wait" in page:
        return "told to wait"
    if status == 200 and ("six numbers. Please try again" in page or "go together" in page):
        return "looked at"
    return f"answer {status}"


def main() -> None:
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        fill(folder, HOUSE)
        facts = facts_of(folder, HOUSE, "tests.attack.house")
        server = our_server(environment(folder, HOUSE))
        try:
            broken = [*guessing(server, facts), *flood(server, facts)]
        finally:
            with suppress(subprocess.TimeoutExpired):
                server.stop()
    for each in broken:
        print(each)
    sys.exit(1 if broken else 0)


if __name__ == "__main__":
    main()
