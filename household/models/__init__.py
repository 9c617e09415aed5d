"""How the house lives together: agreements, chores, meetings, working things out."""

from .agreements import AGREEMENT_TEXT, DAYS_FOR_COMMENTS, Agreement, AgreementVersion
from .going_through import Acceptance, AgreementComment, SeenDifferently

__all__ = [
    "AGREEMENT_TEXT",
    "DAYS_FOR_COMMENTS",
    "Acceptance",
    "Agreement",
    "AgreementComment",
    "AgreementVersion",
    "SeenDifferently",
]
