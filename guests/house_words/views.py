"""How the house words the choices about a stay."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from accounts.access.decorators import needs
from accounts.access.permissions import Power
from accounts.access.requests import StaffRequest
from accounts.drafts.autosave import autosaved

from .actions import word_choices
from .forms import HouseWordsForm
from .models import HouseWording


@needs(Power.WORD_THE_HOUSEHOLD)
@autosaved(HouseWordsForm)
@require_http_methods(["GET", "POST"])
def house_words_set(request: StaffRequest) -> HttpResponse:
    wordings = HouseWording.objects.for_house(request.actor.house).wordings()
    form = HouseWordsForm(request, wordings=wordings)
    if form.submit(word_choices):
        messages.success(request, "Saved.")
        return redirect("guests:house_words_set")
    return render(request, "guests/house_words/house_words_set.html", {"form": form})
