"""Closing a round and opening it again."""

from datetime import date

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from accounts.access.decorators import needs
from accounts.access.permissions import Power
from accounts.access.requests import StaffRequest
from accounts.drafts.autosave import autosaved, keep_draft
from accounts.people.queries import peers_on_staff
from guests.models import Participant

from ..rounds.models import Round
from ..rounds.queries import RoundPage, read_round_page, round_of
from ..rounds.views import record_round_read
from ..schedule.models import Which
from . import actions
from .forms import ClosingForm, RoundReopeningForm
from .summary import summary_of


@needs(Power.SHARE_THE_DAY)
@autosaved(ClosingForm)
@require_http_methods(["GET", "POST"])
def round_close(request: StaffRequest, day: date, which: Which) -> HttpResponse:
    round_page = read_round_page(request.actor, which, day)
    if round_page.round is None:
        raise Http404
    if round_page.is_closed:
        return _to_closed(request, round_page.round)
    form = _closing_form(request, round_page, round_page.round)
    if form.submit(actions.close_round, round_=round_page.round):
        messages.success(request, "The check-in is closed. Thank you for holding it.")
        return _to_closed(request, form.result)
    record_round_read(request, round_page.round)
    context = {"round_page": round_page, "form": form, "summary": summary_of(round_page.people)}
    return render(request, "checkins/closing/round_close.html", context)


def _to_closed(request: StaffRequest, round_: Round) -> HttpResponse:
    """Whoever closed it first may have written another line; then one's own is kept."""
    back = redirect("checkins:round_detail", round_.date, round_.which)
    typed = request.POST.get("circle", "").split()
    return back if typed == round_.circle.split() else keep_draft(back)


def _closing_form(request: StaffRequest, round_page: RoundPage, round_: Round) -> ClosingForm:
    in_round = [person.someone for person in round_page.people]
    staff = [Participant(staff=user) for user in peers_on_staff(request.actor)]
    staff += [each for each in (*in_round, round_.leader) if each.staff]
    guests = [each for each in (*in_round, round_.leader) if each.stay]
    people = {each.key: each for each in (*staff, *guests)}
    return ClosingForm(
        request,
        people=list(people.values()),
        initial={"led_by": round_.leader.key, "circle": round_.circle},
    )


@needs(Power.REOPEN_ROUNDS)
@autosaved(RoundReopeningForm)
@require_http_methods(["GET", "POST"])
def round_reopen(request: StaffRequest, day: date, which: Which) -> HttpResponse:
    round_ = round_of(request.actor, which, day)
    if round_ is None:
        raise Http404
    form = RoundReopeningForm(request)
    if form.submit(actions.reopen_round, round_=round_):
        return redirect("checkins:round_detail", day, which)
    if form.non_field_errors():
        messages.warning(request, f"{' '.join(form.problems())} Your words are kept on Today.")
        return keep_draft(redirect("checkins:round_detail", day, which))
    context = {"round": round_, "which": Which(which), "form": form}
    return render(request, "checkins/closing/round_reopen.html", context)
