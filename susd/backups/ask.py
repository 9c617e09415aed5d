"""Ask for the private key at the terminal, where it isn't shown; or read it from a pipe."""

import sys
from getpass import getpass

from pyrage.x25519 import Identity

from .key import private_key


def ask_for_key() -> Identity:
    question = "Private key of the backups: "
    return private_key(getpass(question) if sys.stdin.isatty() else sys.stdin.readline())
