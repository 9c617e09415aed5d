"""The house's rooms."""

from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods

from accounts.access.decorators import needs
from accounts.access.permissions import Power
from accounts.access.requests import StaffRequest
from ui.forms import posted

from ..stays.models import Stay
from ..stays.queries import get_stay
from . import actions
from .forms import RoomForm, RoomMoveForm
from .models import Room


@needs(Power.READ_STAYS)
@require_http_methods(["GET", "POST"])
def room_list(request: StaffRequest) -> HttpResponse:
    actor = request.actor
    form = RoomForm(posted(request)) if actor.brings_in else None
    if request.method == "POST" and form is None:
        raise PermissionDenied
    if form is not None and form.submit(actions.add_room, by=actor):
        return redirect("guests:room_list")
    here = Stay.objects.for_house(actor.house).on_date(actor.today).select_related("guest")
    guests = {stay.room_id: stay.guest for stay in here}
    rooms = [(room, guests.get(room.pk)) for room in Room.objects.for_house(actor.house)]
    return render(request, "guests/rooms/room_list.html", {"form": form, "rooms": rooms})


@needs(Power.BRING_IN)
@require_http_methods(["GET", "POST"])
def room_edit(request: StaffRequest, room_id: int) -> HttpResponse:
    room = get_object_or_404(Room.objects.for_house(request.actor.house), pk=room_id)
    form = RoomForm(posted(request), instance=room)
    if form.submit(actions.rename_room, by=request.actor, room=room):
        return redirect("guests:room_list")
    return render(request, "guests/rooms/room_edit.html", {"form": form, "room": room})


@needs(Power.BRING_IN)
@require_http_methods(["GET", "POST"])
def room_move(request: StaffRequest, guest_id: int) -> HttpResponse:
    stay = get_stay(request, guest_id)
    form = RoomMoveForm(
        posted(request),
        actor=request.actor,
        stay=stay,
        initial={"moved_on": request.actor.today},
    )
    wanted, other = form.wanted, _swaps_with(request)
    if other is None:
        done = form.submit(actions.move_room, by=request.actor, stay=stay)
    else:
        done = form.submit(actions.swap_rooms, by=request.actor, stay=stay, other=other)
    if done:
        return redirect("dashboard:guest_detail", guest_id)
    context = {"form": form, "stay": stay}
    if wanted and stay.room and ("moved_on" if other else "room") in form.errors:
        context["swap_with"] = _in_it_now(request, wanted, stay)
    return render(request, "guests/rooms/room_move.html", context)


def _swaps_with(request: StaffRequest) -> Stay | None:
    said = request.POST.get("swap", "")
    if not said:
        return None
    stays = Stay.objects.for_house(request.actor.house)
    known = int(said[:18]) if said.isascii() and said.isdigit() else 0
    return get_object_or_404(stays, pk=known)


def _in_it_now(request: StaffRequest, room: Room, stay: Stay) -> Stay | None:
    stays = Stay.objects.for_house(request.actor.house).on_date(request.actor.today)
    return stays.filter(room=room).exclude(pk=stay.pk).select_related("guest", "room").first()
