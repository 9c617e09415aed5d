"""Every change to the house's on-call number."""

from accounts.access.actor import Actor
from accounts.audit.record import record
from accounts.houses.action import action

from ..audit import ShiftKind
from .models import OnCallNumber


@action
def set_on_call_number(*, by: Actor, number: str, words: str = "") -> OnCallNumber:
    """The house's own number, never anyone's private one; empty for none."""
    row = OnCallNumber.objects.for_house(by.house).first() or OnCallNumber(house=by.house)
    row.number, row.words = number, words
    row.full_clean()
    row.save()
    record(ShiftKind.ON_CALL_NUMBER_SET, by=by, about=row)
    return row
