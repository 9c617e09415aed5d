"""Who has opened what is written about a guest."""

from datetime import date

from django.db.models import Q
from django.utils import timezone

from accounts.access.actor import Actor
from accounts.audit.kinds import AccountKind
from accounts.models import AuditEvent
from checkins.audit import CheckInKind
from checkins.models import Entry
from guests.audit import GuestKind
from guests.models import Guest
from household.audit import HouseholdKind
from household.models import ConversationPart
from ui.clock import clock

OPENED = {
    GuestKind.GUEST_READ: "your page",
    GuestKind.BOOKLET_READ: "your booklet",
    GuestKind.COPY_GIVEN: "a copy of this, to give to you",
    AccountKind.TOGETHER_BEGUN: "this, together with you",
    GuestKind.WITHDRAWN_READ: "words that were taken away",
    HouseholdKind.CONVERSATION_READ: "a conversation that you were in",
    CheckInKind.ROUND_READ: "a past check-in that you were in",
}


def readers_of(
    actor: Actor, guest: Guest, most: int | None = None
) -> tuple[list[tuple[date, list[str]]], bool]:
    """And whether there are more than the `most` that were opened last."""
    days: dict[date, list[str]] = {}
    reads = list(_reads(actor, guest)[: most and most + 1])
    for event in reads[:most]:
        at = timezone.localtime(event.at)
        opened = f"{event.person_name}: {OPENED[event.kind]}, {clock(at)}"
        days.setdefault(at.date(), []).append(opened)
    return list(days.items()), most is not None and len(reads) > most


def _reads(actor: Actor, guest: Guest):
    rounds = Entry.objects.filter(stay__guest=guest).values("round")
    of_rounds = Q(kind=CheckInKind.ROUND_READ, object_id__in=rounds)
    parts = ConversationPart.objects.active().filter(stay__guest=guest)
    conversations = parts.values("conversation")
    of_conversations = Q(kind=HouseholdKind.CONVERSATION_READ, object_id__in=conversations)
    of_guest = Q(guest_id=guest.pk, kind__in=OPENED)
    reads = AuditEvent.objects.filter(
        of_guest | of_rounds | of_conversations, house_id=actor.house.pk
    )
    return reads.order_by("-at", "-id")
