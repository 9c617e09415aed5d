"""The stay a page is about, found through the actor."""

from django.db.models import Exists, OuterRef, QuerySet
from django.http import Http404
from django.urls import reverse

from accounts.access.actor import Actor
from accounts.access.requests import StaffRequest
from accounts.houses.compiled import compiled_once

from ..rooms.models import FormerRoom
from ..worldview.queries import with_worldview
from .models import Stay, StayQuerySet


def get_stay(request: StaffRequest, guest_id: int) -> Stay:
    """The open or else the latest stay of a guest of the actor's house; 404 for anyone else's.

    The address asks for an earlier one: ?stay=12.
    """
    asked_for = request.GET.get("stay", "")
    stay_id = int(asked_for[:18]) if asked_for.isascii() and asked_for.isdigit() else None
    found = _stays(actor=request.actor, guest_id=guest_id, stay_id=stay_id)
    if not found:
        raise Http404
    stay = found[0]
    stay.was_asked_for = bool(asked_for)
    return stay


@compiled_once
def _stays(*, actor: Actor, guest_id: int, stay_id: int | None) -> QuerySet[Stay]:
    stays = with_worldview(actor, Stay.objects.for_house(actor.house).with_time_away())
    stays = with_history(stays.filter(guest_id=guest_id))
    if stay_id is not None:
        stays = stays.filter(pk=stay_id)
    return stays.select_related("guest__house", "room").open_first()[:1]


def with_history(stays: StayQuerySet) -> StayQuerySet:
    """Sets whether there is more to look up: their other stays, rooms they had before."""
    others = Stay.objects.filter(guest=OuterRef("guest")).exclude(pk=OuterRef("pk"))
    return stays.annotate(
        has_other_stays=Exists(others),
        has_former_rooms=Exists(FormerRoom.objects.filter(stay=OuterRef("pk"))),
    )


def get_readable_stay(request: StaffRequest, guest_id: int) -> Stay:
    stay = get_stay(request, guest_id)
    if not stay.is_readable:
        raise Http404
    return stay


def other_stays(actor: Actor, stay: Stay) -> QuerySet[Stay]:
    if not stay.has_other_stays:
        return Stay.objects.none()
    stays = Stay.objects.for_house(actor.house).filter(guest_id=stay.guest_id).exclude(pk=stay.pk)
    return stays.order_by("-id")


def rooms_before(actor: Actor, stay: Stay) -> QuerySet[FormerRoom]:
    if not stay.has_former_rooms:
        return FormerRoom.objects.none()
    return FormerRoom.objects.for_house(actor.house).filter(stay=stay).select_related("room")


def page_of(request: StaffRequest, name: str, guest_id: int) -> str:
    return reverse(name, args=[guest_id]) + same_stay(request)


def same_stay(request: StaffRequest) -> str:
    """A suffix for the addresses on a page, so that they stay with the stay it shows."""
    asked_for = request.GET.get("stay", "")
    return f"?stay={asked_for}" if asked_for.isascii() and asked_for.isdigit() else ""
