"""The house, the people who work in it, what each may do there, and what was done."""

from .access.models import WrongPasswords
from .audit.models import AuditEvent
from .drafts.models import Draft
from .houses.models import House, validate_time_zone
from .people.models import Membership, User

__all__ = [
    "AuditEvent",
    "Draft",
    "House",
    "Membership",
    "User",
    "WrongPasswords",
    "validate_time_zone",
]
