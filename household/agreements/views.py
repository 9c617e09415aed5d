"""The agreements we live by: all of them, one topic with its past, and the posting for the wall."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from accounts.access.decorators import needs
from accounts.access.permissions import Power
from accounts.access.requests import StaffRequest
from accounts.drafts.autosave import autosaved

from ..decisions.models import Decision
from . import actions
from .forms import CommentForm, DecideForm, ProposeEndForm, ProposeTopicForm, ProposeWordingForm
from .models import Agreement, AgreementVersion
from .queries import read_agreement, read_agreements


@needs(Power.LIVE_TOGETHER, Power.WORD_THE_HOUSEHOLD)
@require_GET
def agreement_list(request: StaffRequest) -> HttpResponse:
    context = {"agreements": read_agreements(request.actor), "today": request.actor.today}
    return render(request, "household/agreements/agreement_list.html", context)


@needs(Power.LIVE_TOGETHER, Power.WORD_THE_HOUSEHOLD)
@require_GET
def agreement_detail(request: StaffRequest, agreement_id: int) -> HttpResponse:
    actor = request.actor
    agreement = get_object_or_404(Agreement.objects.for_house(actor.house), pk=agreement_id)
    read = read_agreement(actor, agreement)
    context = {
        "read": read,
        "lives_together": actor.can(Power.LIVE_TOGETHER),
        "decides_alone": actor.can(Power.DECIDE_AGREEMENTS),
        "today": actor.today,
    }
    if read.proposal:
        context |= _forms_about(request, read.proposal.version)
    return render(request, "household/agreements/agreement_detail.html", context)


def _forms_about(request: StaffRequest, proposed: AgreementVersion) -> dict:
    comment, decide = (
        reverse(f"household:proposal_{name}", args=[proposed.pk]) for name in ("comment", "decide")
    )
    return {
        "comment_form": CommentForm(request, at=comment),
        "decide_form": DecideForm(request, at=decide),
    }


@needs(Power.LIVE_TOGETHER, Power.WORD_THE_HOUSEHOLD)
@require_GET
def agreement_posting(request: StaffRequest) -> HttpResponse:
    versions = AgreementVersion.objects.for_house(request.actor.house).current().for_list()
    context = {"versions": list(versions), "today": request.actor.today}
    return render(request, "household/agreements/agreement_posting.html", context)


@needs(Power.LIVE_TOGETHER, Power.WORD_THE_HOUSEHOLD)
@autosaved(ProposeTopicForm)
@require_http_methods(["GET", "POST"])
def topic_propose(request: StaffRequest) -> HttpResponse:
    form = ProposeTopicForm(request, initial={"why": _decided(request)})
    if form.submit(actions.propose_topic):
        return redirect("household:agreement_detail", form.result.agreement_id)
    return render(request, "household/agreements/topic_propose.html", {"form": form})


@needs(Power.LIVE_TOGETHER, Power.WORD_THE_HOUSEHOLD)
@autosaved(ProposeWordingForm)
@require_http_methods(["GET", "POST"])
def wording_propose(request: StaffRequest, agreement_id: int) -> HttpResponse:
    agreement = _agreement_of(request, agreement_id)
    current = AgreementVersion.objects.for_house(request.actor.house).current()
    now = current.filter(agreement=agreement).first()
    shown = {"words": now.words if now else "", "why": _decided(request)}
    form = ProposeWordingForm(request, initial=shown)
    if form.submit(actions.propose_wording, agreement=agreement):
        return redirect("household:agreement_detail", agreement_id)
    context = {"form": form, "agreement": agreement, "now": now}
    return render(request, "household/agreements/wording_propose.html", context)


@needs(Power.LIVE_TOGETHER, Power.WORD_THE_HOUSEHOLD)
@autosaved(ProposeEndForm)
@require_http_methods(["GET", "POST"])
def end_propose(request: StaffRequest, agreement_id: int) -> HttpResponse:
    agreement = _agreement_of(request, agreement_id)
    form = ProposeEndForm(request)
    if form.submit(actions.propose_end, agreement=agreement):
        return redirect("household:agreement_detail", agreement_id)
    return render(
        request, "household/agreements/end_propose.html", {"form": form, "agreement": agreement}
    )


@needs(Power.LIVE_TOGETHER)
@autosaved(CommentForm)
@require_http_methods(["GET", "POST"])
def proposal_comment(request: StaffRequest, version_id: int) -> HttpResponse:
    version = _version_of(request, version_id)
    form = CommentForm(request)
    if form.submit(actions.comment_on, version=version):
        return _to_proposal(version)
    return render(
        request, "household/agreements/proposal_comment.html", {"form": form, "version": version}
    )


@needs(Power.LIVE_TOGETHER, Power.DECIDE_AGREEMENTS)
@autosaved(DecideForm)
@require_http_methods(["GET", "POST"])
def proposal_decide(request: StaffRequest, version_id: int) -> HttpResponse:
    version = _version_of(request, version_id)
    form = DecideForm(request)
    if form.submit(actions.decide_proposal, version=version):
        return redirect("household:agreement_detail", version.agreement_id)
    return render(
        request, "household/agreements/proposal_decide.html", {"form": form, "version": version}
    )


@needs(Power.LIVE_TOGETHER, Power.WORD_THE_HOUSEHOLD)
@require_POST
def proposal_take_back(request: StaffRequest, version_id: int) -> HttpResponse:
    version = _version_of(request, version_id)
    try:
        actions.take_back_proposal(by=request.actor, version=version)
    except ValidationError as refusal:
        messages.warning(request, " ".join(refusal.messages))
    return redirect("household:agreement_detail", version.agreement_id)


def _decided(request: StaffRequest) -> str:
    """What a house meeting decided, where the proposal comes from there (?decision=12)."""
    number = request.GET.get("decision", "")
    if not (number.isascii() and number.isdigit()):
        return ""
    decisions = Decision.objects.readable_by(request.actor).filter(pk=int(number[:18]))
    return "".join(decisions.values_list("words", flat=True))


def _agreement_of(request: StaffRequest, agreement_id: int) -> Agreement:
    return get_object_or_404(Agreement.objects.for_house(request.actor.house), pk=agreement_id)


def _version_of(request: StaffRequest, version_id: int) -> AgreementVersion:
    versions = AgreementVersion.objects.for_house(request.actor.house).select_related("agreement")
    return get_object_or_404(versions, pk=version_id)


def _to_proposal(version: AgreementVersion) -> HttpResponse:
    response = redirect("household:agreement_detail", version.agreement_id)
    response["Location"] += "#proposal"
    return response
