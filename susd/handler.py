"""How a request is read before any middleware sees it."""

import django
from django.core.handlers.wsgi import WSGIHandler, WSGIRequest
from django.utils.http import parse_header_parameters

UNREADABLE = {"charset": "unreadable"}


class Request(WSGIRequest):
    """Notes which charset a request names, and reads nothing by it.

    Django reads the address by it at once, where no page can be made of an exception yet: a
    charset that is none, such as `hex`, ended in the server's own bare page and a traceback.
    `ReadableRequests` refuses what is not UTF-8.
    """

    def _set_content_type_params(self, meta: dict[str, str]) -> None:
        try:
            known = parse_header_parameters(meta.get("CONTENT_TYPE", ""))
        except ValueError:
            known = "", UNREADABLE
        self.content_type, self.content_params = known


class Handler(WSGIHandler):
    request_class = Request


def get_application() -> Handler:
    django.setup(set_prefix=False)
    return Handler()
