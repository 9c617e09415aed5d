"""`manage.py` for a server whose clock is off by the seconds in a file, read on each SIGUSR1."""

import os
import signal
import sys
import time
from pathlib import Path

import time_machine
from django.core.management import execute_from_command_line

FILE = "CLOCK_IS_OFF_BY"  # in the environment


class Clock:
    def __init__(self) -> None:
        self.travel: time_machine.travel | None = None

    def jump(self, *_signal: object) -> None:
        if self.travel is not None:
            self.travel.stop()
        seconds = float(Path(os.environ[FILE]).read_text())
        self.travel = time_machine.travel(time.time() + seconds)
        self.travel.start()


if __name__ == "__main__":
    # The processes that answer are forked from this one, and jump too.
    signal.signal(signal.SIGUSR1, Clock().jump)
    execute_from_command_line(sys.argv)
