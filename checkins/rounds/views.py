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
from accounts.access.requests import StaffRequest
from accounts.audit.record import record_read
from accounts.drafts.actions import drop_drafts, keep_drafts
from accounts.drafts.autosave import autosaved_by
from accounts.models import Draft
from accounts.news.key import is_new, key_of, seen_by
from ui.clock import month_day

from ..audit import CheckInKind
from ..closing.summary import summary_of
from ..entries.actions import Recorded, everyone_is_here, join_round, record_entry
from ..entries.entry_forms import EntryForms
from ..entries.forms import entry_form_for
from ..entries.models import Intention
from ..schedule.models import Which
from . import actions
from .models import Round
from .queries import (
    RoundPage,
    add_what_came_after_closing,
    add_what_was_said,
    read_person,
    read_round_page,
    round_of,
)

# So often an open page is compared in full although nobody did anything: someone may be expected
# by now, or away.
LOOKED_AT_AGAIN = timedelta(minutes=5)


def keep_behind_the_lock(request: StaffRequest, day: date, which: Which) -> str:
    """Typed before the laptop locked, sent after it: it waits on this page for its author."""
    _keep_words(request, day, which)
    return request.path


@needs(Power.SHARE_THE_DAY)
@autosaved_by(keep_behind_the_lock)
@require_http_methods(["GET", "POST"])
def round_detail(request: StaffRequest, day: date, which: Which) -> HttpResponse:
    if day > request.actor.today:
        context = {"day": day, "which": which, "has_sheet": has_sheet(request, day)}
        return render(request, "checkins/rounds/round_to_come.html", context, status=403)
    if request.method == "POST":
        save = _save_one if request.htmx and "card" in request.POST else _save_all
        return save(request, day, which)
    if request.htmx and not is_new(request.actor, request.GET.get("key", "")):
        return HttpResponse(status=204)
    key = key_of(seen_by(request.actor), request.actor.now + LOOKED_AT_AGAIN)
    round_page = read_round_page(request.actor, which, day)
    drafts = Draft.objects.readable_by(request.actor).filter(page=request.path)
    words = {draft.field: draft.words for draft in drafts}
    return _page(
        request,
        round_page,
        [EntryForms(each, which, is_whole=False).with_drafts(words) for each in round_page.people],
        key=key,
    )


def record_round_read(request: StaffRequest, round_: Round | None) -> None:
    if round_ is not None and round_.is_past(request.actor.today):
        record_read(CheckInKind.ROUND_READ, by=request.actor, about=round_)


def _morning_shown(round_page: RoundPage) -> Round | None:
    said = [each for person in round_page.people for each in person.intentions]
    if not said:
        return None
    morning = said[0].entry.round
    morning.has_later = False
    return morning


def _page(
    request: StaffRequest,
    round_page: RoundPage,
    cards: list[EntryForms],
    status: int = 200,
    key: str = "",
) -> HttpResponse:
    record_round_read(request, round_page.round or _morning_shown(round_page))
    add_what_came_after_closing(request.actor, round_page)
    if round_page.is_closed:
        round_page.people = [person for person in round_page.people if person.is_in_it]
        cards = [card for card in cards if card.person.is_in_it or card.has_problems]
    template = (
        "checkins/rounds/round_detail.html"
        if round_page.is_held
        else "checkins/rounds/round_not_held.html"
    )
    context = {
        "round_page": round_page,
        "key": key,
        "cards": [card for card in cards if not card.person.is_away],
        "away": [card for card in cards if card.person.is_away],
        "has_sheet": has_sheet(request, round_page.date),
        "summary": summary_of(round_page.people),
        # Words that a closed round did not take are still shown in their fields.
        "is_written_in": not round_page.is_closed or any(card.has_problems for card in cards),
        "may_reopen": request.actor.can(Power.REOPEN_ROUNDS),
    }
    return render(request, template, context, status=status)


def _save_one(request: StaffRequest, day: date, which: Which) -> HttpResponse:
    actor = request.actor
    ties_a_goal = any(name.endswith("-goal") and said for name, said in request.POST.items())
    person = read_person(actor, which, day, request.POST["card"], with_goals=ties_a_goal)
    if person is None:
        _keep_for_later(request, day, which, in_it=set())
        return HttpResponse(status=404)
    card = EntryForms(person, which, request.POST)
    recorded = _save_card(request, day, which, card)
    asks_again = card.has_problems or recorded.conflicts
    if recorded.rows is None:
        add_what_was_said(actor, which, day, person)
    else:
        person.entry = recorded.rows.entry if recorded.rows.entry.pk else None
        person.intentions = recorded.rows.said() if asks_again else card.goals_shown()
    if asks_again:
        again = card.again(person, which, recorded.conflicts)
        return render(
            request, "checkins/rounds/_card.html", {"card": again, "round_page": {"date": day}}
        )
    # The usual answer is short: what is saved of the card, and what its fields hold.
    return render(request, "checkins/rounds/_card_saved.html", {"card": card})


def _save_all(request: StaffRequest, day: date, which: Which) -> HttpResponse:
    actor = request.actor
    if "hold" in request.POST:
        actions.open_round(by=actor, which=which, day=day, unplanned=True)
        return redirect(request.path)
    round_page = read_round_page(actor, which, day)
    _keep_for_later(request, day, which, {person.key for person in round_page.people})
    if not round_page.is_held:
        return _page(request, round_page, [])
    cards = [EntryForms(person, which, request.POST) for person in round_page.people]
    conflicts = {card.key: _save_card(request, day, which, card).conflicts for card in cards}
    try:
        _add_participants(request, round_page)
    except ValidationError as refusal:
        messages.warning(request, " ".join(refusal.messages))
    asking = {card.key: card for card in cards if card.has_problems or conflicts[card.key]}
    if not asking:
        if "close" in request.POST and round_of(actor, which, day) is not None:
            return redirect("checkins:round_close", day, which)
        return redirect(request.path)
    round_page = read_round_page(actor, which, day)
    again = [
        asking[person.key].again(person, which, conflicts[person.key])
        if person.key in asking
        else EntryForms(person, which, is_whole=False)
        for person in round_page.people
    ]
    messages.warning(request, "Not everything is saved yet. See what is marked below.")
    return _page(request, round_page, again, status=422)


def _title(day: date, which: Which) -> str:
    return f"{Which(which).label}, {month_day(day)}"


# Whose field it is, of those that a card has.
WORDS_OF = re.compile(
    r"((?:stay|staff)-[0-9]{1,18})-(?:(?:intention|answer)-[0-9]{1,18}-)?[a-z_]{1,30}"
)


def _keep_for_later(request: StaffRequest, day: date, which: Which, in_it: set[str]) -> None:
    if _keep_words(request, day, which, in_it):
        messages.warning(
            request,
            "Someone on that page is no longer in this check-in, so what you typed for them could "
            "not be saved there. Find it on Today.",
        )


def _keep_words(
    request: StaffRequest, day: date, which: Which, in_it: Collection[str] = frozenset()
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
        keep_drafts(by=request.actor, page=request.path, title=_title(day, which), words=words)
    return bool(words)


def _save_card(request: StaffRequest, day: date, which: Which, card: EntryForms) -> Recorded:
    """What could not be saved is kept as its author's draft, so that it outlives this page."""
    changes = card.changes()
    recorded = Recorded()
    try:
        recorded = record_entry(
            by=request.actor,
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
        keep_drafts(by=request.actor, page=request.path, title=title, words=not_saved)
    saved = card.field_names() - not_saved.keys()
    drop_drafts(by=request.actor, page=request.path, fields=saved)
    return recorded


def _add_participants(request: StaffRequest, round_page: RoundPage) -> None:
    actor, which, day = request.actor, round_page.which, round_page.date
    if "everyone" in request.POST:
        here = [person for person in round_page.participants if not person.is_unseen]
        participants = [(person.stay, person.staff) for person in here]
        everyone_is_here(by=actor, which=which, day=day, participants=participants)
    joining = request.POST.get("join", "")
    for user in round_page.may_join:
        if str(user.pk) == joining:
            join_round(by=actor, which=which, day=day, staff=user)


# A house that sees a storm coming prints its sheets for so long ahead.
SHEETS_AHEAD = timedelta(days=14)
# On each round_page, for whoever joins; and so many when nobody is staying.
EMPTY_PLACES = 2
EMPTY_PLACES_ALONE = 4


def has_sheet(request: StaffRequest, day: date) -> bool:
    """Blank sheets are for today and the coming days; the past is on its own page."""
    return request.actor.today <= day <= request.actor.today + SHEETS_AHEAD


@needs(Power.SHARE_THE_DAY)
@require_GET
def round_sheet(request: StaffRequest, day: date, which: Which) -> HttpResponse:
    """The round on paper, for the day the power is out: in the order of the page it is typed into.

    It shows who is staying, so it is an audited read, even of an open round.
    """
    if not has_sheet(request, day):
        context = {"day": day, "days_ahead": SHEETS_AHEAD.days}
        return render(request, "checkins/rounds/round_sheet_none.html", context, status=403)
    round_page = read_round_page(request.actor, which, day)
    record_read(CheckInKind.SHEET_PRINTED, by=request.actor)
    guests = [person for person in round_page.people if person.stay]
    context = {
        "round_page": round_page,
        "guests": guests,
        "empty_places": range(EMPTY_PLACES if guests else EMPTY_PLACES_ALONE),
        "form": entry_form_for(which)(),
        "goal_places": Intention.PLACES,
        "answers": Intention.Answer.labels,
        "other": Which.AFTERNOON if round_page.is_morning else Which.MORNING,
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
