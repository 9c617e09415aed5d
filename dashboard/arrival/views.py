"""The arrival of a stay: the day, the list to go through, and the welcome sheet."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from accounts.access.decorators import needs
from accounts.access.permissions import Power
from accounts.access.requests import StaffRequest
from accounts.audit.record import record_read
from accounts.people.queries import peers_on_staff
from checkins.schedule.queries import plan_of
from guests.arrival.actions import confirm_adult, take_back_tick, tick_arrival, welcome_in
from guests.arrival.forms import ArrivalForm
from guests.arrival.queries import ArrivalList, read_arrival_list
from guests.audit import GuestKind
from guests.carry_over.queries import waits_for_an_answer
from guests.models import ArrivalItem, Participant, Stay, WelcomeSheet
from guests.participants import stay_key
from guests.stays.queries import get_readable_stay, get_stay, page_of
from household.going_through.actions import tick_agreements_step
from household.going_through.queries import topics_to_go_through
from ui.forms import posted


@needs(Power.READ_STAYS)
@require_http_methods(["GET", "POST"])
def arrival_list(request: StaffRequest, guest_id: int) -> HttpResponse:
    """Whoever brings guests in notes the day they came; the list is for everyone."""
    stay = get_stay(request, guest_id)
    may_bring_in = request.actor.can(Power.BRING_IN)
    if request.method == "POST" and not may_bring_in:
        raise PermissionDenied
    form = ArrivalForm(
        posted(request), actor=request.actor, stay=stay, initial={"arrived_on": request.actor.today}
    )
    if form.submit(welcome_in, by=request.actor, stay=stay):
        return redirect("dashboard:guest_detail", guest_id)
    record_read(GuestKind.GUEST_READ, by=request.actor, about=stay.guest, guest_id=guest_id)
    may_write = stay.is_readable and request.actor.can(Power.SHARE_THE_DAY)
    context = _list_of(request, stay, may_write=may_write)
    may_carry_over = may_write and waits_for_an_answer(request.actor, stay)
    context |= {"form": form, "may_bring_in": may_bring_in, "may_carry_over": may_carry_over}
    return render(request, "dashboard/arrival/arrival_list.html", context)


@needs(Power.SHARE_THE_DAY)
@require_POST
def arrival_tick(request: StaffRequest, guest_id: int, item_id: int) -> HttpResponse:
    stay = get_readable_stay(request, guest_id)
    item = get_object_or_404(ArrivalItem.objects.for_house(request.actor.house), pk=item_id)
    refused = ""
    try:
        if "back" in request.POST:
            take_back_tick(by=request.actor, stay=stay, item=item)
        elif item.part:
            tick_agreements_step(by=request.actor, stay=stay)
        else:
            tick_arrival(by=request.actor, stay=stay, item=item)
    except ValidationError as refusal:
        refused = " ".join(refusal.messages)
    if request.htmx:
        context = _list_of(request, stay, may_write=True) | {"refused": refused}
        return render(request, "dashboard/arrival/_arrival_list.html", context)
    if refused:
        messages.warning(request, refused)
    return redirect(page_of(request, "dashboard:arrival_list", guest_id))


@needs(Power.BRING_IN)
@require_POST
def arrival_adult(request: StaffRequest, guest_id: int) -> HttpResponse:
    confirm_adult(by=request.actor, stay=get_stay(request, guest_id))
    return redirect(page_of(request, "dashboard:arrival_list", guest_id))


@needs(Power.READ_STAYS)
@require_GET
def welcome_sheet(request: StaffRequest, guest_id: int) -> HttpResponse:
    """On paper, to hand over. It shows who is staying, so it is an audited read."""
    stay = get_stay(request, guest_id)
    record_read(GuestKind.GUEST_READ, by=request.actor, about=stay.guest, guest_id=guest_id)
    context = {
        "stay": stay,
        "check_ins": plan_of(request.actor),
        "peers": peers_on_staff(request.actor),
        "sheet": WelcomeSheet.objects.for_house(request.actor.house).first(),
    }
    return render(request, "dashboard/arrival/welcome_sheet.html", context)


def _list_of(request: StaffRequest, stay: Stay, *, may_write: bool) -> dict:
    arrival = read_arrival_list(request.actor, stay)
    return {
        "stay": stay,
        "arrival": arrival,
        "participant_key": stay_key(stay.pk),
        "still_to_go": _still_to_go(request, stay, arrival),
        "may_write": may_write,
        "refused": "",
    }


def _still_to_go(request: StaffRequest, stay: Stay, arrival: ArrivalList) -> int:
    if any(line.item.part and line.tick is None for line in arrival.lines):
        return len(topics_to_go_through(request.actor, Participant(stay=stay)))
    return 0
