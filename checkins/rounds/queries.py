"""A round as people see it: everyone in the circle, with what they said, read in few queries."""

from dataclasses import dataclass, field
from datetime import date, datetime

from django.db.models import Q, prefetch_related_objects
from django.utils import timezone

from accounts.access.actor import Asker
from accounts.access.permissions import Role
from accounts.models import User
from accounts.people.queries import peers_on_staff
from guests.models import Goal, Stay
from guests.stays.days import NOON

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
from .people import Person


@dataclass
class Sheet:
    """Everything one round's page shows."""

    which: Which
    date: date
    round: Round | None
    due: schedule.Due | None
    people: list[Person]
    # Peers on staff who could still join the circle.
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
        """Written down on a later day than it was held."""
        return self.round is not None and timezone.localdate(self.round.opened_at) != self.date

    @property
    def guests(self) -> list[Person]:
        """Those who are expected or written down; staff join and are not counted."""
        return [person for person in self.people if person.stay and not person.is_away]

    @property
    def came(self) -> int:
        return sum(person.came for person in self.guests)

    @property
    def not_back_yet(self) -> list[Person]:
        """Those who are expected again, and whom nobody has noted as back."""
        return [each for each in self.guests if each.is_unseen and not each.came]

    @property
    def away(self) -> list[Person]:
        return [person for person in self.people if person.is_away]

    @property
    def circle(self) -> list[Person]:
        """Everyone but those who are away."""
        return [person for person in self.people if not person.is_away]


def round_of(asker: Asker, which: Which, day: date) -> Round | None:
    return Round.objects.visible_to(asker).filter(which=which, date=day).for_page(asker).first()


def read_sheet(asker: Asker, which: Which, day: date) -> Sheet:
    round_ = round_of(asker, which, day)
    # One that was opened on its day is held, whatever the plan says.
    times = [] if _was_opened_then(asker, round_, day) else times_of(asker)
    opened_at = _opened_at(asker, round_)
    hour = hour_of(which, day, times, opened_at) or datetime.combine(day, NOON)
    people, may_join = _circle(asker, round_, day, hour)
    _add_intentions(asker, people, day)
    _add_goals(asker, people)
    in_ours = round_ is not None and not round_.has_prompts
    asked = wording(which, {}) if in_ours else wording_on(asker, which, day)
    for person in people.values():
        person.wording = asked
    once = schedule.once_on(times, day).get(which)
    return Sheet(
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


def _opened_at(asker: Asker, round_: Round | None) -> datetime | None:
    """On the house's wall."""
    if round_ is None:
        return None
    return round_.opened_at.astimezone(asker.house.zone).replace(tzinfo=None)


def _was_opened_then(asker: Asker, round_: Round | None, day: date) -> bool:
    opened_at = _opened_at(asker, round_)
    return opened_at is not None and opened_at.date() == day


def read_person(
    asker: Asker, which: Which, day: date, key: str, *, with_goals: bool
) -> Person | None:
    """One person of the round, for a save of theirs alone; None for whoever is not in it.

    What they said so far is left to the action, which reads it under its lock; the afternoon's
    answers need to know which goals there are. `with_goals`: those of the stay are needed, too.
    """
    kind, _, number = key.partition("-")
    if not (number.isascii() and number.isdecimal()) or len(number) > 18:
        return None
    if kind == "staff":
        user = next((user for user in peers_on_staff(asker) if user.pk == int(number)), None)
        person = Person(day, staff=user) if user else None
    else:
        # A save needs of them who they are and whether they stay; no words from before.
        stays = Stay.objects.in_reach_of(asker).only("guest", "arrived_on", "left_on")
        stay = next(iter(stays.filter(pk=number)), None)
        if stay and not stay.is_staying_on(day):
            written = Entry.objects.filter(
                stay=stay, round__house=asker.house, round__date=day, round__which=which
            )
            stay = stay if written.exists() else None
        person = Person(day, stay=stay) if stay else None
    if person is None:
        return None
    people = {person.key: person}
    if with_goals:
        _add_goals(asker, people)
    if with_goals or which == Which.AFTERNOON:
        _add_intentions(asker, people, day)
    # The page has the house's own questions on it already.
    person.wording = wording(which, {})
    return person


def add_what_was_said(asker: Asker, which: Which, day: date, person: Person) -> None:
    """Fills in what one person said so far, where nothing new was saved that brought it along."""
    entries = Entry.objects.visible_to(asker).for_page()
    person.entry = entries.filter(
        round__house=asker.house,
        round__date=day,
        round__which=which,
        stay=person.stay,
        staff=person.staff,
    ).first()
    if not person.intentions:
        _add_intentions(asker, {person.key: person}, day)


def _circle(
    asker: Asker, round_: Round | None, day: date, hour: datetime
) -> tuple[dict[str, Person], list[User]]:
    """Guests staying that day and whoever has an entry; today the peer who asks as well."""
    entries = []
    if round_ is not None:
        said = Entry.objects.visible_to(asker).filter(round=round_).for_page()
        entries = list(with_own_words(with_mistakes(asker, said)))
        # Few entries have some; the round, which is asked for all day long, looks for no others.
        prefetch_related_objects([each for each in entries if each.has_own_words], "own_words")
    people: dict[str, Person] = {}
    stays = list(Stay.objects.in_reach_of(asker).on_date(day).with_time_away(day).for_list())
    expected_then = expected_of(stays, hour)
    moment = asker.now.replace(tzinfo=None) if day == asker.today else hour
    for stay in stays:
        person = Person(day, stay=stay, is_expected=stay.pk in expected_then)
        person.is_unseen = any(away.is_open(moment) for away in stay.dates.away)
        people[person.key] = person
    for entry in entries:
        person = Person(day, stay=entry.stay, staff=entry.staff)
        people.setdefault(entry.key, person).entry = entry
    if day != asker.today:
        return people, []
    if Role.PEER in asker.roles:
        person = Person(day, staff=asker.user)
        people.setdefault(person.key, person)
    if round_ is not None and round_.was_reopened and round_.has_later:
        # Opened again after the next one: it is put right, not joined.
        return people, []
    joiners = peers_on_staff(asker)
    return people, [user for user in joiners if f"staff-{user.pk}" not in people]


def _add_intentions(asker: Asker, people: dict[str, Person], day: date) -> None:
    intentions = (
        Intention.objects.visible_to(asker)
        .filter(
            entry__round__house=asker.house,
            entry__round__date=day,
            entry__round__which=Which.MORNING,
        )
        .select_related("entry__round", "goal")
    )
    for intention in intentions:
        if (person := people.get(intention.entry.key)) is not None:
            person.intentions.append(intention)


def _add_goals(asker: Asker, people: dict[str, Person]) -> None:
    by_stay = {person.stay.pk: person for person in people.values() if person.stay}
    for goal in Goal.objects.visible_to(asker).filter(stay__in=by_stay).under_way():
        by_stay[goal.stay_id].goals.append(goal)


def add_what_came_after_closing(asker: Asker, sheet: Sheet) -> None:
    """In a round that was opened again: when and why, and on each card what stood before.

    A goal for the day belongs to two rounds: its words to the morning's, its answer to the
    afternoon's.
    """
    if sheet.round is None or not sheet.round.was_reopened:
        return
    sheet.reopenings = list(
        Reopening.objects.visible_to(asker)
        .filter(round=sheet.round)
        .select_related("by", "closed_by")
    )
    people = {person.key: person for person in sheet.people}
    revisions = EntryRevision.objects.visible_to(asker).select_related(
        "by", "entry", "intention__entry"
    )
    here = Q(entry__round=sheet.round)
    if sheet.is_morning:
        here |= Q(intention__entry__round=sheet.round) & ~Q(field="answer")
    else:
        morning = Q(
            intention__entry__round__house=asker.house,
            intention__entry__round__date=sheet.date,
            intention__entry__round__which=Which.MORNING,
        )
        here |= morning & Q(field="answer")
    for revision in revisions.filter(here):
        entry = revision.entry or (revision.intention and revision.intention.entry)
        if entry and (person := people.get(entry.key)) is not None:
            person.revisions.append(revision)
