"""Whether the house could be brought back."""

from django.utils import timezone

from accounts.health.backups import TOO_OLD, last_good, public_key
from susd.backups.keep import MARK, second_place

from .finding import Finding, fine, wrong


def backup_key() -> Finding:
    if public_key():
        return fine("The backups have a key.")
    return wrong("The backups have no key, so none are made.", "make backup-key")


def newest_backup() -> Finding:
    last = last_good()
    if last is None:
        return wrong("There is no backup.", "make backup")
    made = f"The newest good backup is of {last:%Y-%m-%d %H:%M} UTC."
    if timezone.now() - last > TOO_OLD:
        return wrong(made, "make backup, and look into the server's log why it stopped.")
    return fine(made)


def second_copy() -> Finding:
    place = second_place()
    if place is None:
        return wrong(
            "The backups are on this machine alone.", "make backup COPY_TO=/path/to/a/stick"
        )
    if not (place / MARK).exists():
        return wrong(f"{place} isn't there, so there is no second copy.", "Plug it in.")
    return fine(f"Each backup is copied to {place}.")
