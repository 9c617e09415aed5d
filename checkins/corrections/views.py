from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods

from accounts.access.decorators import needs
from accounts.access.permissions import Power
from accounts.access.requests import Asked
from accounts.audit.record import Kind, record_read
from ui.forms import PlainForm, posted

from ..entries.models import Entry
from ..rounds.people import person_of
from ..rounds.queries import round_of
from ..rounds.views import note_reading
from ..schedule.models import Which
from . import actions
from .models import WithdrawnWords
from .queries import with_mistakes


@needs(Power.SHARE_THE_DAY)
@require_http_methods(["GET", "POST"])
def entry_withdraw(request: Asked, entry_id: int) -> HttpResponse:
    """These words belong to someone else: asked once more, then they are taken away.

    Afterwards their author and a manager read them here.
    """
    asker = request.asker
    entries = with_mistakes(asker, Entry.objects.visible_to(asker).for_page())
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
    return render(request, "checkins/corrections/entry_withdraw.html", context)
