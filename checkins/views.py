"""The round, with everyone on one screen, and the rounds so far."""

from datetime import date, timedelta

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods

from accounts.access import needs
from accounts.audit import Kind, record_read
from accounts.http import Asked
from accounts.permissions import Power

from . import actions
from .cards import Card
from .models import Which
from .queries import Sheet, days_so_far, read_sheet

DAYS_SHOWN = 14


@needs(Power.READ_WORDS)
@require_GET
def round_list(request: Asked) -> HttpResponse:
    until = request.asker.today
    days = days_so_far(request.asker, until - timedelta(days=DAYS_SHOWN - 1), until)
    return render(request, "checkins/round_list.html", {"days": days})


@needs(Power.SHARE_THE_DAY)
@require_http_methods(["GET", "POST"])
def round_detail(request: Asked, day: date, which: Which) -> HttpResponse:
    if day > request.asker.today:
        context = {"day": day, "which": which}
        return render(request, "checkins/round_to_come.html", context, status=403)
    if request.method == "POST":
        return _save(request, day, which)
    sheet = read_sheet(request.asker, which, day)
    if sheet.round is not None and sheet.round.is_past(request.asker.today):
        record_read(Kind.ROUND_READ, by=request.asker, about=sheet.round)
    return _page(request, sheet, [Card(person, which) for person in sheet.people])


def _page(request: Asked, sheet: Sheet, cards: list[Card], status: int = 200) -> HttpResponse:
    template = "checkins/round_detail.html" if sheet.is_held else "checkins/round_not_held.html"
    context = {
        "sheet": sheet,
        "cards": [card for card in cards if not card.person.is_away],
        "away": [card for card in cards if card.person.is_away],
    }
    return render(request, template, context, status=status)


def _save(request: Asked, day: date, which: Which) -> HttpResponse:
    """Saves what will do, person by person; shows again, still typed in, what will not."""
    asker = request.asker
    if "hold" in request.POST:
        actions.open_round(by=asker, which=which, day=day)
        return redirect(request.path)
    sheet = read_sheet(asker, which, day)
    if not sheet.is_held:
        return _page(request, sheet, [])
    cards = [Card(person, which, request.POST) for person in sheet.people]
    conflicts = {card.key: _save_card(request, sheet, card) for card in cards}
    if "everyone" in request.POST:
        circle = [(person.stay, person.staff) for person in sheet.circle]
        actions.everyone_is_here(by=asker, which=which, day=day, circle=circle)
    joining = request.POST.get("join", "")
    for user in sheet.may_join:
        if str(user.pk) == joining:
            actions.join_round(by=asker, which=which, day=day, staff=user)
    asking = {card.key: card for card in cards if card.has_problems or conflicts[card.key]}
    if not asking:
        return redirect(request.path)
    sheet = read_sheet(asker, which, day)
    again = [
        asking[person.key].again(person, which, conflicts[person.key])
        if person.key in asking
        else Card(person, which)
        for person in sheet.people
    ]
    messages.warning(request, "Not everything is saved yet. What needs a look is marked below.")
    return _page(request, sheet, again, status=422)


def _save_card(request: Asked, sheet: Sheet, card: Card) -> dict:
    try:
        recorded = actions.record_entry(
            by=request.asker,
            which=sheet.which,
            day=sheet.date,
            stay=card.person.stay,
            staff=card.person.staff,
            changes=card.changes(),
        )
    except ValidationError as refusal:
        card.refusal = " ".join(refusal.messages)
        return {}
    return dict(recorded.conflicts)
