"""What the database allows to change in a signed note: withdrawn, or blanked by age."""

from accounts.audit.triggers import AllowedUpdate

WITHDRAWN = AllowedUpdate(
    frozenset({"withdrawn_at", "withdrawn_by_id"}),
    "OLD.withdrawn_at IS NULL AND NEW.withdrawn_at IS NOT NULL AND NEW.withdrawn_by_id IS NOT NULL",
)
BLANKED = AllowedUpdate(
    frozenset({"words", "blanked_at"}),
    "OLD.blanked_at IS NULL AND NEW.blanked_at IS NOT NULL AND NEW.words = ''",
)
KEPT_NOTES = {"shifts_note": (WITHDRAWN, BLANKED), "shifts_amendment": (BLANKED,)}
