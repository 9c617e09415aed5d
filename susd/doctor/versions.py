"""Whether what the program runs on still gets security fixes, and is what it was tested with."""

import re
import sys
from datetime import date
from importlib.metadata import PackageNotFoundError, version

import django
from django.conf import settings
from django.utils import timezone

from .finding import Finding, fine, wrong

# The last month of security fixes: devguide.python.org/versions, djangoproject.com/download.
PYTHON_UNTIL = {
    (3, 11): date(2027, 10, 31),
    (3, 12): date(2028, 10, 31),
    (3, 13): date(2029, 10, 31),
}
DJANGO_UNTIL = {(5, 2): date(2028, 4, 30)}
PINNED = re.compile(r"^([a-z0-9._-]+)==([^\s;\\]+)", re.IGNORECASE | re.MULTILINE)


def python() -> Finding:
    return _supported("Python", sys.version_info[:2], PYTHON_UNTIL)


def django_() -> Finding:
    return _supported("Django", django.VERSION[:2], DJANGO_UNTIL)


def _supported(what: str, used: tuple[int, ...], until: dict[tuple[int, int], date]) -> Finding:
    name, last = f"{what} {used[0]}.{used[1]}", until.get((used[0], used[1]))
    if last is None:
        return wrong(f"The program was not tested with {name}.", "Take one that the README names.")
    if timezone.now().date() > last:
        return wrong(f"{name} gets no more security fixes.", "Install a newer version.")
    return fine(f"{name} gets security fixes until {last:%B %Y}.")


def packages() -> Finding:
    pinned = (settings.BASE_DIR / "requirements" / "run.txt").read_text()
    others = [
        f"{name} {installed or 'missing'} (not {wanted})"
        for name, wanted in PINNED.findall(pinned)
        if (installed := _installed(name)) not in (wanted, None)
    ]
    if others:
        return wrong(f"Other packages than the tested ones: {', '.join(others)}.", "make install")
    return fine("The packages are those that the program was tested with.")


def _installed(name: str) -> str | None:
    """None for what this system doesn't need."""
    try:
        return version(name)
    except PackageNotFoundError:
        return None
