"""What is logged of a request that was refused."""

import logging
import re
from http import HTTPStatus
from typing import Any

from .trouble import with_causes

TOKEN = re.compile(r"(/invitation/)[^/\s?]+")


class NoInvitations(logging.Filter):
    """Whoever reads the log must not come in by what is in it. A mistyped one is nearly right."""

    def filter(self, record: logging.LogRecord) -> bool:
        message = record.getMessage()
        if TOKEN.search(message):
            record.msg, record.args = TOKEN.sub(r"\1…", message), ()
        return True


class OneLineForARefusal(logging.Filter):
    """A traceback is for faults of ours. A refusal, and a full disk, are one line.

    Django puts the answer's status on the record of a request.
    """

    def filter(self, record: logging.LogRecord) -> bool:
        status = getattr(record, "status_code", None)
        if status is not None and (status < 500 or status == HTTPStatus.SERVICE_UNAVAILABLE):
            record.exc_info = record.exc_text = None
        return True


class FirstLines(logging.Formatter):
    """Of what an exception says, the first line alone.

    Below it a database quotes the row that it refused, and so somebody's words.
    """

    def formatException(self, ei: Any) -> str:  # noqa: N802 (logging's own name)
        told = super().formatException(ei)
        for each in with_causes(ei[1]):
            said = str(each)
            told = told.replace(said, said.partition("\n")[0])
        return told
