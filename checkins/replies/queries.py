from django.db.models import Exists, OuterRef

from ..entries.models import EntryQuerySet
from .models import EntryReply


def with_own_words(entries: EntryQuerySet) -> EntryQuerySet:
    """Sets `has_own_words`: whether the guest said something beside what was written down."""
    own_words = EntryReply.objects.filter(entry=OuterRef("pk"))
    return entries.annotate(has_own_words=Exists(own_words))
