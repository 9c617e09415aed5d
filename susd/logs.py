"""What is logged of a request that was refused."""

import logging
from http import HTTPStatus


class OneLineForARefusal(logging.Filter):
    """A traceback is for faults of ours. A refusal, and a full disk, are one line.

    Django puts the answer's status on the record of a request.
    """

    def filter(self, record: logging.LogRecord) -> bool:
        status = getattr(record, "status_code", None)
        if status is not None and (status < 500 or status == HTTPStatus.SERVICE_UNAVAILABLE):
            record.exc_info = record.exc_text = None
        return True
