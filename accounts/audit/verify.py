"""Whether a house's record is whole, and goes on from heads that are known from elsewhere."""

from collections.abc import Mapping

from ..houses.models import House
from .chain import breaks, sealed
from .models import AuditEvent


def problems_of(house: House, known: Mapping[int, str] | None = None) -> list[str]:
    """In sentences. `known`: by number, a digest or what it begins with."""
    events = AuditEvent.objects.for_house(house)
    chain = events.in_chain()
    problems = list(breaks(house.audit_seal, chain.iterator(), dict(known or {})))
    # Nothing is added to these: an event without a number that came later is not ours.
    if sealed(events.before_chain().iterator()) != house.audit_seal:
        problems.insert(0, "The events outside of the chain are not those that it began with.")
    return problems
