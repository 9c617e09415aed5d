"""Requests in between check-ins, and their answers."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from accounts.access.decorators import needs
from accounts.access.permissions import Power
from accounts.access.requests import StaffRequest
from accounts.drafts.autosave import autosaved
from guests.models import Stay
from ui.on_card import render_on_card
from ui.undo import say_done

from ..entries.models import Entry
from . import actions
from .forms import SupportRequestForm
from .models import SupportRequest


@needs(Power.SHARE_THE_DAY)
@autosaved(SupportRequestForm)
@require_http_methods(["GET", "POST"])
def ask_note(request: StaffRequest, guest_id: int) -> HttpResponse:
    stays = Stay.objects.readable_by(request.actor).on_date(request.actor.today)
    stay = get_object_or_404(stays.select_related("guest"), guest_id=guest_id)
    form = SupportRequestForm(request, initial={"support": request.GET.get("support", "")})
    if form.submit(actions.record_support_request, stay=stay):
        ask = form.result
        said = f"Noted: {stay.guest.name} asked for {ask.get_support_display().lower()}."
        undo = reverse("checkins:ask_answer", args=[ask.pk])
        say_done(request, said, undo_at=undo, act="end")
        return redirect("dashboard:today")
    context = {"form": form, "stay": stay}
    if request.htmx:
        return render_on_card(
            request, "checkins/requests/_ask_here.html", context, card=f"guest-{stay.pk}"
        )
    return render(request, "checkins/requests/ask_note.html", context)


# What is done about a request, by the button that was pressed.
WITH_ASK = {
    "": actions.answer_ask,
    "renew": actions.renew_ask,
    "end": actions.end_ask,
    "reopen": actions.reopen_ask,
}
WITH_ENTRY = {"": actions.answer_entry, "renew": actions.renew_entry, "end": actions.end_entry}
# What is said of it then; all but the last with a press that takes it back.
SAID = {
    "": "{}'s request is marked as answered.",
    "end": "{}'s request is marked as over.",
    "reopen": "{}'s request is open again.",
}
PAGES = {"night": "dashboard:night"}


@needs(Power.SHARE_THE_DAY)
@require_POST
def ask_answer(request: StaffRequest, ask_id: int) -> HttpResponse:
    ask = get_object_or_404(SupportRequest.objects.readable_by(request.actor), pk=ask_id)
    return _done(request, WITH_ASK, ask=ask)


@needs(Power.SHARE_THE_DAY)
@require_POST
def entry_answer(request: StaffRequest, entry_id: int) -> HttpResponse:
    """For guests' entries alone: what staff ask for is not answered here."""
    entries = Entry.objects.readable_by(request.actor).filter(stay__isnull=False)
    entry = get_object_or_404(entries, pk=entry_id)
    return _done(request, WITH_ENTRY, entry=entry, support=request.POST.get("support", ""))


def _done(
    request: StaffRequest, acts: dict[str, Callable[..., SupportRequest]], **about: Any
) -> HttpResponse:
    pressed = request.POST.get("act", "")
    try:
        ask = acts.get(pressed, acts[""])(by=request.actor, **about)
    except ValidationError as refusal:
        messages.warning(request, " ".join(refusal.messages))
    else:
        said = SAID.get(pressed, "").format(ask.stay.guest.name)
        if pressed == "reopen":
            messages.success(request, said)
        elif said:
            undo = reverse("checkins:ask_answer", args=[ask.pk])
            say_done(request, said, undo_at=undo, act="reopen")
    return redirect(PAGES.get(request.POST.get("back", ""), "dashboard:today"))
