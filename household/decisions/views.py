from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from accounts.access.decorators import needs
from accounts.access.permissions import Power
from accounts.access.requests import Asked
from accounts.drafts.autosave import keeps_words, not_saved, retyped
from guests.follow_ups.forms import FollowUpForm
from guests.forms import names_of_others
from ui.forms import posted

from ..agreements.models import Agreement
from . import actions
from .models import Decision


def _decision_of(request: Asked, decision_id: int) -> Decision:
    decisions = Decision.objects.visible_to(request.asker).for_list()
    return get_object_or_404(decisions, pk=decision_id)


@needs(Power.LIVE_TOGETHER)
@keeps_words("A follow-up on a decision", "words")
@require_http_methods(["GET", "POST"])
def decision_detail(request: Asked, decision_id: int) -> HttpResponse:
    asker, decision = request.asker, _decision_of(request, decision_id)
    form = FollowUpForm(
        posted(request),
        asker=asker,
        names=names_of_others(asker) if request.method == "POST" else [],
        initial={
            "words": decision.words,
            "stay": decision.stay_id,
            "for_person": decision.staff_id,
            "due_on": decision.by_on,
        },
    )
    known = {"by": asker, "decision": decision}
    if not form.asks_first() and form.carry_out(actions.follow_up_decision, **known):
        messages.success(request, "Added. Find it under To follow up, on Today.")
        return redirect("household:meeting_detail", decision.meeting_id)
    retyped(request, form)
    if form.is_bound and decision.is_followed_up:
        messages.warning(request, f"{' '.join(form.problems())} Your words are kept on Today.")
        return not_saved(redirect("household:decision_detail", decision.pk))
    agreements = Agreement.objects.visible_to(asker).in_use()
    context = {
        "form": form,
        "decision": decision,
        "today": asker.today,
        "agreements": agreements,
    }
    return render(request, "household/decisions/decision_detail.html", context)


@needs(Power.LIVE_TOGETHER)
@require_POST
def decision_done(request: Asked, decision_id: int) -> HttpResponse:
    decision = _decision_of(request, decision_id)
    actions.set_decision(by=request.asker, decision=decision, is_done="undone" not in request.POST)
    if request.POST.get("back") == "list":
        return redirect("household:meeting_list")
    return redirect("household:meeting_detail", decision.meeting_id)
