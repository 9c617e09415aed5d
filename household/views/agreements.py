"""The agreements we live by: all of them, one topic with its past, and the posting for the wall."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_GET

from accounts.access import needs
from accounts.http import Asked
from accounts.permissions import Power
from accounts.typed import retyped

from ..forms import CommentForm, DecideForm
from ..models import Agreement, AgreementVersion
from ..queries import read_agreement, read_agreements


@needs(Power.LIVE_TOGETHER, Power.WORD_THE_HOUSEHOLD)
@require_GET
def agreement_list(request: Asked) -> HttpResponse:
    context = {"agreements": read_agreements(request.asker), "today": request.asker.today}
    return render(request, "household/agreement_list.html", context)


@needs(Power.LIVE_TOGETHER, Power.WORD_THE_HOUSEHOLD)
@require_GET
def agreement_detail(request: Asked, agreement_id: int) -> HttpResponse:
    asker = request.asker
    agreement = get_object_or_404(Agreement.objects.visible_to(asker), pk=agreement_id)
    read = read_agreement(asker, agreement)
    context = {
        "read": read,
        "lives_together": asker.can(Power.LIVE_TOGETHER),
        "decides_alone": asker.can(Power.DECIDE_AGREEMENTS),
        "today": asker.today,
    }
    if read.proposal and asker.can(Power.LIVE_TOGETHER):
        context |= _forms_about(request, read.proposal.version)
    return render(request, "household/agreement_detail.html", context)


def _forms_about(request: Asked, proposed: AgreementVersion) -> dict:
    """They stand below the proposal, and each has a page of its own besides."""
    comment, decide = (
        reverse(f"household:proposal_{name}", args=[proposed.pk]) for name in ("comment", "decide")
    )
    return {
        "comment_form": retyped(request, CommentForm(asker=request.asker), at=comment),
        "decide_form": retyped(request, DecideForm(asker=request.asker), at=decide),
    }


@needs(Power.LIVE_TOGETHER, Power.WORD_THE_HOUSEHOLD)
@require_GET
def agreement_posting(request: Asked) -> HttpResponse:
    """For the wall: the house, the day, the topics; nobody's name."""
    versions = AgreementVersion.objects.visible_to(request.asker).current().for_list()
    context = {"versions": list(versions), "today": request.asker.today}
    return render(request, "household/agreement_posting.html", context)
