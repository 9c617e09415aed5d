"""Who has opened what is written about a guest."""

from django.db.models import Q
from django.utils import timezone

from accounts.access.actor import Actor
from accounts.audit.record import Kind
from accounts.models import AuditEvent
from checkins.models import Entry
from guests.models import Guest
from household.models import ConversationPart
from ui.templatetags.ui import clock

from .items import day

OPENED = {
    Kind.GUEST_READ: "your page",
    Kind.BOOKLET_READ: "your booklet",
    Kind.TOGETHER_BEGUN: "this, together with you",
    Kind.WITHDRAWN_READ: "words that were taken away",
    Kind.CONVERSATION_READ: "a conversation that you were in",
    Kind.ROUND_READ: "a past check-in that you were in",
}


def readers_of(actor: Actor, guest: Guest) -> list[tuple[str, list[str]]]:
    days: dict[str, list[str]] = {}
    for event in _reads(actor, guest):
        at = timezone.localtime(event.at)
        opened = f"{event.person_name}: {OPENED[Kind(event.kind)]}, {clock(at)}"
        days.setdefault(day(at.date()), []).append(opened)
    return list(days.items())


def _reads(actor: Actor, guest: Guest):
    rounds = Entry.objects.filter(stay__guest=guest).values("round")
    of_rounds = Q(kind=Kind.ROUND_READ, object_id__in=rounds)
    parts = ConversationPart.objects.active().filter(stay__guest=guest)
    conversations = parts.values("conversation")
    of_conversations = Q(kind=Kind.CONVERSATION_READ, object_id__in=conversations)
    of_guest = Q(guest_id=guest.pk, kind__in=OPENED)
    reads = AuditEvent.objects.filter(
        of_guest | of_rounds | of_conversations, house_id=actor.house.pk
    )
    return reads.order_by("-at", "-id")
