"""Every table whose rows the database itself keeps, and the changes that pass there."""

from accounts.audit.triggers import KEPT_TABLES
from shifts.notes.triggers import KEPT_NOTES

KEPT = dict.fromkeys(KEPT_TABLES, ()) | KEPT_NOTES
