"""What guests say themselves about what is written about them; none of it is changed later."""

from accounts.access.actor import Actor
from accounts.audit.record import record
from accounts.houses.action import action

from ..audit import GuestKind
from ..stays.models import Stay
from .models import GuestReply


@action
def add_reply(*, by: Actor, reply: GuestReply, words: str, sees_differently: bool) -> GuestReply:
    """`reply` is new and says what it is about.

    The same words about the same thing are saved once, however often pressed. Raises
    ValidationError when nothing is said.
    """
    Stay.objects.select_for_update().get(pk=reply.stay_id)
    reply.words, reply.sees_differently = words, sees_differently
    already = type(reply)._default_manager.filter(**reply.content()).first()
    if already is not None:
        return already
    reply.house, reply.written_with = by.house, by.user
    reply.full_clean()
    reply.save()
    record(GuestKind.OWN_WORDS_ADDED, by=by, about=reply, guest_id=reply.stay.guest_id)
    return reply
