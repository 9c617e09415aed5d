"""The house's shift times, as the pure rules take them."""

from accounts.asker import Asker

from ..models import ShiftTime
from ..times import Time


def times_of(asker: Asker) -> list[Time]:
    """Of now, of earlier and of later, in one query."""
    return ShiftTime.objects.visible_to(asker).as_times()
