from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_GET

from accounts.access.decorators import needs
from accounts.access.permissions import Power
from accounts.access.requests import StaffRequest
from accounts.audit.record import record_read
from guests.audit import GuestKind
from guests.carry_over.queries import waits_for_an_answer
from guests.milestones.forms import LookBackForm
from guests.milestones.nudges import nudges_for
from guests.models import Goal
from guests.stays.queries import get_readable_stay, get_stay, other_stays, rooms_before

from .page import StayPage, read_stay_page
from .thread import read_thread


@needs(Power.READ_STAYS)
@require_GET
def guest_detail(request: StaffRequest, guest_id: int) -> HttpResponse:
    stay = get_stay(request, guest_id)
    record_read(GuestKind.GUEST_READ, by=request.actor, about=stay.guest, guest_id=guest_id)
    readable = stay.is_readable
    nudges = nudges_for(request.actor, [stay]) if readable else {}
    may_bring_in = request.actor.can(Power.BRING_IN)
    context = {
        "stay": stay,
        "readable": readable,
        "may_bring_in": may_bring_in,
        "before_arrival": stay.arrived_on is None and (readable or may_bring_in),
        "other_stays": other_stays(request.actor, stay),
        "former_rooms": rooms_before(request.actor, stay),
        "may_write": readable and request.actor.can(Power.SHARE_THE_DAY),
        "may_carry_over": waits_for_an_answer(request.actor, stay),
        "nudges": nudges.get(stay.pk),
        "look_back": LookBackForm(request),
        "page": read_stay_page(request.actor, stay) if readable else StayPage(),
    }
    return render(request, "dashboard/stay/guest_detail.html", context)


@needs(Power.READ_WORDS)
@require_GET
def goal_thread(request: StaffRequest, guest_id: int, goal_id: int) -> HttpResponse:
    stay = get_readable_stay(request, guest_id)
    goal = get_object_or_404(Goal.objects.readable_by(request.actor).filter(stay=stay), pk=goal_id)
    record_read(GuestKind.GUEST_READ, by=request.actor, about=stay.guest, guest_id=guest_id)
    context = {"stay": stay, "goal": goal, "days": read_thread(request.actor, stay, goal)}
    return render(request, "dashboard/stay/goal_thread.html", context)
