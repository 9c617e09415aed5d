"""Who is here, coming and gone; bringing a guest in; rooms; goals; time away; leaving."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from accounts.access import needs
from accounts.audit import Kind, record_read
from accounts.http import Asked
from accounts.permissions import Power
from ui.forms import posted

from . import actions
from .forms import (
    ArrivalForm,
    GoalForm,
    GuestEditForm,
    GuestForm,
    LeavingForm,
    RoomForm,
    TimeAwayForm,
)
from .models import Goal, Room, Stay, TimeAway

FORMER_GUESTS_ON_A_PAGE = 50


def stay_of(request: Asked, guest_id: int) -> Stay:
    """The latest stay of a guest of the asker's house; 404 for anyone else's."""
    stays = Stay.objects.visible_to(request.asker).with_time_away(request.asker.today)
    stay = (
        stays.filter(guest_id=guest_id)
        .select_related("guest__house", "room")
        .order_by("-arrives_on", "-id")
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


@needs(Power.READ_STAYS)
@require_GET
def guest_list(request: Asked) -> HttpResponse:
    stays = Stay.objects.visible_to(request.asker)
    left = stays.left().for_list().order_by("-left_on", "-id")
    context = {
        "here": stays.on_date(request.asker.today).with_time_away(request.asker.today).for_list(),
        "coming": stays.coming().for_list().order_by("arrives_on", "id"),
        "called_off": stays.called_off().for_list().order_by("-arrives_on", "id")[:20],
        "left": Paginator(left, FORMER_GUESTS_ON_A_PAGE).get_page(request.GET.get("page")),
        "may_bring_in": request.asker.can(Power.BRING_IN),
    }
    return render(request, "guests/guest_list.html", context)


@needs(Power.BRING_IN)
@require_http_methods(["GET", "POST"])
def guest_add(request: Asked) -> HttpResponse:
    form = GuestForm(
        posted(request), asker=request.asker, initial={"arrives_on": request.asker.today}
    )
    if form.carry_out(actions.bring_in, by=request.asker):
        return redirect("dashboard:guest_detail", form.result.guest_id)
    return render(request, "guests/guest_add.html", {"form": form})


@needs(Power.BRING_IN)
@require_http_methods(["GET", "POST"])
def guest_edit(request: Asked, guest_id: int) -> HttpResponse:
    stay = stay_of(request, guest_id)
    record_read(Kind.GUEST_READ, by=request.asker, about=stay.guest, guest_id=guest_id)
    form = GuestEditForm(posted(request), asker=request.asker, stay=stay)
    if form.carry_out(actions.change_guest, by=request.asker, stay=stay):
        return redirect("dashboard:guest_detail", guest_id)
    return render(request, "guests/guest_edit.html", {"form": form, "stay": stay})


@needs(Power.BRING_IN)
@require_http_methods(["GET", "POST"])
def arrival_note(request: Asked, guest_id: int) -> HttpResponse:
    stay = stay_of(request, guest_id)
    form = ArrivalForm(
        posted(request), asker=request.asker, initial={"arrived_on": request.asker.today}
    )
    if form.carry_out(actions.note_arrival, by=request.asker, stay=stay):
        return redirect("dashboard:guest_detail", guest_id)
    return render(request, "guests/arrival_note.html", {"form": form, "stay": stay})


@needs(Power.BRING_IN)
@require_POST
def arrival_call_off(request: Asked, guest_id: int) -> HttpResponse:
    act = actions.take_back_call_off if "back" in request.POST else actions.call_off
    try:
        act(by=request.asker, stay=stay_of(request, guest_id))
    except ValidationError as refusal:
        messages.error(request, " ".join(refusal.messages))
    return redirect("dashboard:guest_detail", guest_id)


@needs(Power.SHARE_THE_DAY)
@require_http_methods(["GET", "POST"])
def leaving_note(request: Asked, guest_id: int) -> HttpResponse:
    stay = stay_in_reach_of(request, guest_id)
    form = LeavingForm(
        posted(request), asker=request.asker, initial={"left_on": request.asker.today}
    )
    if form.carry_out(actions.note_leaving, by=request.asker, stay=stay):
        return redirect("dashboard:guest_detail", guest_id)
    return render(request, "guests/leaving_note.html", {"form": form, "stay": stay})


@needs(Power.SHARE_THE_DAY)
@require_POST
def leaving_take_back(request: Asked, guest_id: int) -> HttpResponse:
    try:
        actions.take_back_leaving(by=request.asker, stay=stay_in_reach_of(request, guest_id))
    except ValidationError as refusal:
        messages.error(request, " ".join(refusal.messages))
    return redirect("dashboard:guest_detail", guest_id)


@needs(Power.SHARE_THE_DAY)
@require_http_methods(["GET", "POST"])
def away_note(request: Asked, guest_id: int) -> HttpResponse:
    """Some days elsewhere: the one under way or to come is changed, else a new one is noted."""
    stay = stay_in_reach_of(request, guest_id)
    today = request.asker.today
    times_away = TimeAway.objects.visible_to(request.asker).filter(stay=stay)
    away = times_away.not_over(today).order_by("from_on").first()
    initial = {"from_on": away.from_on, "back_on": away.back_on} if away else {"from_on": today}
    form = TimeAwayForm(posted(request), initial=initial)
    if form.carry_out(actions.note_time_away, by=request.asker, stay=stay, away=away):
        return redirect("dashboard:guest_detail", guest_id)
    over = times_away.taken().filter(back_on__lte=today)
    context = {"form": form, "stay": stay, "away": away, "over": over, "today": today}
    return render(request, "guests/away_note.html", context)


@needs(Power.SHARE_THE_DAY)
@require_POST
def away_end(request: Asked, guest_id: int) -> HttpResponse:
    try:
        actions.end_time_away(by=request.asker, stay=stay_in_reach_of(request, guest_id))
    except ValidationError as refusal:
        messages.error(request, " ".join(refusal.messages))
    return redirect("dashboard:guest_detail", guest_id)


@needs(Power.SHARE_THE_DAY)
@require_http_methods(["GET", "POST"])
def goal_list(request: Asked, guest_id: int) -> HttpResponse:
    stay = stay_in_reach_of(request, guest_id)
    form = GoalForm(posted(request))
    if form.carry_out(actions.begin_goal, by=request.asker, stay=stay):
        return redirect("guests:goal_list", guest_id)
    record_read(Kind.GUEST_READ, by=request.asker, about=stay.guest, guest_id=guest_id)
    goals = Goal.objects.visible_to(request.asker).filter(stay=stay)
    context = {"form": form, "stay": stay, "goals": goals}
    return render(request, "guests/goal_list.html", context)


GOAL_CHANGES = {
    "reached": actions.reach_goal,
    "aside": actions.set_goal_aside,
    "under-way": actions.take_up_goal,
}


@needs(Power.SHARE_THE_DAY)
@require_POST
def goal_change(request: Asked, goal_id: int) -> HttpResponse:
    """Reached, set aside, or under way again: one button each."""
    goals = Goal.objects.visible_to(request.asker).select_related("stay")
    goal = get_object_or_404(goals, pk=goal_id)
    change = GOAL_CHANGES.get(request.POST.get("change", ""))
    if change is None:
        raise Http404
    try:
        change(by=request.asker, goal=goal)
    except ValidationError as refusal:
        messages.error(request, " ".join(refusal.messages))
    return redirect("guests:goal_list", goal.stay.guest_id)


@needs(Power.BRING_IN)
@require_http_methods(["GET", "POST"])
def room_list(request: Asked) -> HttpResponse:
    form = RoomForm(posted(request))
    if form.carry_out(actions.add_room, by=request.asker):
        return redirect("guests:room_list")
    rooms = Room.objects.visible_to(request.asker)
    return render(request, "guests/room_list.html", {"form": form, "rooms": rooms})


@needs(Power.BRING_IN)
@require_http_methods(["GET", "POST"])
def room_edit(request: Asked, room_id: int) -> HttpResponse:
    room = get_object_or_404(Room.objects.visible_to(request.asker), pk=room_id)
    form = RoomForm(posted(request), instance=room)
    if form.carry_out(actions.rename_room, by=request.asker, room=room):
        return redirect("guests:room_list")
    return render(request, "guests/room_edit.html", {"form": form, "room": room})
