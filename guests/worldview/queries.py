from django.db.models import OuterRef, Subquery

from accounts.access.actor import Asker

from ..stays.models import StayQuerySet
from .models import Worldview


def with_reach(asker: Asker, stays: StayQuerySet) -> StayQuerySet:
    """Sets `is_in_reach` (whether the asker reads its words) and `worldview_words`: what the
    guest would like known here, where the asker may read it and it is shared."""
    shared = Worldview.objects.visible_to(asker).shared().filter(stay=OuterRef("pk"))
    words = Subquery(shared.values("words")[:1])
    return stays.in_reach_or_not(asker).annotate(worldview_words=words)  # type: ignore[no-redef]
