"""The round, with everyone on one screen."""

import re
from collections.abc import Collection
from datetime import date

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from accounts.access import needs
from accounts.audit import Kind, record_read
from accounts.drafts import drop_drafts, keep_drafts
from accounts.http import Asked
from accounts.models import Draft
from accounts.permissions import Power
from accounts.typed import keeps_words_by

from .. import actions
from ..cards import Card
from ..closing import summary_of
from ..models import Round, Which
from ..queries import (
    Sheet,
    add_what_came_after_closing,
    add_what_was_said,
    read_person,
    read_sheet,
    round_of,
)
from .sheet import has_sheet


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
        return render(request, "checkins/round_to_come.html", context, status=403)
    if request.method == "POST":
        save = _save_one if request.htmx and "card" in request.POST else _save_all
        return save(request, day, which)
    sheet = read_sheet(request.asker, which, day)
    drafts = Draft.objects.visible_to(request.asker).filter(page=request.path)
    words = {draft.field: draft.words for draft in drafts}
    return _page(request, sheet, [Card(each, which).with_drafts(words) for each in sheet.people])


def note_reading(request: Asked, round_: Round | None) -> None:
    """A past round's reading goes on record; the open one's does not."""
    if round_ is not None and round_.is_past(request.asker.today):
        record_read(Kind.ROUND_READ, by=request.asker, about=round_)


def _morning_shown(sheet: Sheet) -> Round | None:
    """An afternoon that was never opened shows that morning's goals all the same."""
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
    template = "checkins/round_detail.html" if sheet.is_held else "checkins/round_not_held.html"
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
    """Saves one person's card as it is typed, and answers with that card as it now stands."""
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
        return render(request, "checkins/_card.html", {"card": again, "sheet": {"date": day}})
    # The usual answer is short: how the card stands, and what its fields are known to hold.
    return render(request, "checkins/_card_saved.html", {"card": card})


def _save_all(request: Asked, day: date, which: Which) -> HttpResponse:
    """Saves what will do, person by person; shows again, still typed in, what will not."""
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
    messages.warning(request, "Not everything is saved yet. What needs a look is marked below.")
    return _page(request, sheet, again, status=422)


def _title(day: date, which: Which) -> str:
    return f"{Which(which).label}, {day:%B} {day.day}"


# Whose field it is, of those that a card has.
WORDS_OF = re.compile(
    r"((?:stay|staff)-[0-9]{1,18})-(?:(?:intention|answer)-[0-9]{1,18}-)?[a-z_]{1,30}"
)


def _keep_for_later(request: Asked, day: date, which: Which, in_it: set[str]) -> None:
    """Words for someone who left this round while the page stood open are their author's draft."""
    if _keep_words(request, day, which, in_it):
        messages.warning(
            request,
            "Someone on that page is not in this check-in any more, so what you typed for them "
            "could not be saved there. You find it under Today.",
        )


def _keep_words(
    request: Asked, day: date, which: Which, in_it: Collection[str] = frozenset()
) -> bool:
    """Keeps as a draft what was typed anew for anyone but those; whether there was any of it."""
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


def _save_card(request: Asked, day: date, which: Which, card: Card) -> actions.Recorded:
    """What could not be saved is kept as its author's draft, so that it outlives this page."""
    changes = card.changes()
    recorded = actions.Recorded()
    try:
        recorded = actions.record_entry(
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
    """Everyone is here, or one more peer on staff joins, when that was pressed."""
    asker, which, day = request.asker, sheet.which, sheet.date
    if "everyone" in request.POST:
        here = [person for person in sheet.circle if not person.is_unseen]
        circle = [(person.stay, person.staff) for person in here]
        actions.everyone_is_here(by=asker, which=which, day=day, circle=circle)
    joining = request.POST.get("join", "")
    for user in sheet.may_join:
        if str(user.pk) == joining:
            actions.join_round(by=asker, which=which, day=day, staff=user)
