"""The servers that are measured: our own, started as `make run` starts it, and the bare board."""

import random
import re
import socket
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

BARE = Path(__file__).parent / "bare_board.py"
PATIENCE = 120  # seconds until it answers
# Below those that the system gives to whoever connects: a visitor who knocks there while no server
# listens could be given that very port, be connected to itself and keep the port taken.
PORTS = range(20_000, 30_000)


@dataclass
class Server:
    port: int
    process: subprocess.Popen

    def memory(self) -> list[float]:
        """In MB, of each of its processes; what they share is counted by their share."""
        return [share_of(pid) for pid in tree_of(self.process.pid)]

    def stop(self) -> None:
        self.process.terminate()
        self.process.wait(timeout=30)


def tree_of(pid: int) -> list[int]:
    """With the processes that it started, and those that they did."""
    children: list[str] = []
    with suppress(OSError):  # it has just ended
        children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    return [pid, *(each for child in children for each in tree_of(int(child)))]


def share_of(pid: int) -> float:
    rollup = Path(f"/proc/{pid}/smaps_rollup").read_text()
    found = re.search(r"^Pss:\s+(\d+) kB", rollup, re.MULTILINE)
    assert found
    return int(found[1]) / 1024


def our_server(
    known: Mapping[str, str],
    port: int | None = None,
    manage: Sequence[str] = (sys.executable, "manage.py"),
) -> Server:
    port = port or _free_port()
    return _start([*manage, "serve", "--port", str(port)], known, port)


def bare_server(known: Mapping[str, str]) -> Server:
    port = _free_port()
    root = str(BARE.parent.parent.parent)
    return _start([sys.executable, str(BARE), str(port)], {**known, "PYTHONPATH": root}, port)


def _start(command: list[str], known: Mapping[str, str], port: int) -> Server:
    process = subprocess.Popen(
        command, env=dict(known), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    for _ in range(PATIENCE * 10):
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return Server(port, process)
        if process.poll() is not None:
            break
        time.sleep(0.1)
    process.kill()
    process.wait()
    raise SystemExit(f"{' '.join(command)} did not start")


def _free_port() -> int:
    while True:
        port = random.choice(PORTS)
        with socket.socket() as probe, suppress(OSError):
            probe.bind(("127.0.0.1", port))
            return port
