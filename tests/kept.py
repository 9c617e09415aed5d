"""Every table whose rows the database itself keeps, and the changes that pass there."""

from accounts.triggers import KEPT_TABLES
from shifts.triggers import KEPT_NOTES

KEPT = dict.fromkeys(KEPT_TABLES, ()) | KEPT_NOTES
