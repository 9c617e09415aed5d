"""The stay that a page is about, reached through who asks."""

from django.db.models import Exists, OuterRef, QuerySet
from django.http import Http404
from django.urls import reverse

from accounts.access.actor import Asker
from accounts.access.requests import Asked

from ..rooms.models import FormerRoom
from ..worldview.queries import with_reach
from .models import Stay, StayQuerySet


def stay_of(request: Asked, guest_id: int) -> Stay:
    """The open or else the latest stay of a guest of the asker's house; 404 for anyone else's.

    An earlier one of theirs is asked for in the address: ?stay=12.
    """
    stays = with_reach(request.asker, Stay.objects.visible_to(request.asker).with_time_away())
    asked_for = request.GET.get("stay", "")
    if asked_for.isascii() and asked_for.isdigit():
        stays = stays.filter(pk=int(asked_for[:18]))
    stays = with_history(stays.filter(guest_id=guest_id))
    stay = stays.select_related("guest__house", "room").open_first().first()
    if stay is None:
        raise Http404
    stay.was_asked_for = bool(asked_for)
    return stay


def with_history(stays: StayQuerySet) -> StayQuerySet:
    """Sets whether there is more to look up: other stays of theirs, rooms they had before."""
    others = Stay.objects.filter(guest=OuterRef("guest")).exclude(pk=OuterRef("pk"))
    return stays.annotate(  # type: ignore[no-redef]
        has_other_stays=Exists(others),
        has_former_rooms=Exists(FormerRoom.objects.filter(stay=OuterRef("pk"))),
    )


def stay_in_reach_of(request: Asked, guest_id: int) -> Stay:
    """The same, when the asker may also read and write its words; else 404."""
    stay = stay_of(request, guest_id)
    if not stay.is_in_reach:
        raise Http404
    return stay


def other_stays(asker: Asker, stay: Stay) -> QuerySet[Stay]:
    """The same guest's other stays, the latest first; of most there are none to ask for."""
    if not stay.has_other_stays:
        return Stay.objects.none()
    stays = Stay.objects.visible_to(asker).filter(guest_id=stay.guest_id).exclude(pk=stay.pk)
    return stays.order_by("-id")


def rooms_before(asker: Asker, stay: Stay) -> QuerySet[FormerRoom]:
    """The rooms they had earlier in this stay, in the order they had them; most had one."""
    if not stay.has_former_rooms:
        return FormerRoom.objects.none()
    return FormerRoom.objects.visible_to(asker).filter(stay=stay).select_related("room")


def page_of(request: Asked, name: str, guest_id: int) -> str:
    """The address of a page of the same stay: where an earlier one was asked for, it still is."""
    return reverse(name, args=[guest_id]) + same_stay(request)


def same_stay(request: Asked) -> str:
    """What follows the addresses on a page, so that they stay with the stay it shows."""
    asked_for = request.GET.get("stay", "")
    return f"?stay={asked_for}" if asked_for.isascii() and asked_for.isdigit() else ""
