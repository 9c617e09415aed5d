"""The house, the people who work in it, what each may do there, and what was done."""

from .audit import AuditEvent
from .drafts import Draft
from .house import House, validate_time_zone
from .people import Membership, User

__all__ = ["AuditEvent", "Draft", "House", "Membership", "User", "validate_time_zone"]
