"""One process for each core, all on the same sockets; a parent starts them and ends them.

Only where the system can fork safely: on Linux. Elsewhere there is one process, and no parent.
"""

import gc
import logging
import os
import signal
import sys
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from types import FrameType

from django.db import connections

logger = logging.getLogger(__name__)

# More would take memory that no house has use for.
MOST = 4
STOPS = {signal.SIGTERM, signal.SIGINT}
# Seconds that a request under way has before its process is ended.
PATIENCE = 10
# A process that ends sooner than this, in seconds, has to wait as long for its successor.
SHORTEST_LIFE = 1


def how_many() -> int:
    if sys.platform != "linux":
        return 1
    return min(len(os.sched_getaffinity(0)), MOST)


class Workers:
    """`serve` runs in each of them, and returns once it was told to stop by SystemExit."""

    def __init__(self, serve: Callable[[], None], count: int) -> None:
        self.serve, self.count = serve, count
        self.began: dict[int, float] = {}
        self.is_stopping = False
        # Closed by the system when the parent is gone, however it went.
        self.parent_is_there, self.held_by_parent = os.pipe()

    def run(self) -> None:
        """Until SIGTERM or Ctrl-C, and until every request under way is answered."""
        for number in STOPS:
            signal.signal(number, self._stop)
        # What is loaded by now stays shared: nothing is moved, and no connection goes along.
        connections.close_all()
        gc.collect()
        gc.freeze()
        for _ in range(self.count):
            self._start()
        while self.began:
            self._await_one()

    def _start(self) -> None:
        sys.stdout.flush()
        # A signal waits until the new process has its own answer to it, and the parent knows of it.
        signal.pthread_sigmask(signal.SIG_BLOCK, STOPS)
        if (pid := os.fork()) == 0:
            self._work()
        self.began[pid] = time.monotonic()
        signal.pthread_sigmask(signal.SIG_UNBLOCK, STOPS)

    def _work(self) -> None:
        """In the new process, which ends here: nothing of the parent's is cleaned up twice."""
        status = 1
        try:
            # Ctrl-C reaches every process of the terminal; the parent passes it on.
            signal.signal(signal.SIGINT, signal.SIG_IGN)
            signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
            signal.pthread_sigmask(signal.SIG_UNBLOCK, STOPS)
            os.close(self.held_by_parent)
            threading.Thread(target=self._end_with_the_parent, daemon=True).start()
            self.serve()
            status = 0
        except SystemExit:
            status = 0
        except Exception:
            logger.exception("A server process failed")
        finally:
            os._exit(status)

    def _end_with_the_parent(self) -> None:
        os.read(self.parent_is_there, 1)
        os._exit(1)

    def _stop(self, _number: int, _frame: FrameType | None) -> None:
        if self.is_stopping:
            return
        self.is_stopping = True
        self._tell(signal.SIGTERM)
        signal.signal(signal.SIGALRM, lambda *_: self._tell(signal.SIGKILL))
        signal.alarm(PATIENCE)

    def _tell(self, number: signal.Signals) -> None:
        for pid in list(self.began):
            with suppress(ProcessLookupError):
                os.kill(pid, number)

    def _await_one(self) -> None:
        pid, status = os.wait()
        if pid not in self.began:  # a daily backup has ended
            return
        lived = time.monotonic() - self.began.pop(pid)
        if self.is_stopping:
            return
        logger.error("A server process ended (%s); another one takes its place", status)
        if lived < SHORTEST_LIFE:
            time.sleep(SHORTEST_LIFE)
        self._start()
