"""The stay that a page is about, reached through who asks."""

from django.http import Http404
from django.shortcuts import get_object_or_404

from accounts.http import Asked

from .models import Stay


def stay_of(request: Asked, guest_id: int) -> Stay:
    """The latest stay of a guest of the asker's house; 404 for anyone else's.

    An earlier one of theirs is asked for in the address: ?stay=12.
    """
    stays = Stay.objects.visible_to(request.asker).with_time_away(request.asker.today)
    stays = stays.with_reach(request.asker)
    asked_for = request.GET.get("stay", "")
    if asked_for.isascii() and asked_for.isdigit():
        stays = stays.filter(pk=int(asked_for[:18]))
    stay = (
        stays.filter(guest_id=guest_id)
        .select_related("guest__house", "room")
        .order_by("-id")
        .first()
    )
    if stay is None:
        raise Http404
    return stay


def stay_in_reach_of(request: Asked, guest_id: int) -> Stay:
    """The same, when the asker may also read and write its words; else 404."""
    stay = stay_of(request, guest_id)
    in_reach = Stay.objects.in_reach_of(request.asker).with_time_away(request.asker.today)
    return get_object_or_404(in_reach.select_related("guest__house", "room"), pk=stay.pk)
