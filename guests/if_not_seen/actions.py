"""What a guest asks the house to do when nobody has seen them for a while."""

from django.core.exceptions import ValidationError

from accounts.access.actor import Actor
from accounts.audit.record import record
from accounts.houses.action import action

from ..audit import GuestKind
from ..stays.models import Stay


@action
def write_if_not_seen(*, by: Actor, stay: Stay, words: str) -> Stay:
    """Their own line, as of today; empty means they were asked and want nothing for now.

    Raises ValidationError when they are neither staying nor coming.
    """
    stay = Stay.objects.select_for_update(of=("self",)).get(pk=stay.pk)
    if not (stay.is_here or stay.is_coming):
        raise ValidationError("We ask this of someone who is staying here, or about to.")
    if stay.if_not_seen_asked_on is not None and stay.if_not_seen == words:
        return stay
    stay.if_not_seen, stay.if_not_seen_asked_on = words, by.today
    stay.full_clean()
    stay.save()
    record(GuestKind.IF_NOT_SEEN_WRITTEN, by=by, about=stay, guest_id=stay.guest_id)
    return stay
