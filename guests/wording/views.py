"""The house's list of words to avoid, and the hint while someone types."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from accounts.access.decorators import needs
from accounts.access.permissions import Power
from accounts.access.requests import StaffRequest
from accounts.drafts.autosave import autosaved, restore_draft
from ui.forms import posted

from . import actions
from .forms import TermEditForm, TermForm
from .hints import hints_for
from .models import Term


@needs(Power.WORD_THE_HOUSEHOLD)
@autosaved("The list of words", "word", "instead", "why", "innocent")
@require_http_methods(["GET", "POST"])
def word_list(request: StaffRequest) -> HttpResponse:
    form = restore_draft(request, TermForm(posted(request)))
    if form.submit(actions.add_plain_word, by=request.actor):
        return redirect("guests:word_list")
    words = list(Term.objects.for_house(request.actor.house))
    context = {
        "form": form,
        "words": [word for word in words if word.ended_on is None],
        "ended": [word for word in words if word.ended_on is not None],
    }
    return render(request, "guests/wording/word_list.html", context)


@needs(Power.WORD_THE_HOUSEHOLD)
@autosaved("The list of words", "word", "instead", "why", "innocent")
@require_http_methods(["GET", "POST"])
def word_edit(request: StaffRequest, word_id: int) -> HttpResponse:
    word = get_object_or_404(Term.objects.for_house(request.actor.house), pk=word_id)
    form = restore_draft(request, TermEditForm(posted(request), instance=word))
    if form.submit(actions.change_plain_word, by=request.actor, word=word):
        return redirect("guests:word_list")
    return render(request, "guests/wording/word_edit.html", {"form": form})


CHANGES = {"end": actions.end_plain_word, "take-up": actions.reopen_plain_word}


@needs(Power.WORD_THE_HOUSEHOLD)
@require_POST
def word_change(request: StaffRequest, word_id: int) -> HttpResponse:
    word = get_object_or_404(Term.objects.for_house(request.actor.house), pk=word_id)
    change = request.POST.get("change", "")
    if change not in CHANGES:
        raise Http404
    try:
        CHANGES[change](by=request.actor, word=word)
    except ValidationError as refusal:
        messages.warning(request, " ".join(refusal.messages))
    return redirect("guests:word_list")


@needs(Power.READ_STAYS)
@require_POST
def word_hint(request: StaffRequest) -> HttpResponse:
    if not request.htmx:
        return redirect("dashboard:today")
    fields = request.POST.lists()
    texts = [text for name, said in fields if name != "csrfmiddlewaretoken" for text in said]
    hints = hints_for(request.actor, texts)
    return render(
        request, "guests/wording/_word_hints.html", {"hints": hints, "while_typing": True}
    )
