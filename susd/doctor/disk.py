"""Whether the disk is encrypted that the house's words lie on."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

from django.conf import settings

from .finding import Finding, fine, not_seen, wrong

ENCRYPTED = "The disk is encrypted: a stolen laptop gives nothing away."
IN_THE_CLEAR = "The disk is not encrypted: whoever takes the laptop can read everything."
LINUX, MAC, WINDOWS = "LUKS", "FileVault", "BitLocker"
DEVICES = Path("/sys/dev/block")


def disk_encryption() -> Finding:
    if sys.platform == "linux":
        return _on_linux(settings.DATA_DIR)
    if sys.platform == "darwin":
        return _on_a_mac()
    return _ask_by_hand(WINDOWS)


def _ask_by_hand(how: str) -> Finding:
    return not_seen(
        "Whether the disk is encrypted can't be seen from here.",
        f"Look in the system's settings whether {how} is on.",
    )


def _on_linux(folder: Path) -> Finding:
    """The kernel says of each device what it is made of, down to the disk."""
    number = folder.stat().st_dev
    device = DEVICES / f"{os.major(number)}:{os.minor(number)}"
    if not device.exists():  # in a container, or on another machine's disk
        return _ask_by_hand(LINUX)
    if _is_encrypted(device.resolve()):
        return fine(ENCRYPTED)
    return wrong(IN_THE_CLEAR, "Set the laptop up again with disk encryption, then restore.")


def _is_encrypted(device: Path) -> bool:
    name = device / "dm" / "uuid"
    if name.exists() and name.read_text().startswith("CRYPT-"):
        return True
    below = device / "slaves"
    return below.is_dir() and any(_is_encrypted(each.resolve()) for each in below.iterdir())


def _on_a_mac() -> Finding:
    if not (tool := shutil.which("fdesetup")):
        return _ask_by_hand(MAC)
    told = subprocess.run(  # noqa: S603 (no shell)
        [tool, "status"], capture_output=True, text=True, check=False
    ).stdout
    if "FileVault is On" in told:
        return fine(ENCRYPTED)
    return wrong(IN_THE_CLEAR, "Turn FileVault on in the system's settings.")
