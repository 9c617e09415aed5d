from django.db.models import OuterRef, Subquery

from accounts.access.actor import Actor

from ..stays.models import StayQuerySet
from .models import Worldview


def with_worldview(actor: Actor, stays: StayQuerySet) -> StayQuerySet:
    """Sets `is_readable` (whether the actor reads its words) and `worldview_words`: what the
    guest would like known here, where the actor may read it and it is shared."""
    shared = Worldview.objects.readable_by(actor).shared().filter(stay=OuterRef("pk"))
    words = Subquery(shared.values("words")[:1])
    return stays.readable_or_not(actor).annotate(worldview_words=words)
