from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_GET

from accounts.access.decorators import needs
from accounts.access.permissions import Power
from accounts.access.requests import Asked
from accounts.audit.record import Kind, record_read
from accounts.drafts.autosave import retyped
from guests.carry_over.queries import waits_for_an_answer
from guests.milestones.forms import LookBackForm
from guests.milestones.nudges import nudges_for
from guests.models import Goal
from guests.stays.queries import other_stays, rooms_before, stay_in_reach_of, stay_of

from .page import StayPage, read_stay_page
from .thread import read_thread


@needs(Power.READ_STAYS)
@require_GET
def guest_detail(request: Asked, guest_id: int) -> HttpResponse:
    stay = stay_of(request, guest_id)
    record_read(Kind.GUEST_READ, by=request.asker, about=stay.guest, guest_id=guest_id)
    in_reach = stay.is_in_reach
    nudges = nudges_for(request.asker, [stay]) if in_reach else {}
    may_bring_in = request.asker.can(Power.BRING_IN)
    context = {
        "stay": stay,
        "in_reach": in_reach,
        "may_bring_in": may_bring_in,
        "before_arrival": stay.arrived_on is None and (in_reach or may_bring_in),
        "other_stays": other_stays(request.asker, stay),
        "former_rooms": rooms_before(request.asker, stay),
        "may_write": in_reach and request.asker.can(Power.SHARE_THE_DAY),
        "may_carry_over": waits_for_an_answer(request.asker, stay),
        "nudges": nudges.get(stay.pk),
        "look_back": retyped(request, LookBackForm()),
        "page": read_stay_page(request.asker, stay) if in_reach else StayPage(),
    }
    return render(request, "dashboard/stay/guest_detail.html", context)


@needs(Power.READ_WORDS)
@require_GET
def goal_thread(request: Asked, guest_id: int, goal_id: int) -> HttpResponse:
    stay = stay_in_reach_of(request, guest_id)
    goal = get_object_or_404(Goal.objects.visible_to(request.asker).filter(stay=stay), pk=goal_id)
    record_read(Kind.GUEST_READ, by=request.asker, about=stay.guest, guest_id=guest_id)
    context = {"stay": stay, "goal": goal, "days": read_thread(request.asker, stay, goal)}
    return render(request, "dashboard/stay/goal_thread.html", context)
