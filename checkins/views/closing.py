"""Closing a round, opening it again, and taking words away that stand in the wrong place."""

from datetime import date

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods

from accounts.access import needs
from accounts.audit import Kind, record_read
from accounts.http import Asked
from accounts.permissions import Power
from accounts.queries import peers_on_staff
from accounts.typed import keeps_words, not_saved, retyped
from ui.forms import PlainForm, posted

from .. import actions
from ..closing import summary_of
from ..forms import ClosingForm, ReopeningForm
from ..models import Entry, Round, Which, WithdrawnWords
from ..queries import Sheet, person_of, read_sheet, round_of
from .round import note_reading


@needs(Power.SHARE_THE_DAY)
@keeps_words("Closing a check-in", "circle")
@require_http_methods(["GET", "POST"])
def round_close(request: Asked, day: date, which: Which) -> HttpResponse:
    """How the round went, who led it, and a line about the circle; then it is closed."""
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
    return render(request, "checkins/round_close.html", context)


def _closing_form(request: Asked, sheet: Sheet, round_: Round) -> ClosingForm:
    """With what was said at an earlier closing."""
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
    return render(request, "checkins/round_reopen.html", context)


@needs(Power.SHARE_THE_DAY)
@require_http_methods(["GET", "POST"])
def entry_withdraw(request: Asked, entry_id: int) -> HttpResponse:
    """These words belong to someone else: asked once more, then they are taken away.

    Afterwards their author and a manager read them here.
    """
    asker = request.asker
    entries = Entry.objects.visible_to(asker).for_page().with_mistakes(asker)
    entry = get_object_or_404(entries, pk=entry_id)
    form = PlainForm(posted(request))
    if form.carry_out(actions.withdraw_words, by=asker, entry=entry):
        messages.success(request, "The words are taken away from there.")
        return redirect("checkins:round_detail", entry.round.date, entry.round.which)
    note_reading(request, round_of(asker, Which(entry.round.which), entry.round.date))
    withdrawn = WithdrawnWords.objects.visible_to(asker).filter(entry=entry).for_page()
    if entry.may_read_mistake:
        guest_id = entry.stay.guest_id if entry.stay else None
        record_read(Kind.WITHDRAWN_READ, by=asker, about=entry, guest_id=guest_id)
    context = {
        "entry": entry,
        "person": person_of(asker, entry),
        "form": form,
        "withdrawn": withdrawn,
    }
    return render(request, "checkins/entry_withdraw.html", context)
