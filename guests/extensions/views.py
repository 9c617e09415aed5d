"""Staying longer: asked by the guest, decided by a manager."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from accounts.access.decorators import needs
from accounts.access.permissions import Power
from accounts.access.requests import StaffRequest
from accounts.audit.record import record_read
from accounts.drafts.autosave import autosaved, keep_draft

from ..audit import GuestKind
from ..milestones.marks import asked_by
from ..stays.days import last_planned_day
from ..stays.models import Stay
from ..stays.queries import get_readable_stay, page_of
from ..wording.hints import hints_after, page_after_saving
from . import actions
from .forms import ExtensionDecisionForm, ExtensionForm
from .models import Extension


@needs(Power.SHARE_THE_DAY)
@autosaved(ExtensionForm)
@require_http_methods(["GET", "POST"])
def extension_ask(request: StaffRequest, guest_id: int) -> HttpResponse:
    stay = get_readable_stay(request, guest_id)
    form = ExtensionForm(request)
    if form.submit(actions.ask_extension, stay=stay):
        return redirect(page_of(request, "guests:extension_ask", guest_id))
    return _page(request, stay, form=form)


def _page_of_asking(_request: StaffRequest, guest_id: int) -> str:
    return reverse("guests:extension_ask", args=[guest_id])


@needs(Power.DECIDE_EXTENSIONS)
@autosaved(ExtensionDecisionForm, at=_page_of_asking)
@require_POST
def extension_decide(request: StaffRequest, guest_id: int) -> HttpResponse:
    stay = get_readable_stay(request, guest_id)
    extension = Extension.objects.readable_by(request.actor).filter(stay=stay).to_decide().first()
    if extension is None:
        messages.warning(
            request, "There is nothing to decide. It is already decided, or nobody has asked."
        )
        to_asking = redirect(page_of(request, "guests:extension_ask", guest_id))
        said = request.POST.get("decision_words", "").strip()
        pressed = Extension.objects.readable_by(request.actor).filter(
            stay=stay, decision_words=said
        )
        return to_asking if pressed.exists() else keep_draft(to_asking)
    decision = _decision_form(request, stay, extension)
    if decision.submit(actions.decide_extension, extension=extension):
        back = page_of(request, "guests:extension_ask", guest_id)
        return redirect(page_after_saving(request, back, "decision", decision.texts_to_hint()))
    return _page(request, stay, decision=decision)


def _decision_form(
    request: StaffRequest, stay: Stay, extension: Extension, at: str = ""
) -> ExtensionDecisionForm:
    shown = {"new_leaving_on": extension.until_on}
    return ExtensionDecisionForm(request, at=at, stay=stay, initial=shown)


def _page(
    request: StaffRequest,
    stay: Stay,
    form: ExtensionForm | None = None,
    decision: ExtensionDecisionForm | None = None,
) -> HttpResponse:
    record_read(GuestKind.GUEST_READ, by=request.actor, about=stay.guest, guest_id=stay.guest_id)
    rows = Extension.objects.readable_by(request.actor).filter(stay=stay)
    extensions = list(rows.select_related("asked_with", "decided_by").prefetch_related("own_words"))
    waiting = next((each for each in extensions if each.decided_on is None), None)
    may_decide = request.actor.can(Power.DECIDE_EXTENSIONS) and stay.is_here
    page = _page_of_asking(request, stay.guest_id)
    if waiting and may_decide and decision is None:
        decision = _decision_form(request, stay, waiting, at=page)
    context = {
        "stay": stay,
        "form": form or ExtensionForm(request, at=page),
        "decision": decision,
        "waiting": waiting,
        "hints": hints_after(request, decision=[each.decision_words for each in extensions]),
        "decided": [each for each in extensions if each.decided_on],
    }
    if stay.is_here:
        context["asked_by"] = last_planned_day(stay.first_day, asked_by(stay.length))
    return render(request, "guests/extensions/extension_ask.html", context)
