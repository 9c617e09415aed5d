"""Moments of support: noted in a line, and removed when they are in the wrong place."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.text import get_text_list
from django.views.decorators.http import require_http_methods

from accounts.access.decorators import needs
from accounts.access.permissions import Power
from accounts.access.requests import StaffRequest
from accounts.audit.record import record_read
from accounts.drafts.autosave import autosaved
from ui.forms import PlainForm, posted
from ui.on_card import render_on_card
from ui.undo import say_done

from ..audit import GuestKind
from ..stays.models import Stay
from ..stays.queries import get_readable_stay
from ..withdrawals.reading import record_reading
from ..wording.hints import ABOUT, Hint, hints_after, page_after_saving
from . import actions
from .forms import SupportMomentForm
from .models import SupportMoment
from .queries import days_of_moments, moment_ids

MOMENTS_ON_A_PAGE = 20


@needs(Power.SHARE_THE_DAY)
@autosaved(SupportMomentForm)
@require_http_methods(["GET", "POST"])
def moment_list(request: StaffRequest, guest_id: int) -> HttpResponse:
    """Within a page (htmx): the line alone, as it opens on a card of Today, and stays there while
    something is to be said about it.
    """
    actor, stay = request.actor, get_readable_stay(request, guest_id)
    form = SupportMomentForm(request, stay=stay)
    if form.submit(actions.record_moment, stay=stay):
        _say_noted(request, form.result)
        here = request.get_full_path()
        # Whoever came from Today goes on there.
        goes_on = reverse("dashboard:today") if request.GET.get("back") == "today" else here
        said = form.texts_to_hint()
        return redirect(page_after_saving(request, here, "moment", said, otherwise=goes_on))
    if request.htmx:
        known = {"form": form, "stay": stay}
        return render_on_card(
            request, "guests/support/_moment_here.html", known, card=f"guest-{stay.pk}"
        )
    record_read(GuestKind.GUEST_READ, by=actor, about=stay.guest, guest_id=guest_id)
    moments = Paginator(moment_ids(actor=actor, stay=stay), MOMENTS_ON_A_PAGE)
    page = moments.get_page(request.GET.get("page"))
    context = {
        "form": form,
        "stay": stay,
        "page": page,
        "days": days_of_moments(actor, list(page)),
        "hints": _hints(request, stay),
    }
    return render(request, "guests/support/moment_list.html", context)


def _say_noted(request: StaffRequest, moments: list[SupportMoment]) -> None:
    """One that was noted on the wrong card is taken back at once; of several, each on its page."""
    names = get_text_list([moment.stay.guest.name for moment in moments], "and")
    said = f"Noted for {names}. Thank you for being there."
    if len(moments) > 1:
        messages.success(request, said)
        return
    say_done(request, said, undo_at=reverse("guests:moment_withdraw", args=[moments[0].pk]))


def _hints(request: StaffRequest, stay: Stay) -> list[Hint]:
    if ABOUT not in request.GET:
        return []
    moments = SupportMoment.objects.readable_by(request.actor)
    own = moments.filter(stay=stay, noted_by=request.actor.user).order_by("-id")
    return hints_after(request, moment=own.values_list("words", flat=True)[:1])


@needs(Power.SHARE_THE_DAY)
@require_http_methods(["GET", "POST"])
def moment_withdraw(request: StaffRequest, moment_id: int) -> HttpResponse:
    actor = request.actor
    moments = SupportMoment.objects.readable_by(actor).with_mistakes(actor).for_list()
    moment = get_object_or_404(moments.select_related("stay__guest"), pk=moment_id)
    back = f"{reverse('guests:moment_list', args=[moment.guest_id])}?stay={moment.stay_id}"
    form = PlainForm(posted(request))
    if form.submit(actions.withdraw_moment, by=actor, moment=moment):
        messages.success(request, f"Removed: the moment with {moment.stay.guest.name}.")
        return redirect("dashboard:today" if request.POST.get("back") == "today" else back)
    record_reading(by=actor, note=moment)
    context = {"form": form, "note": moment, "back": back}
    return render(request, "guests/support/moment_withdraw.html", context)
