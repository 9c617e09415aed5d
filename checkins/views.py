"""The round, with everyone on one screen, and the rounds so far."""

from datetime import date, timedelta

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_GET, require_http_methods

from accounts.access import needs
from accounts.audit import Kind, record_read
from accounts.http import Asked
from accounts.permissions import Power
from ui.forms import PlainForm, posted

from . import actions
from .cards import Card
from .closing import summary_of
from .forms import ClosingForm, ReopeningForm
from .models import Entry, Round, Which, WithdrawnWords
from .queries import (
    Sheet,
    add_what_came_after_closing,
    days_so_far,
    peers_on_staff,
    person_of,
    read_sheet,
    round_of,
)

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
    _note_reading(request, sheet.round)
    return _page(request, sheet, [Card(person, which) for person in sheet.people])


def _note_reading(request: Asked, round_: Round | None) -> None:
    """A past round's reading goes on record; the open one's does not."""
    if round_ is not None and round_.is_past(request.asker.today):
        record_read(Kind.ROUND_READ, by=request.asker, about=round_)


def _page(request: Asked, sheet: Sheet, cards: list[Card], status: int = 200) -> HttpResponse:
    add_what_came_after_closing(request.asker, sheet)
    if sheet.is_closed:
        sheet.people = [person for person in sheet.people if person.is_in_it]
        cards = [card for card in cards if card.person.is_in_it or card.has_problems]
    template = "checkins/round_detail.html" if sheet.is_held else "checkins/round_not_held.html"
    context = {
        "sheet": sheet,
        "cards": cards,
        "summary": summary_of(sheet.people),
        # Words that a closed round did not take stand in their fields all the same.
        "is_written_in": not sheet.is_closed or any(card.has_problems for card in cards),
        "may_reopen": request.asker.can(Power.REOPEN_ROUNDS),
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
    try:
        _fill_the_circle(request, sheet)
    except ValidationError as refusal:
        messages.warning(request, " ".join(refusal.messages))
    asking = {card.key: card for card in cards if card.has_problems or conflicts[card.key]}
    if not asking:
        if "close" in request.POST and round_of(asker, which, day) is not None:
            return redirect("checkins:round_close", day, which)
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


def _fill_the_circle(request: Asked, sheet: Sheet) -> None:
    """Everyone is here, or one more peer on staff joins, when that was pressed."""
    asker, which, day = request.asker, sheet.which, sheet.date
    if "everyone" in request.POST:
        circle = [(person.stay, person.staff) for person in sheet.people]
        actions.everyone_is_here(by=asker, which=which, day=day, circle=circle)
    joining = request.POST.get("join", "")
    for user in sheet.may_join:
        if str(user.pk) == joining:
            actions.join_round(by=asker, which=which, day=day, staff=user)


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
@require_http_methods(["GET", "POST"])
def round_close(request: Asked, day: date, which: Which) -> HttpResponse:
    """How the round went, who led it, and a line about the circle; then it is closed."""
    sheet = read_sheet(request.asker, which, day)
    if sheet.round is None:
        raise Http404
    if sheet.is_closed:
        return redirect("checkins:round_detail", day, which)
    form = _closing_form(request, sheet, sheet.round)
    if not form.asks_first() and form.carry_out(
        actions.close_round, by=request.asker, round_=sheet.round
    ):
        messages.success(request, "The check-in is closed. Thank you for holding it.")
        return redirect("checkins:round_detail", day, which)
    _note_reading(request, sheet.round)
    context = {"sheet": sheet, "form": form, "summary": summary_of(sheet.people)}
    return render(request, "checkins/round_close.html", context)


def _closing_form(request: Asked, sheet: Sheet, round_: Round) -> ClosingForm:
    """With what was said at an earlier closing."""
    here = {user.pk: user for user in peers_on_staff(request.asker)}
    here |= {person.staff.pk: person.staff for person in sheet.people if person.staff}
    if round_.led_by_staff:
        here.setdefault(round_.led_by_staff.pk, round_.led_by_staff)
    guests = [person.stay for person in sheet.people if person.stay]
    if round_.led_by_stay and round_.led_by_stay not in guests:
        guests.append(round_.led_by_stay)
    led_by = ""
    if round_.led_by_stay_id:
        led_by = f"stay-{round_.led_by_stay_id}"
    elif round_.led_by_staff_id:
        led_by = f"staff-{round_.led_by_staff_id}"
    return ClosingForm(
        posted(request),
        guests=guests,
        staff=list(here.values()),
        initial={"led_by": led_by, "circle": round_.circle},
    )


@needs(Power.REOPEN_ROUNDS)
@require_http_methods(["GET", "POST"])
def round_reopen(request: Asked, day: date, which: Which) -> HttpResponse:
    round_ = round_of(request.asker, which, day)
    if round_ is None:
        raise Http404
    form = ReopeningForm(posted(request))
    if form.carry_out(actions.reopen_round, by=request.asker, round_=round_):
        return redirect("checkins:round_detail", day, which)
    context = {"round": round_, "which": Which(which), "form": form}
    return render(request, "checkins/round_reopen.html", context)


@needs(Power.SHARE_THE_DAY)
@require_http_methods(["GET", "POST"])
def entry_withdraw(request: Asked, entry_id: int) -> HttpResponse:
    """These words belong to someone else: asked once more, then they are taken away.

    Afterwards their author and a manager read them here.
    """
    asker = request.asker
    entries = Entry.objects.visible_to(asker).for_page().with_mistakes(asker)
    entry = get_object_or_404(entries, pk=entry_id)
    form = PlainForm(posted(request))
    if form.carry_out(actions.withdraw_words, by=asker, entry=entry):
        messages.success(request, "The words are taken away from there.")
        return redirect("checkins:round_detail", entry.round.date, entry.round.which)
    _note_reading(request, round_of(asker, Which(entry.round.which), entry.round.date))
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
    return render(request, "checkins/entry_withdraw.html", context)
