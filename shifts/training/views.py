"""Trainings and certificates: each their own, and all of them for those who look after them."""

from itertools import groupby

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from accounts.access.decorators import needs
from accounts.access.permissions import Power
from accounts.access.requests import StaffRequest
from accounts.drafts.autosave import autosaved
from accounts.people.queries import peers_on_staff

from . import actions
from .forms import CertificateChangeForm, CertificateForm
from .models import NUDGE_DAYS, Certificate


@needs(Power.READ_STAYS)
@autosaved(CertificateForm)
@require_http_methods(["GET", "POST"])
def training_list(request: StaffRequest) -> HttpResponse:
    actor = request.actor
    form = CertificateForm(request, initial={"got_on": actor.today})
    if form.submit(actions.record_certificate):
        return redirect("shifts:training_list")
    staff = peers_on_staff(actor)
    rows = list(Certificate.objects.readable_by(actor).filter(user__in=staff).for_list())
    for each in rows:
        each.left = each.days_left(actor.today)
    in_use = [each for each in rows if each.ended_on is None]
    context = {
        "form": form,
        "nudge_days": NUDGE_DAYS,
        "sees_all": actor.can(Power.SEE_TRAINING),
        "people": [(user, list(own)) for user, own in groupby(in_use, lambda each: each.user)],
        "ended": [each for each in rows if each.ended_on is not None],
    }
    return render(request, "shifts/training/training_list.html", context)


@needs(Power.READ_STAYS)
@autosaved(CertificateChangeForm)
@require_http_methods(["GET", "POST"])
def training_edit(request: StaffRequest, certificate_id: int) -> HttpResponse:
    certificate = _certificate_of(request, certificate_id)
    names = ("what", "got_on", "runs_out_on")
    shown = {name: getattr(certificate, name) for name in names}
    form = CertificateChangeForm(request, initial=shown)
    if form.submit(actions.change_certificate, certificate=certificate):
        return redirect("shifts:training_list")
    context = {"form": form, "certificate": certificate}
    return render(request, "shifts/training/training_edit.html", context)


@needs(Power.READ_STAYS)
@require_POST
def training_end(request: StaffRequest, certificate_id: int) -> HttpResponse:
    certificate = _certificate_of(request, certificate_id)
    actions.end_certificate(by=request.actor, certificate=certificate)
    return redirect("shifts:training_list")


def _certificate_of(request: StaffRequest, certificate_id: int) -> Certificate:
    rows = Certificate.objects.readable_by(request.actor).select_related("user")
    return get_object_or_404(rows, pk=certificate_id)
