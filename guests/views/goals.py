"""What a guest moves toward."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from accounts.access import needs
from accounts.audit import Kind, record_read
from accounts.http import Asked
from accounts.permissions import Power
from ui.forms import posted

from .. import actions
from ..forms import GoalForm
from ..lookup import stay_in_reach_of
from ..models import Goal


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
