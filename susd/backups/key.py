"""The house's pair of keys: the public one locks backups, the private one alone opens them.

The private key is shown once and never written to this machine.
"""

from django.conf import settings
from pyrage import IdentityError, RecipientError
from pyrage.x25519 import Identity, Recipient

from accounts.health.backups import PUBLIC_KEY, public_key

from .files import write_private
from .problem import BackupError


def recipient() -> Recipient:
    if not (key := public_key()):
        raise BackupError("The house has no backup key yet: make backup-key")
    try:
        return Recipient.from_str(key)
    except RecipientError as error:
        raise BackupError("The backup key is not a public key: it begins with age1.") from error


def make_key(*, replace: bool) -> str:
    """Keeps the public key and returns the private one."""
    if settings.BACKUP_KEY:
        raise BackupError("BACKUP_KEY gives the public key here, so it is changed there.")
    if public_key() and not replace:
        raise BackupError(
            "The house has a backup key. A new one (REPLACE=1) locks the backups from now on; "
            "those made so far still need the old private key."
        )
    identity = Identity.generate()
    keep_public_half(identity)
    return str(identity)


def keep_public_half(identity: Identity) -> None:
    write_private(settings.DATA_DIR / PUBLIC_KEY, f"{identity.to_public()}\n")


def private_key(typed: str) -> Identity:
    """From paper: in small letters or capitals, with spaces or without."""
    try:
        return Identity.from_str("".join(typed.split()).upper())
    except IdentityError as error:
        raise BackupError(
            "That is not a private key. It begins with AGE-SECRET-KEY-1 and has 74 characters; "
            "one of them may be wrong."
        ) from error
