"""The house's own words for a fire, written down before there is one."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from accounts.access.decorators import needs
from accounts.access.permissions import Power
from accounts.access.requests import StaffRequest
from accounts.drafts.autosave import autosaved

from . import actions
from .forms import FirePlanForm
from .models import FirePlan


@needs(Power.SET_THE_DAY)
@autosaved(FirePlanForm)
@require_http_methods(["GET", "POST"])
def fire_plan_set(request: StaffRequest) -> HttpResponse:
    plan = FirePlan.objects.for_house(request.actor.house).first()
    form = FirePlanForm(request, initial={"words": plan.words if plan else ""})
    if form.submit(actions.set_fire_plan):
        messages.success(request, "Saved.")
        return redirect("dashboard:roll")
    return render(request, "shifts/fire_plan/fire_plan_set.html", {"form": form})
