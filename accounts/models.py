"""The house, the people who work in it, what each may do there, and what was done."""

from .access.models import WrongPasswords
from .audit.models import AuditEvent
from .drafts.models import Draft
from .houses.models import House, validate_time_zone
from .invitations.models import Invitation
from .laptops.models import Laptop
from .people.models import Membership, User
from .second_factor.models import RecoveryCode, SecondFactor

__all__ = [
    "AuditEvent",
    "Draft",
    "House",
    "Invitation",
    "Laptop",
    "Membership",
    "RecoveryCode",
    "SecondFactor",
    "User",
    "WrongPasswords",
    "validate_time_zone",
]
