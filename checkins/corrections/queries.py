"""What became of entries afterwards, for pages that show the entries themselves."""

from django.db.models import BooleanField, Exists, ExpressionWrapper, OuterRef

from accounts.access.actor import Actor

from ..entries.models import EntryQuerySet
from .models import EntryRevision, Withdrawal


def with_changes(entries: EntryQuerySet) -> EntryQuerySet:
    """Sets `was_changed`: whether anything of it was changed after its round had been closed."""
    changes = EntryRevision.objects.filter(withdrawn=None)
    of_entry = changes.filter(entry=OuterRef("pk"))
    of_goals = changes.filter(intention__entry=OuterRef("pk"))
    # Two questions, each with its index: one "or" would read each revision ever kept.
    was_changed = ExpressionWrapper(
        Exists(of_entry) | Exists(of_goals), output_field=BooleanField()
    )
    return entries.annotate(was_changed=was_changed)


def with_mistakes(actor: Actor, entries: EntryQuerySet) -> EntryQuerySet:
    """Sets `had_mistake` (words were put here by mistake) and `may_read_mistake`."""
    taken = Withdrawal.objects.filter(entry=OuterRef("pk"))
    return entries.annotate(
        had_mistake=Exists(taken), may_read_mistake=Exists(taken.readable_by(actor))
    )
