"""The embedded start's secret key: made once, kept beside the database, readable by its owner."""

import os
import secrets
from pathlib import Path


def kept_key(folder: str | Path) -> str:
    """The key kept in `folder`, made at the first start (mode 600, folder 700)."""
    path = Path(folder) / "secret_key"
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    try:
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return path.read_text().strip()
    with os.fdopen(descriptor, "w") as file:
        file.write(secrets.token_urlsafe(50))
    return path.read_text().strip()
