"""The one-time code that `/setup/` asks for wherever others could reach it first."""

import base64
import hmac

from django.conf import settings

# Set by `manage.py serve` on a loopback address: whoever can open the page sits at the machine.
OPEN_ON_LOOPBACK = "SETUP_IS_OPEN"


def is_asked() -> bool:
    return not getattr(settings, OPEN_ON_LOOPBACK, False)


def setup_code() -> str:
    """Made from the secret key, so that every process prints and expects the same one.

    One-time, as `/setup/` closes for good with the first house.
    """
    digest = hmac.digest(settings.SECRET_KEY.encode(), b"the code for /setup/", "sha256")
    letters = base64.b32encode(digest).decode()[:12]
    return "-".join((letters[:4], letters[4:8], letters[8:]))


def is_right(typed: str) -> bool:
    bare = typed.strip().upper().replace("-", "").replace(" ", "")
    return hmac.compare_digest(bare.encode(), setup_code().replace("-", "").encode())
