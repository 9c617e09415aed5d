"""A change of an agreement: proposed, commented on, decided."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from accounts.access import needs
from accounts.http import Asked
from accounts.permissions import Power
from accounts.typed import keeps_words, retyped
from guests.forms import names_of_others
from ui.forms import posted

from .. import actions
from ..forms import (
    CommentForm,
    DecideForm,
    ProposeEndForm,
    ProposeTopicForm,
    ProposeWordingForm,
)
from ..models import Agreement, AgreementVersion, Decision


def _names(request: Asked) -> list[str]:
    """Of all the guests: the agreements are for everyone here."""
    return names_of_others(request.asker) if request.method == "POST" else []


@needs(Power.LIVE_TOGETHER, Power.WORD_THE_HOUSEHOLD)
@keeps_words("A proposed agreement", "topic", "words", "why")
@require_http_methods(["GET", "POST"])
def topic_propose(request: Asked) -> HttpResponse:
    """Something that the house has no agreement about yet."""
    form = ProposeTopicForm(
        posted(request),
        asker=request.asker,
        names=_names(request),
        initial={"why": _decided(request)},
    )
    form = retyped(request, form)
    if not form.asks_first() and form.carry_out(actions.propose_topic, by=request.asker):
        return redirect("household:agreement_detail", form.result.agreement_id)
    return render(request, "household/topic_propose.html", {"form": form})


@needs(Power.LIVE_TOGETHER, Power.WORD_THE_HOUSEHOLD)
@keeps_words("A proposed agreement", "words", "why")
@require_http_methods(["GET", "POST"])
def wording_propose(request: Asked, agreement_id: int) -> HttpResponse:
    agreement = _agreement_of(request, agreement_id)
    current = AgreementVersion.objects.visible_to(request.asker).current()
    now = current.filter(agreement=agreement).first()
    form = ProposeWordingForm(
        posted(request),
        asker=request.asker,
        names=_names(request),
        initial={"words": now.words if now else "", "why": _decided(request)},
    )
    form = retyped(request, form)
    if not form.asks_first() and form.carry_out(
        actions.propose_wording, by=request.asker, agreement=agreement
    ):
        return redirect("household:agreement_detail", agreement_id)
    context = {"form": form, "agreement": agreement, "now": now}
    return render(request, "household/wording_propose.html", context)


@needs(Power.LIVE_TOGETHER, Power.WORD_THE_HOUSEHOLD)
@keeps_words("A proposed agreement", "why")
@require_http_methods(["GET", "POST"])
def end_propose(request: Asked, agreement_id: int) -> HttpResponse:
    """That we do without an agreement about this."""
    agreement = _agreement_of(request, agreement_id)
    form = ProposeEndForm(posted(request), asker=request.asker, names=_names(request))
    form = retyped(request, form)
    if not form.asks_first() and form.carry_out(
        actions.propose_end, by=request.asker, agreement=agreement
    ):
        return redirect("household:agreement_detail", agreement_id)
    return render(request, "household/end_propose.html", {"form": form, "agreement": agreement})


@needs(Power.LIVE_TOGETHER)
@keeps_words("A word about a proposal", "words")
@require_http_methods(["GET", "POST"])
def proposal_comment(request: Asked, version_id: int) -> HttpResponse:
    version = _version_of(request, version_id)
    form = CommentForm(posted(request), asker=request.asker, names=_names(request))
    form = retyped(request, form)
    if not form.asks_first() and form.carry_out(
        actions.comment_on, by=request.asker, version=version
    ):
        return _to_proposal(version)
    return render(request, "household/proposal_comment.html", {"form": form, "version": version})


@needs(Power.LIVE_TOGETHER)
@keeps_words("What was decided about a proposal", "decided_words")
@require_http_methods(["GET", "POST"])
def proposal_decide(request: Asked, version_id: int) -> HttpResponse:
    version = _version_of(request, version_id)
    form = DecideForm(posted(request), asker=request.asker, names=_names(request))
    form = retyped(request, form)
    if not form.asks_first() and form.carry_out(
        actions.decide_proposal, by=request.asker, version=version
    ):
        return redirect("household:agreement_detail", version.agreement_id)
    return render(request, "household/proposal_decide.html", {"form": form, "version": version})


@needs(Power.LIVE_TOGETHER, Power.WORD_THE_HOUSEHOLD)
@require_POST
def proposal_take_back(request: Asked, version_id: int) -> HttpResponse:
    version = _version_of(request, version_id)
    try:
        actions.take_back_proposal(by=request.asker, version=version)
    except ValidationError as refusal:
        messages.warning(request, " ".join(refusal.messages))
    return redirect("household:agreement_detail", version.agreement_id)


def _decided(request: Asked) -> str:
    """What a house meeting decided, where the proposal comes from there (?decision=12)."""
    number = request.GET.get("decision", "")
    if not (number.isascii() and number.isdigit()):
        return ""
    decisions = Decision.objects.visible_to(request.asker).filter(pk=int(number[:18]))
    return "".join(decisions.values_list("words", flat=True))


def _agreement_of(request: Asked, agreement_id: int) -> Agreement:
    return get_object_or_404(Agreement.objects.visible_to(request.asker), pk=agreement_id)


def _version_of(request: Asked, version_id: int) -> AgreementVersion:
    versions = AgreementVersion.objects.visible_to(request.asker).select_related("agreement")
    return get_object_or_404(versions, pk=version_id)


def _to_proposal(version: AgreementVersion) -> HttpResponse:
    response = redirect("household:agreement_detail", version.agreement_id)
    response["Location"] += "#proposal"
    return response
