"""What keeps a backup from being made or restored, as a sentence for people."""

from django.db import Error


class BackupError(Exception):
    pass


# A full disk and a database that doesn't answer say what is wrong by themselves.
TROUBLE = (BackupError, OSError, Error)
