"""What the house goes through with someone who arrives, and the sheet it hands them."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from accounts.access.decorators import needs
from accounts.access.permissions import Power
from accounts.access.requests import StaffRequest
from accounts.drafts.autosave import autosaved
from accounts.lists.buttons import END_AND_REOPEN, UP_AND_DOWN, press_button

from ..stays.queries import get_stay
from . import actions
from .forms import ArrivalItemForm, WelcomeSheetForm
from .models import ArrivalItem, WelcomeSheet


@needs(Power.SET_THE_DAY)
@autosaved(ArrivalItemForm)
@require_http_methods(["GET", "POST"])
def arrival_items(request: StaffRequest) -> HttpResponse:
    form = ArrivalItemForm(request)
    if form.submit(actions.add_arrival_item):
        return redirect("guests:arrival_items")
    return _page(request, form=form)


@needs(Power.SET_THE_DAY)
@autosaved(ArrivalItemForm)
@require_http_methods(["GET", "POST"])
def arrival_item_edit(request: StaffRequest, item_id: int) -> HttpResponse:
    item = get_object_or_404(ArrivalItem.objects.for_house(request.actor.house), pk=item_id)
    form = ArrivalItemForm(request, instance=item)
    if form.submit(actions.reword_arrival_item, item=item):
        return redirect("guests:arrival_items")
    return render(request, "guests/arrival/arrival_item_edit.html", {"form": form})


BUTTONS = UP_AND_DOWN | END_AND_REOPEN | {"end": actions.end_arrival_item}


@needs(Power.SET_THE_DAY)
@require_POST
def arrival_item_change(request: StaffRequest, item_id: int) -> HttpResponse:
    item = get_object_or_404(ArrivalItem.objects.for_house(request.actor.house), pk=item_id)
    press_button(request, item, BUTTONS)
    return redirect("guests:arrival_items")


@needs(Power.SET_THE_DAY)
@autosaved(WelcomeSheetForm)
@require_http_methods(["GET", "POST"])
def welcome_set(request: StaffRequest) -> HttpResponse:
    form = _welcome_form(request)
    if form.submit(actions.write_welcome_sheet):
        messages.success(request, "Saved.")
        return redirect("guests:arrival_items")
    return _page(request, welcome=form)


def _welcome_form(request: StaffRequest, at: str = "") -> WelcomeSheetForm:
    sheet = WelcomeSheet.objects.for_house(request.actor.house).first()
    return WelcomeSheetForm(request, at=at, initial={"words": sheet.words if sheet else ""})


def _page(
    request: StaffRequest,
    form: ArrivalItemForm | None = None,
    welcome: WelcomeSheetForm | None = None,
) -> HttpResponse:
    items, ended = ArrivalItem.objects.for_house(request.actor.house).in_use_and_ended()
    context = {
        "form": form or ArrivalItemForm(request, at=reverse("guests:arrival_items")),
        "welcome": welcome or _welcome_form(request, at=reverse("guests:welcome_set")),
        "items": items,
        "ended": ended,
    }
    return render(request, "guests/arrival/arrival_items.html", context)


@needs(Power.BRING_IN)
@require_POST
def arrival_call_off(request: StaffRequest, guest_id: int) -> HttpResponse:
    act = actions.take_back_call_off if "back" in request.POST else actions.call_off
    try:
        act(by=request.actor, stay=get_stay(request, guest_id))
    except ValidationError as refusal:
        messages.error(request, " ".join(refusal.messages))
    return redirect("dashboard:guest_detail", guest_id)
