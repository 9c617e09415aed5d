"""When the house was last backed up: its backups' names say so, without a query.

A backup gets its name only after it was checked (susd/backups), so each one found here is good.
"""

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from django.conf import settings
from django.utils import timezone

from ..houses.models import House

NAME = re.compile(r"house-(\d{8}T\d{6}Z)\.age")
MOMENT = "%Y%m%dT%H%M%SZ"
PUBLIC_KEY = "backup.pub"
TOO_OLD = timedelta(days=2)
# So many stay; older ones are removed when a new one is made.
KEPT = 14


@dataclass(frozen=True)
class BackupNews:
    """What admins need to hear of the backups; `last_on` is a day in the house's time zone."""

    has_key: bool
    last_on: date | None


def name_at(moment: datetime) -> str:
    return f"house-{moment.astimezone(UTC):{MOMENT}}.age"


def moment_in(name: str) -> datetime | None:
    match = NAME.fullmatch(name)
    return datetime.strptime(match[1], MOMENT).replace(tzinfo=UTC) if match else None


def backups_in(folder: Path) -> list[Path]:
    """The oldest first; none where the folder can't be read.

    Those made while the computer's clock was ahead come before all others, so that they are never
    taken for the newest.
    """
    try:
        names = [path for path in folder.iterdir() if moment_in(path.name)]
    except OSError:
        return []
    now = name_at(timezone.now())
    return sorted(names, key=lambda path: (path.name <= now, path.name))


def last_good() -> datetime | None:
    backups = backups_in(settings.BACKUP_DIR)
    last = moment_in(backups[-1].name) if backups else None
    return last if last and last <= timezone.now() else None


def public_key() -> str:
    """Empty while the house has none."""
    if settings.BACKUP_KEY:
        return settings.BACKUP_KEY.strip()
    try:
        return (settings.DATA_DIR / PUBLIC_KEY).read_text().strip()
    except OSError:
        return ""


def held_until(house: House) -> date | None:
    """About when the last backup made until today is removed, if one is made each day.

    None while the server makes none. Copies that someone took elsewhere are not known here.
    """
    makes_them = public_key() and not house.is_demo
    return house.today() + timedelta(days=KEPT) if makes_them else None


def backup_news(house: House) -> BackupNews | None:
    """None while the last good backup is recent enough, and in a demo house."""
    last = last_good()
    if house.is_demo or (last and timezone.now() - last <= TOO_OLD):
        return None
    return BackupNews(bool(public_key()), last.astimezone(house.zone).date() if last else None)
