"""A round as people see it: its participants, with what they said, read in few queries."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime

from django.db.models import Q, QuerySet, prefetch_related_objects
from django.utils import timezone

from accounts.access.actor import Actor
from accounts.access.permissions import Role
from accounts.houses.compiled import compiled_once
from accounts.models import User
from accounts.people.queries import peers_on_staff
from guests.models import Goal, Participant, Stay
from guests.participants import staff_key
from guests.stays.days import NOON
from guests.time_away.models import day_before

from ..corrections.models import EntryRevision
from ..corrections.queries import with_mistakes
from ..entries.models import Entry, Intention
from ..replies.queries import with_own_words
from ..schedule import rules as schedule
from ..schedule.expected import hour_of
from ..schedule.models import Which
from ..schedule.queries import expected_of, times_of, wording_on
from ..schedule.wording import wording
from .models import Reopening, Round
from .people import PersonInRound


@dataclass
class RoundPage:
    """Everything one round's page shows."""

    which: Which
    date: date
    round: Round | None
    due: schedule.Due | None
    people: list[PersonInRound]
    # Peers on staff who could still join.
    may_join: list[User]
    # The reason, when it was called off for this day.
    why_not: str = ""
    reopenings: list[Reopening] = field(default_factory=list)

    @property
    def is_morning(self) -> bool:
        return self.which == Which.MORNING

    @property
    def is_held(self) -> bool:
        return self.due is not None or self.round is not None

    @property
    def is_closed(self) -> bool:
        return self.round is not None and self.round.is_closed

    @property
    def is_late(self) -> bool:
        return self.round is not None and timezone.localdate(self.round.opened_at) != self.date

    @property
    def guests(self) -> list[PersonInRound]:
        """Expected or written down; staff join and are not counted."""
        return [person for person in self.people if person.stay and not person.is_away]

    @property
    def came(self) -> int:
        return sum(person.came for person in self.guests)

    @property
    def not_back_yet(self) -> list[PersonInRound]:
        return [each for each in self.guests if each.is_unseen and not each.came]

    @property
    def away(self) -> list[PersonInRound]:
        return [person for person in self.people if person.is_away]

    @property
    def participants(self) -> list[PersonInRound]:
        return [person for person in self.people if not person.is_away]


def round_of(actor: Actor, which: Which, day: date) -> Round | None:
    return next(iter(_rounds(actor=actor, which=which, day=day)), None)


@compiled_once
def _rounds(*, actor: Actor, which: str, day: date) -> QuerySet[Round]:
    return Round.objects.for_house(actor.house).filter(which=which, date=day).for_page(actor)


def read_round_page(actor: Actor, which: Which, day: date) -> RoundPage:
    round_ = round_of(actor, which, day)
    # One that was opened on its day is held, whatever the plan says.
    times = [] if _was_opened_then(actor, round_, day) else times_of(actor)
    opened_at = _opened_at(actor, round_)
    hour = hour_of(which, day, times, opened_at) or datetime.combine(day, NOON)
    people, may_join = _participants(actor, round_, day, hour)
    _add_intentions(actor, people, day)
    if which == Which.MORNING:  # in the afternoon no goal of the stay is chosen
        _add_goals(actor, people)
    in_ours = round_ is not None and not round_.has_prompts
    asked = wording(which, {}) if in_ours else wording_on(actor, which, day)
    for person in people.values():
        person.wording = asked
    once = schedule.once_on(times, day).get(which)
    return RoundPage(
        which=Which(which),
        date=day,
        round=round_,
        due=None
        if round_
        else next((due for due in schedule.due_on(times, day) if due.which == which), None),
        people=list(people.values()),
        may_join=may_join,
        why_not=once.why if once else "",
    )


def _opened_at(actor: Actor, round_: Round | None) -> datetime | None:
    if round_ is None:
        return None
    return round_.opened_at.astimezone(actor.house.zone).replace(tzinfo=None)


def _was_opened_then(actor: Actor, round_: Round | None, day: date) -> bool:
    opened_at = _opened_at(actor, round_)
    return opened_at is not None and opened_at.date() == day


def read_person(
    actor: Actor, which: Which, day: date, key: str, *, with_goals: bool
) -> PersonInRound | None:
    """One person of the round, to save only their entry; None for whoever is not in it.

    What they said so far is left to the action, which reads it under its lock; the afternoon's
    answers need to know which goals there are. `with_goals`: those of the stay are needed, too.
    """
    # A save needs of them who they are and whether they stay; no words from before.
    stays = Stay.objects.readable_by(actor).only("guest", "arrived_on", "left_on")
    someone = Participant.from_key(key, readable_stays=stays, staff=lambda: peers_on_staff(actor))
    if someone.stay and not someone.stay.is_staying_on(day):
        written = Entry.objects.for_house(actor.house).filter(stay=someone.stay)
        if not written.filter(round__date=day, round__which=which).exists():
            return None
    if not someone:
        return None
    person = PersonInRound(day, someone)
    people = {person.key: person}
    if with_goals:
        _add_goals(actor, people)
    if with_goals or which == Which.AFTERNOON:
        _add_intentions(actor, people, day)
    # The page has the house's own questions on it already.
    person.wording = wording(which, {})
    return person


def add_what_was_said(actor: Actor, which: Which, day: date, person: PersonInRound) -> None:
    entries = Entry.objects.readable_by(actor).for_page()
    person.entry = entries.filter(
        round__house=actor.house,
        round__date=day,
        round__which=which,
        stay=person.stay,
        staff=person.staff,
    ).first()
    if not person.intentions:
        _add_intentions(actor, {person.key: person}, day)


def _participants(
    actor: Actor, round_: Round | None, day: date, hour: datetime
) -> tuple[dict[str, PersonInRound], list[User]]:
    """Guests staying that day and whoever has an entry; today the peer who asks as well."""
    stays = _stays(actor=actor, day=day, away_since=day_before(day))
    for stay in stays:
        stay.guest.house = actor.house
    entries = _entries_of(actor, round_, stays) if round_ is not None else []
    people: dict[str, PersonInRound] = {}
    expected_then = expected_of(stays, hour)
    moment = actor.now.replace(tzinfo=None) if day == actor.today else hour
    for stay in stays:
        someone = Participant(stay=stay, is_readable=True)
        person = PersonInRound(day, someone, is_expected=stay.pk in expected_then)
        person.is_unseen = any(away.is_open(moment) for away in stay.dates.away)
        people[person.key] = person
    for entry in entries:
        person = PersonInRound(day, Participant(entry.stay, entry.staff, is_readable=True))
        people.setdefault(entry.key, person).entry = entry
    if day != actor.today:
        return people, []
    if Role.PEER in actor.roles:
        person = PersonInRound(day, Participant(staff=actor.user))
        people.setdefault(person.key, person)
    if round_ is not None and round_.was_reopened and round_.has_later:
        # Opened again after the next one: it is put right, not joined.
        return people, []
    joiners = peers_on_staff(actor)
    return people, [user for user in joiners if staff_key(user.pk) not in people]


def _entries_of(actor: Actor, round_: Round, stays: Sequence[Stay]) -> list[Entry]:
    """What is written in the round. Nearly all of it is of `stays`, which have been read."""
    entries = _entries(actor=actor, round_=round_)
    known = {stay.pk: stay for stay in stays}
    unknown = {each.stay_id for each in entries if each.stay_id} - known.keys()
    if unknown:
        of_others = Stay.objects.readable_by(actor).filter(pk__in=unknown)
        known |= {stay.pk: stay for stay in of_others.for_list()}
    for entry in entries:
        entry.round = round_
        if entry.stay_id:
            entry.stay = known[entry.stay_id]
    # Few entries have some; the round, which is asked for all day long, looks for no others.
    prefetch_related_objects([each for each in entries if each.has_own_words], "own_words")
    return entries


def _add_intentions(actor: Actor, people: dict[str, PersonInRound], day: date) -> None:
    for intention in _intentions(actor=actor, day=day):
        if (person := people.get(intention.entry.key)) is not None:
            person.intentions.append(intention)


def _add_goals(actor: Actor, people: dict[str, PersonInRound]) -> None:
    by_stay = {person.stay.pk: person for person in people.values() if person.stay}
    for goal in _goals(actor=actor, stays=list(by_stay)) if by_stay else ():
        by_stay[goal.stay_id].goals.append(goal)


@compiled_once
def _entries(*, actor: Actor, round_: Round) -> QuerySet[Entry]:
    entries = Entry.objects.readable_by(actor).filter(round=round_).order_by("id")
    return with_own_words(with_mistakes(actor, entries.select_related("staff", "saved_by")))


@compiled_once
def _stays(*, actor: Actor, day: date, away_since: datetime) -> QuerySet[Stay]:
    stays = Stay.objects.readable_by(actor).on_date(day).with_time_away(away_since).for_list()
    return stays.select_related(None).select_related("guest", "room")


@compiled_once
def _intentions(*, actor: Actor, day: date) -> QuerySet[Intention]:
    mornings = {"entry__round__date": day, "entry__round__which": Which.MORNING}
    of_house = Intention.objects.readable_by(actor).filter(entry__round__house=actor.house)
    return of_house.filter(**mornings).select_related("entry__round", "goal")


@compiled_once
def _goals(*, actor: Actor, stays: Sequence[int]) -> QuerySet[Goal]:
    return Goal.objects.readable_by(actor).filter(stay__in=stays).under_way()


def add_what_came_after_closing(actor: Actor, round_page: RoundPage) -> None:
    """In a reopened round: when and why, and on each card what was there before.

    A goal for the day belongs to two rounds: its words to the morning's, its answer to the
    afternoon's.
    """
    if round_page.round is None or not round_page.round.was_reopened:
        return
    round_page.reopenings = list(
        Reopening.objects.readable_by(actor)
        .filter(round=round_page.round)
        .select_related("by", "closed_by")
    )
    people = {person.key: person for person in round_page.people}
    revisions = EntryRevision.objects.readable_by(actor).select_related(
        "by", "entry", "intention__entry"
    )
    entries = [person.entry.pk for person in round_page.people if person.entry]
    intentions = [each.pk for person in round_page.people for each in person.intentions]
    of_answer = Q(field="answer")
    of_goal = ~of_answer if round_page.is_morning else of_answer
    # By their ids: with an "or" across two tables, each revision ever kept would be read.
    here = Q(entry__in=entries) | Q(intention__in=intentions) & of_goal
    for revision in revisions.filter(here):
        entry = revision.entry or (revision.intention and revision.intention.entry)
        if entry and (person := people.get(entry.key)) is not None:
            person.revisions.append(revision)
