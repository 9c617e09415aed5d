"""Follow-ups are carried from shift to shift until they are done."""

from datetime import datetime, timedelta

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from accounts.access.actor import Actor
from accounts.access.decorators import needs
from accounts.access.permissions import Power
from accounts.access.requests import StaffRequest
from accounts.drafts.autosave import autosaved, keep_draft
from accounts.houses.compiled import compiled_once
from guests.follow_ups.actions import (
    REMOVED,
    finish_follow_up,
    make_follow_up,
    reopen_follow_up,
    withdraw_follow_up,
)
from guests.follow_ups.forms import FollowUpDoneForm, FollowUpForm
from guests.models import FollowUp
from guests.withdrawals.reading import record_reading
from guests.wording.hints import hints_after, page_after_saving
from ui.forms import PlainForm, posted
from ui.undo import say_done

from ..rota.now import read_on_now

DONE_SHOWN = timedelta(days=14)


@needs(Power.SHARE_THE_DAY)
@autosaved(FollowUpForm)
@require_http_methods(["GET", "POST"])
def follow_up_list(request: StaffRequest) -> HttpResponse:
    actor = request.actor
    on_now = read_on_now(actor)
    form = FollowUpForm(request, shifts=on_now.shifts)
    if form.submit(make_follow_up):
        return redirect(page_after_saving(request, request.path, "follow_up", form.texts_to_hint()))
    made = FollowUp.objects.readable_by(actor).filter(made_by=actor.user).order_by("-id")
    context = {
        "form": form,
        "follow_ups": _open(actor=actor),
        "done": _done(actor=actor, since=actor.now - DONE_SHOWN) if "done" in request.GET else None,
        "today": actor.today,
        "on_now": on_now,
        "hints": hints_after(request, follow_up=made.values_list("words", flat=True)[:1]),
    }
    return render(request, "shifts/follow_ups/follow_up_list.html", context)


@compiled_once
def _open(*, actor: Actor) -> QuerySet[FollowUp]:
    return FollowUp.objects.readable_by(actor).open().for_list()


@compiled_once
def _done(*, actor: Actor, since: datetime) -> QuerySet[FollowUp]:
    return FollowUp.objects.readable_by(actor).with_mistakes(actor).for_list().over_since(since)


def _follow_up_of(request: StaffRequest, follow_up_id: int) -> FollowUp:
    rows = FollowUp.objects.readable_by(request.actor).with_mistakes(request.actor)
    return get_object_or_404(rows.for_list(), pk=follow_up_id)


PAGES = {"today": "dashboard:today", "list": "shifts:follow_up_list"}


def _back(request: StaffRequest, otherwise: str = "today") -> HttpResponse:
    return redirect(PAGES.get(request.POST.get("back", ""), PAGES[otherwise]))


@needs(Power.SHARE_THE_DAY)
@autosaved(FollowUpDoneForm)
@require_http_methods(["GET", "POST"])
def follow_up_done(request: StaffRequest, follow_up_id: int) -> HttpResponse:
    """One click; the note has a page of its own only when a name is asked about."""
    follow_up = _follow_up_of(request, follow_up_id)
    shown = {"done_words": "" if follow_up.withdrawn_at else follow_up.done_words}
    form = FollowUpDoneForm(request, stay=follow_up.stay, initial=shown)
    if form.submit(finish_follow_up, follow_up=follow_up):
        undo = reverse("shifts:follow_up_take_up", args=[follow_up_id])
        say_done(request, "Done: " + follow_up.words, undo_at=undo)
        # A line that waits from before can still be added.
        return _back(request) if request.POST.get("done_words") else keep_draft(_back(request))
    if follow_up.withdrawn_at is None:
        record_reading(by=request.actor, note=follow_up)
    context = {"form": form, "follow_up": follow_up, "back": request.POST.get("back", "")}
    return render(request, "shifts/follow_ups/follow_up_done.html", context)


@needs(Power.SHARE_THE_DAY)
@require_http_methods(["GET", "POST"])
def follow_up_withdraw(request: StaffRequest, follow_up_id: int) -> HttpResponse:
    """Asks once more before removing; later its author and a manager read here what it was."""
    actor, follow_up = request.actor, _follow_up_of(request, follow_up_id)
    form = PlainForm(posted(request))
    if form.submit(withdraw_follow_up, by=actor, follow_up=follow_up):
        messages.success(request, "Removed.")
        return redirect("shifts:follow_up_withdraw", follow_up_id)
    record_reading(by=actor, note=follow_up)
    context = {"form": form, "note": follow_up, "back": reverse("shifts:follow_up_list")}
    return render(request, "shifts/follow_ups/follow_up_withdraw.html", context)


@needs(Power.SHARE_THE_DAY)
@require_POST
def follow_up_take_up(request: StaffRequest, follow_up_id: int) -> HttpResponse:
    follow_up = _follow_up_of(request, follow_up_id)
    if reopen_follow_up(by=request.actor, follow_up=follow_up).withdrawn_at is None:
        messages.success(request, f"Open again: {follow_up.words}")
    else:
        messages.error(request, REMOVED)
    return _back(request, otherwise="list")
