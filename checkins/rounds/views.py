"""The round, with everyone on one screen."""

import re
from collections.abc import Collection
from datetime import date, timedelta

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods

from accounts.access.decorators import needs
from accounts.access.permissions import Power
from accounts.access.requests import Asked
from accounts.audit.record import Kind, record_read
from accounts.drafts.actions import drop_drafts, keep_drafts
from accounts.drafts.autosave import keeps_words_by
from accounts.models import Draft

from ..closing.summary import summary_of
from ..entries.actions import Recorded, everyone_is_here, join_round, record_entry
from ..entries.cards import Card
from ..entries.forms import entry_form_for
from ..entries.models import Intention
from ..schedule.models import Which
from . import actions
from .models import Round
from .queries import (
    Sheet,
    add_what_came_after_closing,
    add_what_was_said,
    read_person,
    read_sheet,
    round_of,
)


def keep_behind_the_lock(request: Asked, day: date, which: Which) -> str:
    """Typed before the laptop locked, sent after it: it waits on this page for its author."""
    _keep_words(request, day, which)
    return request.path


@needs(Power.SHARE_THE_DAY)
@keeps_words_by(keep_behind_the_lock)
@require_http_methods(["GET", "POST"])
def round_detail(request: Asked, day: date, which: Which) -> HttpResponse:
    if day > request.asker.today:
        context = {"day": day, "which": which, "has_sheet": has_sheet(request, day)}
        return render(request, "checkins/rounds/round_to_come.html", context, status=403)
    if request.method == "POST":
        save = _save_one if request.htmx and "card" in request.POST else _save_all
        return save(request, day, which)
    sheet = read_sheet(request.asker, which, day)
    drafts = Draft.objects.visible_to(request.asker).filter(page=request.path)
    words = {draft.field: draft.words for draft in drafts}
    return _page(request, sheet, [Card(each, which).with_drafts(words) for each in sheet.people])


def note_reading(request: Asked, round_: Round | None) -> None:
    if round_ is not None and round_.is_past(request.asker.today):
        record_read(Kind.ROUND_READ, by=request.asker, about=round_)


def _morning_shown(sheet: Sheet) -> Round | None:
    said = [each for person in sheet.people for each in person.intentions]
    if not said:
        return None
    morning = said[0].entry.round
    morning.has_later = False
    return morning


def _page(request: Asked, sheet: Sheet, cards: list[Card], status: int = 200) -> HttpResponse:
    note_reading(request, sheet.round or _morning_shown(sheet))
    add_what_came_after_closing(request.asker, sheet)
    if sheet.is_closed:
        sheet.people = [person for person in sheet.people if person.is_in_it]
        cards = [card for card in cards if card.person.is_in_it or card.has_problems]
    template = (
        "checkins/rounds/round_detail.html"
        if sheet.is_held
        else "checkins/rounds/round_not_held.html"
    )
    context = {
        "sheet": sheet,
        "cards": [card for card in cards if not card.person.is_away],
        "away": [card for card in cards if card.person.is_away],
        "has_sheet": has_sheet(request, sheet.date),
        "summary": summary_of(sheet.people),
        # Words that a closed round did not take stand in their fields all the same.
        "is_written_in": not sheet.is_closed or any(card.has_problems for card in cards),
        "may_reopen": request.asker.can(Power.REOPEN_ROUNDS),
    }
    return render(request, template, context, status=status)


def _save_one(request: Asked, day: date, which: Which) -> HttpResponse:
    asker = request.asker
    ties_a_goal = any(name.endswith("-goal") and said for name, said in request.POST.items())
    person = read_person(asker, which, day, request.POST["card"], with_goals=ties_a_goal)
    if person is None:
        _keep_for_later(request, day, which, in_it=set())
        return HttpResponse(status=404)
    card = Card(person, which, request.POST)
    recorded = _save_card(request, day, which, card)
    asks_again = card.has_problems or recorded.conflicts
    if recorded.rows is None:
        add_what_was_said(asker, which, day, person)
    else:
        person.entry = recorded.rows.entry if recorded.rows.entry.pk else None
        person.intentions = recorded.rows.said() if asks_again else card.goals_shown()
    if asks_again:
        again = card.again(person, which, recorded.conflicts)
        return render(
            request, "checkins/rounds/_card.html", {"card": again, "sheet": {"date": day}}
        )
    # The usual answer is short: how the card stands, and what its fields are known to hold.
    return render(request, "checkins/rounds/_card_saved.html", {"card": card})


def _save_all(request: Asked, day: date, which: Which) -> HttpResponse:
    asker = request.asker
    if "hold" in request.POST:
        actions.open_round(by=asker, which=which, day=day, unplanned=True)
        return redirect(request.path)
    sheet = read_sheet(asker, which, day)
    _keep_for_later(request, day, which, {person.key for person in sheet.people})
    if not sheet.is_held:
        return _page(request, sheet, [])
    cards = [Card(person, which, request.POST) for person in sheet.people]
    conflicts = {card.key: _save_card(request, day, which, card).conflicts for card in cards}
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
    messages.warning(request, "Not everything is saved yet. See what is marked below.")
    return _page(request, sheet, again, status=422)


def _title(day: date, which: Which) -> str:
    return f"{Which(which).label}, {day:%B} {day.day}"


# Whose field it is, of those that a card has.
WORDS_OF = re.compile(
    r"((?:stay|staff)-[0-9]{1,18})-(?:(?:intention|answer)-[0-9]{1,18}-)?[a-z_]{1,30}"
)


def _keep_for_later(request: Asked, day: date, which: Which, in_it: set[str]) -> None:
    if _keep_words(request, day, which, in_it):
        messages.warning(
            request,
            "Someone on that page is no longer in this check-in, so what you typed for them could "
            "not be saved there. Find it on Today.",
        )


def _keep_words(
    request: Asked, day: date, which: Which, in_it: Collection[str] = frozenset()
) -> bool:
    words = {
        name: str(said)
        for name, said in request.POST.items()
        if (whose := WORDS_OF.fullmatch(name))
        and whose[1] not in in_it
        and str(said).strip()
        and said != request.POST.get(f"initial-{name}", "")
    }
    if words:
        keep_drafts(by=request.asker, page=request.path, title=_title(day, which), words=words)
    return bool(words)


def _save_card(request: Asked, day: date, which: Which, card: Card) -> Recorded:
    """What could not be saved is kept as its author's draft, so that it outlives this page."""
    changes = card.changes()
    recorded = Recorded()
    try:
        recorded = record_entry(
            by=request.asker,
            which=which,
            day=day,
            stay=card.person.stay,
            staff=card.person.staff,
            changes=changes,
        )
    except ValidationError as refusal:
        card.refusal = " ".join(refusal.messages)
    not_saved = card.not_saved(recorded.conflicts)
    if not_saved:
        title = _title(day, which)
        keep_drafts(by=request.asker, page=request.path, title=title, words=not_saved)
    saved = card.field_names() - not_saved.keys()
    drop_drafts(by=request.asker, page=request.path, fields=saved)
    return recorded


def _fill_the_circle(request: Asked, sheet: Sheet) -> None:
    asker, which, day = request.asker, sheet.which, sheet.date
    if "everyone" in request.POST:
        here = [person for person in sheet.circle if not person.is_unseen]
        circle = [(person.stay, person.staff) for person in here]
        everyone_is_here(by=asker, which=which, day=day, circle=circle)
    joining = request.POST.get("join", "")
    for user in sheet.may_join:
        if str(user.pk) == joining:
            join_round(by=asker, which=which, day=day, staff=user)


# A house that sees a storm coming prints its sheets for so long ahead.
SHEETS_AHEAD = timedelta(days=14)
# On each sheet, for whoever joins; and so many when nobody is staying.
EMPTY_PLACES = 2
EMPTY_PLACES_ALONE = 4


def has_sheet(request: Asked, day: date) -> bool:
    """Blank sheets are for today and the coming days; the past is on its own page."""
    return request.asker.today <= day <= request.asker.today + SHEETS_AHEAD


@needs(Power.SHARE_THE_DAY)
@require_GET
def round_sheet(request: Asked, day: date, which: Which) -> HttpResponse:
    """The round on paper, for the day the power is out: in the order of the page it is typed into.

    It shows who is staying, so it is an audited read, even of an open round.
    """
    if not has_sheet(request, day):
        context = {"day": day, "days_ahead": SHEETS_AHEAD.days}
        return render(request, "checkins/rounds/round_sheet_none.html", context, status=403)
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
            if has_sheet(request, near)
        ],
    }
    return render(request, "checkins/rounds/round_sheet.html", context)
