"""What is asked in between, and that it was answered."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from accounts.access import needs
from accounts.http import Asked
from accounts.permissions import Power
from accounts.typed import keeps_words, retyped
from guests.models import Stay
from ui.forms import posted

from .. import actions
from ..forms import AskForm
from ..models import Ask, Entry


@needs(Power.SHARE_THE_DAY)
@keeps_words("What someone asks for", "words")
@require_http_methods(["GET", "POST"])
def ask_note(request: Asked, guest_id: int) -> HttpResponse:
    stays = Stay.objects.in_reach_of(request.asker).on_date(request.asker.today)
    stay = get_object_or_404(stays.select_related("guest"), guest_id=guest_id)
    form = AskForm(posted(request), initial={"support": request.GET.get("support", "")})
    form = retyped(request, form)
    if form.carry_out(actions.note_ask, by=request.asker, stay=stay):
        return redirect("dashboard:today")
    return render(request, "checkins/ask_note.html", {"form": form, "stay": stay})


@needs(Power.SHARE_THE_DAY)
@require_POST
def ask_answer(request: Asked, ask_id: int) -> HttpResponse:
    ask = get_object_or_404(Ask.objects.visible_to(request.asker), pk=ask_id)
    actions.answer_ask(by=request.asker, ask=ask)
    return redirect("dashboard:today")


@needs(Power.SHARE_THE_DAY)
@require_POST
def entry_answer(request: Asked, entry_id: int) -> HttpResponse:
    """A guest's entry alone: what staff ask for is theirs, and not answered here."""
    entries = Entry.objects.visible_to(request.asker).filter(stay__isnull=False)
    entry = get_object_or_404(entries, pk=entry_id)
    try:
        actions.answer_entry(by=request.asker, entry=entry, support=request.POST.get("support", ""))
    except ValidationError as refusal:
        messages.warning(request, " ".join(refusal.messages))
    return redirect("dashboard:today")
