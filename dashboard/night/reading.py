"""The night on one page: who is in, what each asked of it, whom nobody has seen, what is open."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta

from django.db.models import QuerySet

from accounts.access.actor import Actor
from accounts.houses.compiled import compiled_once
from checkins.models import Entry, Which
from checkins.requests.queries import GuestRequest, OpenRequests, read_open_requests
from checkins.requests.rules import ends_requests_of
from checkins.rounds.recent import DAYS
from checkins.schedule import rules as schedule
from checkins.schedule.queries import times_of
from guests.models import FollowUp, Stay
from guests.participants import stay_key
from guests.time_away.models import day_before
from guests.worldview.queries import with_worldview
from shifts.times.queries import times_of as shift_times_of
from shifts.times.rules import ShiftSpan
from ui.clock import clock
from ui.templatetags.ui import as_shift

from ..roll.groups import RollGroup
from ..roll.reading import MANY, PersonOnRoll, fire_plan_of, read_people
from ..today.unseen import Unseen, read_unseen
from ..when import check_in_past, day_past, hour_past
from .hours import night_of, overnight, shifts_of_night


@dataclass(frozen=True)
class AskedTonight:
    """One open request, and when it was asked or answered, in words."""

    asked: GuestRequest
    when: str


@dataclass(frozen=True)
class Tonight:
    """One guest, and what is known of their night."""

    someone: PersonOnRoll
    # What they said the night holds, and when; `is_old`: it was said about another night.
    words: str
    said: str
    is_old: bool
    # Their next morning's check-in has been held: what they said is there no longer.
    is_over: bool
    requests: list[AskedTonight]
    is_as_usual: bool

    @property
    def stay(self) -> Stay:
        return self.someone.stay

    @property
    def says_nothing(self) -> bool:
        return not self.is_over and (self.is_old or not self.words)


@dataclass(frozen=True)
class Night:
    # The evening's day, and the next one.
    on: date
    today: date
    shift: str
    people: list[Tonight]
    # Whom to knock for; who is not back is among the people.
    look_for: Unseen
    follow_ups: list[FollowUp]
    fire_plan: str

    @property
    def morning(self) -> date:
        return self.on + timedelta(days=1)

    @property
    def is_long(self) -> bool:
        return len(self.people) > MANY

    @property
    def who_is_in(self) -> list[Tonight]:
        return [each for each in self.people if each.someone.is_in]

    @property
    def not_back(self) -> list[Tonight]:
        return [each for each in self.people if each.someone.is_not_back]

    @property
    def elsewhere(self) -> list[Tonight]:
        return [
            each for each in self.people if each.someone.group in (RollGroup.OUT, RollGroup.AWAY)
        ]


def read_night(actor: Actor) -> Night:
    """In nine queries, however many guests. Nothing is said about peers on staff."""
    now = actor.now
    on, times = night_of(now), times_of(actor)
    stays = _stays(actor=actor, away_since=day_before(actor.today - DAYS))
    open_requests = read_open_requests(actor, times)
    spans = shifts_of_night(shift_times_of(actor), now, actor.house.zone)
    people = read_people(actor, stays, open_requests.rounds)
    return Night(
        on=on,
        today=now.date(),
        shift=_shift(actor, overnight(spans, on)),
        people=[_tonight(actor, each, open_requests, times, on) for each in people],
        look_for=replace(read_unseen(actor, stays, open_requests.rounds), not_back=[]),
        follow_ups=_for_tonight(actor, [span.time.name for span in spans]),
        fire_plan=fire_plan_of(actor),
    )


@compiled_once
def _stays(*, actor: Actor, away_since: datetime) -> QuerySet[Stay]:
    stays = with_worldview(actor, Stay.objects.readable_by(actor).on_date(actor.today))
    return stays.with_time_away(away_since).for_list()


def _shift(actor: Actor, span: ShiftSpan | None) -> str:
    if span is None:
        return ""
    return f"{as_shift(span.time.name)} until {clock(span.ends_at.astimezone(actor.house.zone))}"


def _for_tonight(actor: Actor, shifts: Sequence[str]) -> list[FollowUp]:
    """For this shift or the next, due by today, or for whoever is here with no day set."""

    def is_for_tonight(each: FollowUp) -> bool:
        if each.due_on is None:
            return not each.for_shift or each.for_shift in shifts
        return each.due_on <= actor.today or each.for_shift in shifts

    return [each for each in _open_follow_ups(actor=actor) if is_for_tonight(each)]


@compiled_once
def _open_follow_ups(*, actor: Actor) -> QuerySet[FollowUp]:
    return FollowUp.objects.readable_by(actor).open().concerning(actor).for_list()


def _tonight(
    actor: Actor,
    someone: PersonOnRoll,
    open_requests: OpenRequests,
    times: Sequence[schedule.Rule],
    on: date,
) -> Tonight:
    key, stay = stay_key(someone.stay.pk), someone.stay.pk
    words, latest = open_requests.nights.get(key), open_requests.entries.get(key)
    requests = [
        AskedTonight(each, _when(actor, each, times, on))
        for each in open_requests.asked.get(key, [])
    ]
    return Tonight(
        someone=someone,
        words=words.night if words else "",
        said="" if words is None or _is_requested(words, requests, on) else _said(words, times, on),
        is_old=words is not None and words.round.date < on,
        is_over=any(
            each.on > on and each.which == Which.MORNING and ends_requests_of(each, stay)
            for each in open_requests.rounds
        ),
        requests=requests,
        is_as_usual=not requests and latest is not None and _is_usual(latest, on),
    )


def _is_requested(entry: Entry, requests: Sequence[AskedTonight], on: date) -> bool:
    requested = any(not each.asked.is_answered and each.asked.entry == entry for each in requests)
    return requested and entry.round.date >= on


def _is_usual(entry: Entry, on: date) -> bool:
    return entry.support == Entry.Support.USUAL and entry.round.date >= on


def _said(entry: Entry, times: Sequence[schedule.Rule], on: date) -> str:
    """When they said what the night holds; of an earlier night, also about which."""
    said_on = entry.round.date
    if said_on >= on:
        return f"said {_at_check_in(times, said_on, entry.round.which)}"
    day = day_past(said_on, on)
    about = f"{said_on:%A} night" if day.isalpha() else "that night"
    return f"said {day} at the {entry.round.which} check-in, about {about}"


def _at_check_in(times: Sequence[schedule.Rule], on: date, which: str) -> str:
    """“At the 4:30 check-in”; without its hour where the house has none planned then."""
    dues = schedule.due_on(times, on)
    at = next((due.at for due in dues if due.which == which), None)
    return f"at the {_hour(at) if at else which} check-in"


def _hour(at: time) -> str:
    return clock(at).split()[0]


def _when(actor: Actor, asked: GuestRequest, times: Sequence[schedule.Rule], on: date) -> str:
    if asked.ask is not None and asked.ask.answered_at is not None:
        answered = _wall(actor, asked.ask.answered_at)
        return f"answered by {asked.ask.answered_by} {hour_past(answered, on)}"
    return f"asked {_asked_at(actor, asked, times, on)}, not answered yet"


def _asked_at(actor: Actor, asked: GuestRequest, times: Sequence[schedule.Rule], on: date) -> str:
    age = f", {asked.age}" if asked.age else ""
    if asked.entry is None:
        at = hour_past(_wall(actor, asked.at), on)
        return f"at {at}" if at[0].isdigit() else f"{at}{age}"
    round_ = asked.entry.round
    if round_.date >= on:
        return _at_check_in(times, round_.date, round_.which)
    return f"at {check_in_past(round_.date, round_.which, actor.today)}{age}"


def _wall(actor: Actor, at: datetime) -> datetime:
    return at.astimezone(actor.house.zone).replace(tzinfo=None)
