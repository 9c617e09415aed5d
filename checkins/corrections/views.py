from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods

from accounts.access.decorators import needs
from accounts.access.permissions import Power
from accounts.access.requests import StaffRequest
from accounts.audit.record import record_read
from guests.audit import GuestKind
from ui.forms import PlainForm, posted

from ..entries.models import Entry
from ..rounds.people import person_of
from ..rounds.queries import round_of
from ..rounds.views import record_round_read
from ..schedule.models import Which
from . import actions
from .models import Withdrawal
from .queries import with_mistakes


@needs(Power.SHARE_THE_DAY)
@require_http_methods(["GET", "POST"])
def entry_withdraw(request: StaffRequest, entry_id: int) -> HttpResponse:
    actor = request.actor
    entries = with_mistakes(actor, Entry.objects.readable_by(actor).for_page())
    entry = get_object_or_404(entries, pk=entry_id)
    form = PlainForm(posted(request))
    if form.submit(actions.withdraw_words, by=actor, entry=entry):
        messages.success(request, "Removed.")
        return redirect("checkins:round_detail", entry.round.date, entry.round.which)
    record_round_read(request, round_of(actor, Which(entry.round.which), entry.round.date))
    withdrawn = Withdrawal.objects.readable_by(actor).filter(entry=entry).for_page()
    if entry.may_read_mistake:
        guest_id = entry.stay.guest_id if entry.stay else None
        record_read(GuestKind.WITHDRAWN_READ, by=actor, about=entry, guest_id=guest_id)
    context = {
        "entry": entry,
        "person": person_of(actor, entry),
        "form": form,
        "withdrawn": withdrawn,
    }
    return render(request, "checkins/corrections/entry_withdraw.html", context)
