"""The house's list of words to avoid, and the hint while someone types."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from accounts.access.decorators import needs
from accounts.access.permissions import Power
from accounts.access.requests import StaffRequest
from accounts.drafts.autosave import autosaved
from accounts.lists.actions import change_row
from accounts.lists.buttons import END_AND_REOPEN, press_button

from .actions import add_plain_word
from .forms import TermEditForm, TermForm
from .hints import hints_for
from .models import Term


@needs(Power.WORD_THE_HOUSEHOLD)
@autosaved(TermForm)
@require_http_methods(["GET", "POST"])
def word_list(request: StaffRequest) -> HttpResponse:
    form = TermForm(request)
    if form.submit(add_plain_word):
        return redirect("guests:word_list")
    words, ended = Term.objects.for_house(request.actor.house).in_use_and_ended()
    context = {"form": form, "words": words, "ended": ended}
    return render(request, "guests/wording/word_list.html", context)


@needs(Power.WORD_THE_HOUSEHOLD)
@autosaved(TermEditForm)
@require_http_methods(["GET", "POST"])
def word_edit(request: StaffRequest, word_id: int) -> HttpResponse:
    word = get_object_or_404(Term.objects.for_house(request.actor.house), pk=word_id)
    form = TermEditForm(request, instance=word)
    if form.submit(change_row, row=word):
        return redirect("guests:word_list")
    return render(request, "guests/wording/word_edit.html", {"form": form})


@needs(Power.WORD_THE_HOUSEHOLD)
@require_POST
def word_change(request: StaffRequest, word_id: int) -> HttpResponse:
    word = get_object_or_404(Term.objects.for_house(request.actor.house), pk=word_id)
    press_button(request, word, END_AND_REOPEN)
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
