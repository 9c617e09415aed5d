"""What goes from check-ins when a guest is made anonymous; that they came, and when, stays."""

from guests.ageing_out.declared import AgedTexts, Ageing, HouseTexts

from .models import (
    Entry,
    EntryReply,
    EntryRevision,
    Intention,
    Reopening,
    Round,
    SupportRequest,
    Withdrawal,
)

AGEING = Ageing(
    aged=(
        AgedTexts(
            Entry, "stay__guest", ("where_at", "support_looks_like", "moving_toward", "night")
        ),
        AgedTexts(Intention, "entry__stay__guest", ("words",)),
        AgedTexts(EntryRevision, "entry__stay__guest", ("before",)),
        AgedTexts(EntryRevision, "intention__entry__stay__guest", ("before",)),
        AgedTexts(Withdrawal, "entry__stay__guest", ("words",), becomes={}),
        AgedTexts(SupportRequest, "stay__guest", ("words",)),
        AgedTexts(EntryReply, "stay__guest", ("words",)),
    ),
    may_name=(
        HouseTexts(Round, ("circle",)),
        HouseTexts(Reopening, ("reason", "circle")),
    ),
)
