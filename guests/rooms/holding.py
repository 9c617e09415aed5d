"""No room is two guests' on the same day."""

from django.core.exceptions import ValidationError

from accounts.access.actor import Actor

from ..stays.choices import StayDecision
from ..stays.models import Stay
from .ahead import clash, why_not
from .queries import holds_of, holds_since


def check_room(by: Actor, stay: Stay) -> None:
    """Raises ValidationError, with whose it is until when, for a room that is someone else's.

    Looks at the stay about to be saved. Call it under the lock of `locked`, so that of two
    who give the same room at once the second one sees what the first one did.
    """
    if stay.room is None or stay.called_off_on is not None or stay.decision != StayDecision.YES:
        return
    for wanted in holds_of(stay, by.today)[-1:]:
        taken = clash(wanted, holds_since(by, wanted.from_on))
        if taken is not None:
            raise ValidationError({"room": why_not(taken, stay.room.name, by.today)})
