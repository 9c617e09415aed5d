"""Handing over from shift to shift: reading what was left, and leaving what there is."""

from datetime import datetime

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.dateparse import parse_datetime
from django.utils.timezone import is_aware
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from accounts.access.decorators import needs
from accounts.access.permissions import Power
from accounts.access.requests import StaffRequest
from accounts.audit.record import head_of
from accounts.drafts.autosave import autosaved
from guests.models import Stay
from guests.reads import record_guests_read
from guests.wording.hints import page_after_saving
from shifts.handoffs.actions import hand_over, read_handoffs
from shifts.models import Handoff
from shifts.notes.views import hints_of_notes
from shifts.rota.now import read_on_now
from ui.forms import posted

from .events import AsOf
from .reading import read_one, read_page
from .segments import (
    Segment,
    Segments,
    left_meanwhile,
    opened_about,
    segments,
    stays_to_pass_on,
)


@needs(Power.SHARE_THE_DAY)
@autosaved(Segment)
@require_http_methods(["GET", "POST"])
def handoff(request: StaffRequest) -> HttpResponse:
    asked = AsOf.of(request.actor)
    here, left = stays_to_pass_on(asked)
    on_now = read_on_now(request.actor)
    data, typed = posted(request), request.actor.draft_words.get(request.path, {})
    about = [*here, *left]
    about += left_meanwhile(request.actor, about, data, typed)
    opened = opened_about(request, about, typed)
    places = segments(request, about, opened, on_now.shifts)
    if request.htmx and "about" in request.GET:
        return _one_segment(request, places)
    if request.method == "POST" and _hand_over(request, asked, here, places.forms):
        messages.success(request, "Handed over. Thank you; rest well.")
        said = [text for form in places.forms for text in form.texts_to_hint()]
        return redirect(page_after_saving(request, request.path, "note", said))
    context = {
        "page": read_page(asked, here),
        "segments": places,
        "hints": hints_of_notes(request),
        "on_now": on_now,
        "record_head": head_of(request.actor.house.pk),
    }
    return render(request, "dashboard/handoff/handoff.html", context)


def _one_segment(request: StaffRequest, places: Segments) -> HttpResponse:
    """Opened in place, on a page that has the others."""
    form = next((form for form in places.forms if form.place == request.GET["about"]), None)
    if form is None:
        raise Http404
    context = {"form": form, "stay": form.about_stay, "comes_alone": True}
    return render(request, "dashboard/handoff/_segment.html", context)


def _hand_over(request: StaffRequest, asked: AsOf, here: list[Stay], forms: list[Segment]) -> bool:
    needs_a_look = [form for form in forms if form.needs_confirmation() or not form.is_valid()]
    if needs_a_look:
        return False
    notes = {form.about_stay: form.said() for form in forms if any(form.said())}
    try:
        listed = read_page(asked, here).listed
        hand_over(by=request.actor, listed=listed, notes=notes)
    except ValidationError as refusal:
        forms[0].add_action_errors(refusal)
        return False
    return True


@needs(Power.SHARE_THE_DAY)
@require_POST
def handoff_read(request: StaffRequest) -> HttpResponse:
    """Only what the page showed counts as read, not what came in since."""
    sent = request.POST.getlist("handoff")
    shown = [int(each) for each in sent if each.isascii() and each.isdigit() and len(each) < 19]
    handoffs = Handoff.objects.readable_by(request.actor).filter(pk__in=shown)
    shown_at = _moment(request.POST.get("shown_at", ""))
    read_handoffs(by=request.actor, handoffs=handoffs, shown_at=shown_at)
    if handoffs:
        messages.success(request, "Marked as read.")
    return redirect("dashboard:today")


def _moment(said: str) -> datetime | None:
    try:
        moment = parse_datetime(said)
    except ValueError:
        return None
    return moment if moment and is_aware(moment) else None


@needs(Power.SHARE_THE_DAY)
@require_GET
def handoff_detail(request: StaffRequest, handoff_id: int) -> HttpResponse:
    """Whoever is on shift reads the latest ones; who reads an older one is on record."""
    actor = request.actor
    handoffs = Handoff.objects.readable_by(actor).select_related("given_by")
    one = read_one(actor, get_object_or_404(handoffs, pk=handoff_id))
    if one.handoff.given_at <= actor.now - Handoff.ASKED_FOR:
        record_guests_read((each.guest_id for each in one.contents.guests), by=actor)
    context = {"one": one, "record_head": head_of(actor.house.pk)}
    return render(request, "dashboard/handoff/handoff_detail.html", context)
