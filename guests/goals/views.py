"""What a guest moves toward, and the small steps on the way."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from accounts.access.decorators import needs
from accounts.access.permissions import Power
from accounts.access.requests import StaffRequest
from accounts.audit.record import record_read
from accounts.drafts.autosave import autosaved

from ..audit import GuestKind
from ..stays.queries import get_readable_stay
from . import actions
from .forms import GoalEditForm, GoalEndForm, GoalForm, StepForm
from .models import Goal, Step


class GoalCard:
    """One goal with its small forms."""

    def __init__(self, request: StaffRequest, goal: Goal) -> None:
        self.goal = goal
        step = reverse("guests:step_add", args=[goal.pk])
        end = reverse("guests:goal_change", args=[goal.pk])
        self.step_form = StepForm(request, at=step, auto_id=f"goal-{goal.pk}-step-%s")
        self.end_form = GoalEndForm(request, at=end, auto_id=f"goal-{goal.pk}-%s")


@needs(Power.SHARE_THE_DAY)
@autosaved(GoalForm)
@require_http_methods(["GET", "POST"])
def goal_list(request: StaffRequest, guest_id: int) -> HttpResponse:
    stay = get_readable_stay(request, guest_id)
    form = GoalForm(request)
    if form.submit(actions.start_goal, stay=stay):
        return redirect(request.get_full_path())
    record_read(GuestKind.GUEST_READ, by=request.actor, about=stay.guest, guest_id=guest_id)
    goals = Goal.objects.readable_by(request.actor).filter(stay=stay).prefetch_related("steps")
    in_order = sorted(goals, key=lambda goal: not goal.is_under_way)
    cards = [GoalCard(request, goal) for goal in in_order]
    context = {"form": form, "stay": stay, "cards": cards}
    return render(request, "guests/goals/goal_list.html", context)


def _goal_of(request: StaffRequest, goal_id: int) -> Goal:
    goals = Goal.objects.readable_by(request.actor).select_related("stay__guest")
    return get_object_or_404(goals, pk=goal_id)


def _note_reading(request: StaffRequest, goal: Goal) -> None:
    about = goal.stay.guest
    record_read(GuestKind.GUEST_READ, by=request.actor, about=about, guest_id=about.pk)


def _to_goals_of(goal: Goal) -> HttpResponse:
    response = redirect("guests:goal_list", goal.stay.guest_id)
    response["Location"] += f"?stay={goal.stay_id}#goal-{goal.pk}"
    return response


@needs(Power.SHARE_THE_DAY)
@autosaved(GoalEditForm)
@require_http_methods(["GET", "POST"])
def goal_edit(request: StaffRequest, goal_id: int) -> HttpResponse:
    goal = _goal_of(request, goal_id)
    form = GoalEditForm(request, goal=goal)
    if form.submit(actions.change_goal, goal=goal):
        return _to_goals_of(goal)
    _note_reading(request, goal)
    return render(request, "guests/goals/goal_edit.html", {"form": form, "goal": goal})


ENDINGS = {"reached": actions.reach_goal, "aside": actions.set_goal_aside}


@needs(Power.SHARE_THE_DAY)
@autosaved(GoalEndForm)
@require_http_methods(["GET", "POST"])
def goal_change(request: StaffRequest, goal_id: int) -> HttpResponse:
    goal, form = _goal_of(request, goal_id), GoalEndForm(request)
    if request.method == "GET":
        return _ending_page(request, goal, form)
    change = request.POST.get("change", "")
    if change == "under-way":
        actions.reopen_goal(by=request.actor, goal=goal)
        return _to_goals_of(goal)
    if change not in ENDINGS:
        raise Http404
    if form.submit(ENDINGS[change], goal=goal):
        return _to_goals_of(goal)
    return _ending_page(request, goal, form)


def _ending_page(request: StaffRequest, goal: Goal, form: GoalEndForm) -> HttpResponse:
    _note_reading(request, goal)
    return render(request, "guests/goals/goal_end.html", {"form": form, "goal": goal})


@needs(Power.SHARE_THE_DAY)
@autosaved(StepForm)
@require_http_methods(["GET", "POST"])
def step_add(request: StaffRequest, goal_id: int) -> HttpResponse:
    goal = _goal_of(request, goal_id)
    form = StepForm(request)
    if form.submit(actions.add_step, goal=goal):
        return _to_goals_of(goal)
    _note_reading(request, goal)
    return render(request, "guests/goals/step_add.html", {"form": form, "goal": goal})


@needs(Power.SHARE_THE_DAY)
@require_POST
def step_change(request: StaffRequest, step_id: int) -> HttpResponse:
    steps = Step.objects.readable_by(request.actor).select_related("goal__stay")
    step = get_object_or_404(steps, pk=step_id)
    try:
        actions.set_step(by=request.actor, step=step, is_done="done" in request.POST)
    except ValidationError as refusal:
        messages.error(request, " ".join(refusal.messages))
    return _to_goals_of(step.goal)
