from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from accounts.access.decorators import needs
from accounts.access.permissions import Power
from accounts.access.requests import StaffRequest
from accounts.drafts.autosave import autosaved, keep_draft

from ..agreements.models import Agreement
from . import actions
from .forms import DecisionFollowUpForm
from .models import Decision


def _decision_of(request: StaffRequest, decision_id: int) -> Decision:
    decisions = Decision.objects.readable_by(request.actor).for_list()
    return get_object_or_404(decisions, pk=decision_id)


@needs(Power.LIVE_TOGETHER)
@autosaved(DecisionFollowUpForm)
@require_http_methods(["GET", "POST"])
def decision_detail(request: StaffRequest, decision_id: int) -> HttpResponse:
    actor, decision = request.actor, _decision_of(request, decision_id)
    shown = {
        "words": decision.words,
        "stay": decision.stay_id,
        "for_person": decision.staff_id,
        "due_on": decision.by_on,
    }
    form = DecisionFollowUpForm(request, initial=shown)
    if form.submit(actions.follow_up_decision, decision=decision):
        messages.success(request, "Added. Find it under To follow up, on Today.")
        return redirect("household:meeting_detail", decision.meeting_id)
    if form.is_bound and decision.is_followed_up:
        messages.warning(request, f"{' '.join(form.problems())} Your words are kept on Today.")
        return keep_draft(redirect("household:decision_detail", decision.pk))
    agreements = Agreement.objects.for_house(actor.house).in_use()
    context = {
        "form": form,
        "decision": decision,
        "today": actor.today,
        "agreements": agreements,
    }
    return render(request, "household/decisions/decision_detail.html", context)


@needs(Power.LIVE_TOGETHER)
@require_POST
def decision_done(request: StaffRequest, decision_id: int) -> HttpResponse:
    decision = _decision_of(request, decision_id)
    actions.set_decision(by=request.actor, decision=decision, is_done="undone" not in request.POST)
    if request.POST.get("back") == "list":
        return redirect("household:meeting_list")
    return redirect("household:meeting_detail", decision.meeting_id)
