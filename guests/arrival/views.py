"""What the house goes through with someone who arrives, and the sheet it hands them."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from accounts.access.decorators import needs
from accounts.access.permissions import Power
from accounts.access.requests import Asked
from accounts.drafts.autosave import keeps_words, retyped
from ui.forms import posted

from ..stays.queries import stay_of
from . import actions
from .forms import ArrivalItemForm, WelcomeSheetForm
from .models import ArrivalItem, WelcomeSheet

MOVES = {"up": -1, "down": 1}


@needs(Power.SET_THE_DAY)
@keeps_words("The list for arrivals", "name", "how")
@require_http_methods(["GET", "POST"])
def arrival_items(request: Asked) -> HttpResponse:
    form = retyped(request, ArrivalItemForm(posted(request)))
    if form.carry_out(actions.add_arrival_item, by=request.asker):
        return redirect("guests:arrival_items")
    return _page(request, form=form)


@needs(Power.SET_THE_DAY)
@keeps_words("The list for arrivals", "name", "how")
@require_http_methods(["GET", "POST"])
def arrival_item_edit(request: Asked, item_id: int) -> HttpResponse:
    item = get_object_or_404(ArrivalItem.objects.visible_to(request.asker), pk=item_id)
    form = retyped(request, ArrivalItemForm(posted(request), instance=item))
    if form.carry_out(actions.reword_arrival_item, by=request.asker, item=item):
        return redirect("guests:arrival_items")
    return render(request, "guests/arrival/arrival_item_edit.html", {"form": form})


CHANGES = {"end": actions.end_arrival_item, "take-up": actions.take_up_arrival_item}


@needs(Power.SET_THE_DAY)
@require_POST
def arrival_item_change(request: Asked, item_id: int) -> HttpResponse:
    item = get_object_or_404(ArrivalItem.objects.visible_to(request.asker), pk=item_id)
    change = request.POST.get("change", "")
    if change not in MOVES | CHANGES:
        raise Http404
    try:
        if change in MOVES:
            actions.move_arrival_item(by=request.asker, item=item, places=MOVES[change])
        else:
            CHANGES[change](by=request.asker, item=item)
    except ValidationError as refusal:
        messages.warning(request, " ".join(refusal.messages))
    return redirect("guests:arrival_items")


@needs(Power.SET_THE_DAY)
@keeps_words("The welcome sheet", "words")
@require_http_methods(["GET", "POST"])
def welcome_set(request: Asked) -> HttpResponse:
    form = _welcome_form(request, posted(request))
    if form.carry_out(actions.write_welcome_sheet, by=request.asker):
        messages.success(request, "Saved.")
        return redirect("guests:arrival_items")
    return _page(request, welcome=form)


def _welcome_form(request: Asked, data: QueryDict | None = None) -> WelcomeSheetForm:
    sheet = WelcomeSheet.objects.visible_to(request.asker).first()
    form = WelcomeSheetForm(data, initial={"words": sheet.words if sheet else ""})
    return retyped(request, form, at=reverse("guests:welcome_set"))


def _page(
    request: Asked,
    form: ArrivalItemForm | None = None,
    welcome: WelcomeSheetForm | None = None,
) -> HttpResponse:
    items = list(ArrivalItem.objects.visible_to(request.asker))
    context = {
        "form": form or retyped(request, ArrivalItemForm(), at=reverse("guests:arrival_items")),
        "welcome": welcome or _welcome_form(request),
        "items": [item for item in items if item.ended_on is None],
        "ended": [item for item in items if item.ended_on is not None],
    }
    return render(request, "guests/arrival/arrival_items.html", context)


@needs(Power.BRING_IN)
@require_POST
def arrival_call_off(request: Asked, guest_id: int) -> HttpResponse:
    act = actions.take_back_call_off if "back" in request.POST else actions.call_off
    try:
        act(by=request.asker, stay=stay_of(request, guest_id))
    except ValidationError as refusal:
        messages.error(request, " ".join(refusal.messages))
    return redirect("dashboard:guest_detail", guest_id)
