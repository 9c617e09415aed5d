"""What comes before every page: requests no page can read, and sessions on a full disk."""

import codecs
import logging
import re
from collections.abc import Callable

from django.conf import settings
from django.contrib.sessions.exceptions import SessionInterrupted
from django.contrib.sessions.middleware import SessionMiddleware
from django.db import Error
from django.http import HttpRequest, HttpResponse
from django.utils.log import log_response

from . import errors
from .trouble import Trouble, trouble_of

logger = logging.getLogger(__name__)

# As Django makes them; anything else is nobody's sign-in.
is_session_key = re.compile(r"[a-z0-9]{32}").fullmatch
READS_ONLY = ("GET", "HEAD")


class ReadableRequests:
    """Answers what no page can read with a plain page, before anything reads it.

    It comes last, and still before any view and the check of a form's token: so it knows who asks.
    Our forms are in UTF-8, and browsers send them so. What names another charset is refused rather
    than guessed at: read the wrong way, a guest's words would be saved as garbage.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        is_utf_8 = _is_utf_8(request)
        # Not through `encoding`, which would read the address by the charset that was named.
        request._encoding = "utf-8"  # type: ignore[attr-defined]
        if not is_utf_8 and request.method not in READS_ONLY:
            return _refused("Charset not taken: %s", request, errors.bad_request(request))
        if "\x00" in request.path_info or "%00" in request.META.get("QUERY_STRING", ""):
            return _refused("NUL in an address: %s", request, errors.bad_request(request))
        response = self.get_response(request)
        if response.status_code == 405 and not response.content:
            response.content = errors.only_for_a_button(request).content
        return response


def _is_utf_8(request: HttpRequest) -> bool:
    charset = (request.content_params or {}).get("charset", "utf-8")
    try:
        return codecs.lookup(charset).name == "utf-8"
    except (LookupError, ValueError):
        return False


def _refused(message: str, request: HttpRequest, response: HttpResponse) -> HttpResponse:
    log_response(message, request.path, response=response, request=request)
    return response


class NoDevices:
    """No page of ours uses a camera, a microphone or a place, so no page may ask for one."""

    POLICY = ", ".join(
        f"{feature}=()"
        for feature in (
            *("camera", "microphone", "geolocation", "display-capture", "payment", "usb"),
            *("bluetooth", "serial", "hid", "midi", "browsing-topics"),
        )
    )

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        response["Permissions-Policy"] = self.POLICY
        return response


class Sessions(SessionMiddleware):
    """Django's sessions, for odd cookies and for a full disk.

    A page that was only read is shown although nothing can be written: what is lost is when the
    laptop was last used, so it locks a little sooner. No other write is skipped.
    """

    def process_request(self, request: HttpRequest) -> None:
        key = request.COOKIES.get(settings.SESSION_COOKIE_NAME, "")
        request.session = self.SessionStore(key if is_session_key(key) else None)

    def process_response(self, request: HttpRequest, response: HttpResponse) -> HttpResponse:
        try:
            return super().process_response(request, response)
        except (Error, SessionInterrupted) as problem:
            trouble = trouble_of(problem)
            if trouble not in (Trouble.NOT_WRITTEN, Trouble.NOT_REACHED):
                raise
            if request.method in READS_ONLY:
                logger.error("Nothing can be written: the session of %s", request.path)
                return response
            # The view is done by now, and may have saved what was sent.
            return _refused(
                "Nothing can be written: %s", request, errors.bad_request(request, problem)
            )
