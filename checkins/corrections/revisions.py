from accounts.access.actor import Actor

from ..entries.models import Entry, Intention
from ..rounds.models import Round
from .models import EntryRevision


def _as_read(row: Entry | Intention, name: str) -> str:
    if isinstance(row, Intention) and name == "goal":
        return row.goal.words if row.goal else ""
    chosen = getattr(row, f"get_{name}_display", None)
    return str(chosen() if chosen else getattr(row, name))


Before = list[tuple[Entry | Intention, str, str]]


def previous_values(round_: Round, row: Entry | Intention, name: str) -> Before:
    """The current values, if they must be kept: in a round that was closed once."""
    return [(row, name, _as_read(row, name))] if round_.was_reopened else []


def keep_revisions(by: Actor, before: Before) -> None:
    """Keep the previous values; call it once each row is saved."""
    revisions = []
    for row, name, previous in before:
        revision = EntryRevision(house_id=row.house_id, by=by.user, field=name, before=previous)
        if isinstance(row, Entry):
            revision.entry = row
        else:
            revision.intention = row
        # The rows were just saved, and the database checks that it is one of them.
        revision.clean_fields(exclude=["entry", "intention", "by", "withdrawn"])
        revisions.append(revision)
    EntryRevision.objects.bulk_create(revisions)
