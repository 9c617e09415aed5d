"""The sums behind a code from a phone (TOTP), and how the phone gets its key."""

import base64
import re
import secrets
import time
from urllib.parse import quote, urlencode

import segno
from django_otp.oath import TOTP

STEP = 30  # seconds
DIGITS = 6
SLACK = 1  # steps by which the phone's clock may be off, either way
KEY_BYTES = 20  # as long as the hash, as RFC 4226 recommends; in base 32 without a remainder

is_code = re.compile(rf"[0-9]{{{DIGITS}}}").fullmatch


def new_key() -> str:
    return base64.b32encode(secrets.token_bytes(KEY_BYTES)).decode()


def step_of(key: str, code: str, *, after: int = 0) -> int | None:
    """The time step whose code this is, if it is now and later than `after`."""
    totp = TOTP(base64.b32decode(key), step=STEP, digits=DIGITS)
    totp.time = time.time()
    fits = totp.verify(int(code), tolerance=SLACK, min_t=after + 1)
    return totp.t() if fits else None


def key_in_groups(key: str) -> str:
    return " ".join(key[at : at + 4] for at in range(0, len(key), 4))


def qr_code(key: str, *, account: str, issuer: str) -> str:
    """The picture that a phone reads the key from, for an <img>: SVG in a data address."""
    about = {"secret": key, "issuer": issuer, "digits": DIGITS, "period": STEP}
    label = quote(f"{issuer}:{account}")
    address = f"otpauth://totp/{label}?{urlencode(about, quote_via=quote)}"
    picture = segno.make_qr(address, error="m")
    return picture.svg_data_uri(scale=4, border=4, light="white")
