"""Closing a round and opening it again."""

from datetime import date

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from accounts.access.decorators import needs
from accounts.access.permissions import Power
from accounts.access.requests import Asked
from accounts.drafts.autosave import keeps_words, not_saved, retyped
from accounts.people.queries import peers_on_staff
from ui.forms import posted

from ..rounds.models import Round
from ..rounds.queries import Sheet, read_sheet, round_of
from ..rounds.views import note_reading
from ..schedule.models import Which
from . import actions
from .forms import ClosingForm, ReopeningForm
from .summary import summary_of


@needs(Power.SHARE_THE_DAY)
@keeps_words("Closing a check-in", "circle")
@require_http_methods(["GET", "POST"])
def round_close(request: Asked, day: date, which: Which) -> HttpResponse:
    sheet = read_sheet(request.asker, which, day)
    if sheet.round is None:
        raise Http404
    if sheet.is_closed:
        back = redirect("checkins:round_detail", day, which)
        said = request.POST.get("circle", "").split()
        return back if said == sheet.round.circle.split() else not_saved(back)
    form = retyped(request, _closing_form(request, sheet, sheet.round))
    if not form.asks_first() and form.carry_out(
        actions.close_round, by=request.asker, round_=sheet.round
    ):
        messages.success(request, "The check-in is closed. Thank you for holding it.")
        return redirect("checkins:round_detail", day, which)
    note_reading(request, sheet.round)
    context = {"sheet": sheet, "form": form, "summary": summary_of(sheet.people)}
    return render(request, "checkins/closing/round_close.html", context)


def _closing_form(request: Asked, sheet: Sheet, round_: Round) -> ClosingForm:
    here = {user.pk: user for user in peers_on_staff(request.asker)}
    here |= {person.staff.pk: person.staff for person in sheet.people if person.staff}
    if round_.led_by_staff:
        here.setdefault(round_.led_by_staff.pk, round_.led_by_staff)
    guests = [person.stay for person in sheet.people if person.stay]
    if round_.led_by_stay and round_.led_by_stay not in guests:
        guests.append(round_.led_by_stay)
    led_by = ""
    if round_.led_by_stay_id:
        led_by = f"stay-{round_.led_by_stay_id}"
    elif round_.led_by_staff_id:
        led_by = f"staff-{round_.led_by_staff_id}"
    return ClosingForm(
        posted(request),
        guests=guests,
        left=[] if round_.leader_is_in_reach else [led_by],
        staff=list(here.values()),
        initial={"led_by": led_by, "circle": round_.circle},
    )


@needs(Power.REOPEN_ROUNDS)
@keeps_words("Why a check-in is opened again", "reason")
@require_http_methods(["GET", "POST"])
def round_reopen(request: Asked, day: date, which: Which) -> HttpResponse:
    round_ = round_of(request.asker, which, day)
    if round_ is None:
        raise Http404
    form = retyped(request, ReopeningForm(posted(request)))
    if form.carry_out(actions.reopen_round, by=request.asker, round_=round_):
        return redirect("checkins:round_detail", day, which)
    context = {"round": round_, "which": Which(which), "form": form}
    return render(request, "checkins/closing/round_reopen.html", context)
