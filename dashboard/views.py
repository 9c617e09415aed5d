"""Pages that gather from several apps: Today, and the first page of a stay."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from accounts.access import needs
from accounts.audit import Kind, record_read
from accounts.http import Asked
from accounts.permissions import Power
from checkins.asks import asked_in_between
from checkins.history import picture_of, said_by
from checkins.queries import lately
from guests.lookup import other_stays, rooms_before, stay_of
from guests.models import Goal
from guests.nudges import nudges_for

from .board import read_board

CHECK_INS_SHOWN = 6


@needs(Power.READ_STAYS)
@require_GET
def today(request: Asked) -> HttpResponse:
    return render(request, "dashboard/today.html", {"board": read_board(request.asker)})


@needs(Power.READ_STAYS)
@require_GET
def guest_detail(request: Asked, guest_id: int) -> HttpResponse:
    stay = stay_of(request, guest_id)
    record_read(Kind.GUEST_READ, by=request.asker, about=stay.guest, guest_id=guest_id)
    nudges = nudges_for(request.asker, [stay])
    in_reach = stay.pk in nudges
    may_bring_in = request.asker.can(Power.BRING_IN)
    context = {
        "stay": stay,
        "in_reach": in_reach,
        "may_bring_in": may_bring_in,
        "before_arrival": stay.arrived_on is None and (in_reach or may_bring_in),
        "other_stays": other_stays(request.asker, stay),
        "former_rooms": rooms_before(request.asker, stay),
        "may_write": in_reach and request.asker.can(Power.SHARE_THE_DAY),
        "goals": Goal.objects.visible_to(request.asker).filter(stay=stay),
        "entries": lately(request.asker, stay, CHECK_INS_SHOWN),
        "picture": None,
        "nudges": nudges.get(stay.pk),
        "asks": asked_in_between(request.asker, stay, CHECK_INS_SHOWN),
    }
    if in_reach and stay.arrived_on:
        context["picture"] = picture_of(request.asker, stay, said_by(request.asker, stay))
    return render(request, "dashboard/guest_detail.html", context)
