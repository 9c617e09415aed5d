"""The round, with everyone on one screen, on paper, and so far; what is asked in between."""

from datetime import date, timedelta

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from accounts.access import needs
from accounts.audit import Kind, record_read
from accounts.http import Asked
from accounts.permissions import Power
from guests.models import Stay
from ui.forms import posted

from . import actions
from .cards import Card
from .forms import AskForm, entry_form_for
from .models import Ask, Entry, Intention, Which
from .queries import Sheet, days_so_far, read_sheet

DAYS_SHOWN = 14
# A house that sees a storm coming prints its sheets for so long ahead.
SHEETS_AHEAD = timedelta(days=14)
# On each sheet, for whoever joins; and so many when nobody is staying.
EMPTY_PLACES = 2
EMPTY_PLACES_ALONE = 4


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
        context = {
            "day": day,
            "which": which,
            "has_sheet": _has_sheet(request, day),
        }
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
        "cards": cards,
        "has_sheet": _has_sheet(request, sheet.date),
    }
    return render(request, template, context, status=status)


def _has_sheet(request: Asked, day: date) -> bool:
    """Blank sheets are for today and the coming days; the past is on its own page."""
    return request.asker.today <= day <= request.asker.today + SHEETS_AHEAD


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
        circle = [(person.stay, person.staff) for person in sheet.people]
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


@needs(Power.SHARE_THE_DAY)
@require_GET
def round_sheet(request: Asked, day: date, which: Which) -> HttpResponse:
    """The round on paper, for the day the power is out: in the order of the page it is typed into.

    It shows who is staying, so it is an audited read, even of an open round.
    """
    if not _has_sheet(request, day):
        context = {"day": day, "days_ahead": SHEETS_AHEAD.days}
        return render(request, "checkins/round_sheet_none.html", context, status=403)
    sheet = read_sheet(request.asker, which, day)
    record_read(Kind.SHEET_PRINTED, by=request.asker)
    guests = [person for person in sheet.people if person.stay]
    context = {
        "sheet": sheet,
        "guests": guests,
        "empty_places": range(EMPTY_PLACES if guests else EMPTY_PLACES_ALONE),
        "form": entry_form_for(which)(),
        "goal_places": Intention.PLACES,
        "answers": Intention.Answer.labels,
        "other": Which.AFTERNOON if sheet.is_morning else Which.MORNING,
        "neighbours": [
            (label, near)
            for label, near in (
                ("The day before", day - timedelta(days=1)),
                ("The next day", day + timedelta(days=1)),
            )
            if _has_sheet(request, near)
        ],
    }
    return render(request, "checkins/round_sheet.html", context)


@needs(Power.SHARE_THE_DAY)
@require_http_methods(["GET", "POST"])
def ask_note(request: Asked, guest_id: int) -> HttpResponse:
    stays = Stay.objects.in_reach_of(request.asker).on_date(request.asker.today)
    stay = get_object_or_404(stays.select_related("guest"), guest_id=guest_id)
    form = AskForm(posted(request), initial={"support": request.GET.get("support", "")})
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
