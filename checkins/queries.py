"""A round as people see it: everyone in the circle, with what they said, read in few queries."""

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from django.db.models import Q
from django.utils import timezone

from accounts.asker import Asker
from accounts.models import Membership, User
from accounts.permissions import Role
from guests.models import Goal, Stay

from . import schedule, standing
from .models import Ask, CheckInTime, Entry, Intention, Round, Which

ROLES_THAT_JOIN = (Role.PEER, Role.MANAGER)


@dataclass
class Person:
    """One person in the circle of a day: a guest by their stay, or a peer on staff."""

    on: date
    stay: Stay | None = None
    staff: User | None = None
    entry: Entry | None = None
    # Their goals for this day: said in the morning, answered in the afternoon.
    intentions: list[Intention] = field(default_factory=list)
    goals: list[Goal] = field(default_factory=list)

    @property
    def key(self) -> str:
        return f"stay-{self.stay.pk}" if self.stay else f"staff-{self._user.pk}"

    @property
    def name(self) -> str:
        return self.stay.guest.name if self.stay else self._user.display_name

    @property
    def _user(self) -> User:
        assert self.staff is not None  # noqa: S101 (a stay or a peer on staff, always one)
        return self.staff

    @property
    def day_of_stay(self) -> int | None:
        return self.stay.day_on(self.on) if self.stay else None

    @property
    def asked(self) -> str:
        """More support, as usual or some space; empty when nothing was said."""
        return self.entry.support if self.entry else ""

    @property
    def has_checked_in(self) -> bool:
        return self.entry is not None and self.entry.presence != ""

    @property
    def goals_said(self) -> list[Intention]:
        return [intention for intention in self.intentions if intention.words]


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

    @property
    def is_morning(self) -> bool:
        return self.which == Which.MORNING

    @property
    def is_held(self) -> bool:
        return self.due is not None or self.round is not None

    @property
    def is_late(self) -> bool:
        """Written down on a later day than it was held."""
        return self.round is not None and timezone.localdate(self.round.opened_at) != self.date

    @property
    def checked_in(self) -> int:
        return sum(person.has_checked_in for person in self.people)


def times_of(asker: Asker) -> list[schedule.Time]:
    return CheckInTime.objects.visible_to(asker).as_times()


def round_of(asker: Asker, which: Which, day: date) -> Round | None:
    return Round.objects.visible_to(asker).filter(which=which, date=day).for_page().first()


def due_for(asker: Asker, which: Which, day: date) -> schedule.Due | None:
    dues = schedule.due_on(times_of(asker), day)
    return next((due for due in dues if due.which == which), None)


def read_sheet(asker: Asker, which: Which, day: date) -> Sheet:
    round_ = round_of(asker, which, day)
    people, may_join = _circle(asker, round_, day)
    _add_intentions(asker, people, day)
    _add_goals(asker, people)
    return Sheet(
        which=Which(which),
        date=day,
        round=round_,
        due=due_for(asker, which, day),
        people=list(people.values()),
        may_join=may_join,
    )


def read_person(asker: Asker, which: Which, day: date, key: str) -> Person | None:
    """One person of the round, for a save of theirs alone; None for whoever is not in it.

    What they said so far is left to the action, which reads it under its lock; the afternoon's
    answers need to know which goals there are.
    """
    kind, _, number = key.partition("-")
    if not number.isdigit() or len(number) > 18:
        return None
    if kind == "staff":
        user = next((user for user in _peers_on_staff(asker) if user.pk == int(number)), None)
        person = Person(day, staff=user) if user else None
    else:
        stays = Stay.objects.in_reach_of(asker).for_list()
        in_it = Q(pk__in=stays.on_date(day)) | Q(
            entry__round__house=asker.house, entry__round__date=day, entry__round__which=which
        )
        stay = stays.filter(in_it, pk=number).distinct().first()
        person = Person(day, stay=stay) if stay else None
    if person is None:
        return None
    people = {person.key: person}
    _add_goals(asker, people)
    if which == Which.AFTERNOON:
        _add_intentions(asker, people, day)
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


def is_held(asker: Asker, which: Which, day: date) -> bool:
    """Whether there is such a check-in that day: opened already, or due by the house's times."""
    if Round.objects.visible_to(asker).filter(which=which, date=day).exists():
        return True
    return due_for(asker, which, day) is not None


def _circle(asker: Asker, round_: Round | None, day: date) -> tuple[dict[str, Person], list[User]]:
    """Guests staying that day and whoever has an entry; today the peer who asks as well."""
    entries = []
    if round_ is not None:
        entries = list(Entry.objects.visible_to(asker).filter(round=round_).for_page())
    people: dict[str, Person] = {}
    for stay in Stay.objects.in_reach_of(asker).on_date(day).for_list():
        person = Person(day, stay=stay)
        people[person.key] = person
    for entry in entries:
        person = Person(day, stay=entry.stay, staff=entry.staff)
        people.setdefault(entry.key, person).entry = entry
    if day != asker.today:
        return people, []
    joiners = _peers_on_staff(asker)
    if asker.user in joiners and Role.PEER in asker.roles:
        person = Person(day, staff=asker.user)
        people.setdefault(person.key, person)
    return people, [user for user in joiners if f"staff-{user.pk}" not in people]


def _peers_on_staff(asker: Asker) -> list[User]:
    """Each person once, however many roles they hold."""
    memberships = (
        Membership.objects.visible_to(asker)
        .on_date(asker.today)
        .filter(role__in=ROLES_THAT_JOIN, user__is_active=True)
        .for_list()
    )
    return list({membership.user_id: membership.user for membership in memberships}.values())


def _add_intentions(asker: Asker, people: dict[str, Person], day: date) -> None:
    intentions = (
        Intention.objects.visible_to(asker)
        .filter(
            entry__round__house=asker.house,
            entry__round__date=day,
            entry__round__which=Which.MORNING,
        )
        .select_related("entry", "goal")
    )
    for intention in intentions:
        if (person := people.get(intention.entry.key)) is not None:
            person.intentions.append(intention)


def _add_goals(asker: Asker, people: dict[str, Person]) -> None:
    by_stay = {person.stay.pk: person for person in people.values() if person.stay}
    for goal in Goal.objects.visible_to(asker).filter(stay__in=by_stay).under_way():
        by_stay[goal.stay_id].goals.append(goal)


@dataclass
class Held:
    """One check-in of one day, as the list of days shows it."""

    which: Which
    due: schedule.Due | None
    round: Round | None


@dataclass
class Day:
    date: date
    check_ins: list[Held]


def days_so_far(asker: Asker, first: date, last: date) -> list[Day]:
    """The days from `last` back to `first` on which a check-in was due or held."""
    times = times_of(asker)
    rounds = {
        (round_.date, round_.which): round_
        for round_ in Round.objects.visible_to(asker)
        .filter(date__range=(first, last))
        .with_checked_in()
    }
    days = []
    for back in range((last - first).days + 1):
        day = last - timedelta(days=back)
        due = {each.which: each for each in schedule.due_on(times, day)}
        check_ins = [
            Held(which, due.get(which), rounds.get((day, which)))
            for which in Which
            if which in due or (day, which) in rounds
        ]
        if check_ins:
            days.append(Day(day, check_ins))
    return days


@dataclass
class Asked:
    """One thing a guest asked for that still stands: in the latest check-in, or since."""

    support: str
    at: datetime
    # Where it was asked; None in between.
    entry: Entry | None
    # Noted in between, or the answer to what the entry asks.
    ask: Ask | None

    @property
    def label(self) -> str:
        return Entry.Support(self.support).label

    @property
    def is_answered(self) -> bool:
        return self.ask is not None and self.ask.answered_at is not None


@dataclass
class Standing:
    """What each person said at the latest check-in and asked for since, by `Person.key`."""

    entries: dict[str, Entry] = field(default_factory=dict)
    # Guests' alone, the newest first: what staff ask for is theirs.
    asked: dict[str, list[Asked]] = field(default_factory=dict)


def what_stands(asker: Asker, times: list[schedule.Time]) -> Standing:
    """What was asked stands until the next check-in.

    While a round is under way, who has not been written down in it yet still stands with what
    they said at the one before. What is asked in between joins what was asked at the last one.
    """
    latest = list(Round.objects.visible_to(asker).newest_first()[:2])
    entries: dict[str, Entry] = {}
    written: dict[int, set[str]] = {round_.pk: set() for round_ in latest}
    said = Entry.objects.visible_to(asker).filter(round__in=latest).that_say_something()
    for entry in said.for_page():
        written[entry.round_id].add(entry.key)
        known = entries.get(entry.key)
        if known is None or known.round_id == latest[-1].pk:
            entries[entry.key] = entry
    held = [
        standing.Held(_held_since(asker, round_, times), frozenset(written[round_.pk]))
        for round_ in latest
    ]
    answers, between = _asks_since(asker, entries, held)
    asked = {
        key: [Asked(entry.support, entry.saved_at, entry, answers.get(entry.pk))]
        for key, entry in entries.items()
        if entry.stay_id and entry.support in Ask.Support.values
    }
    for ask in between:
        if standing.still_stands(ask.asked_at, ask.key, held):
            asked.setdefault(ask.key, []).append(Asked(ask.support, ask.asked_at, None, ask))
    for each in asked.values():
        each.sort(key=lambda one: one.at, reverse=True)
    return Standing(entries, asked)


def _held_since(asker: Asker, round_: Round, times: list[schedule.Time]) -> datetime:
    dues = schedule.due_on(times, round_.date)
    starts = next((due.starts for due in dues if due.which == round_.which), None)
    due_at = starts.replace(tzinfo=asker.house.zone) if starts else None
    return standing.held_since(round_.opened_at, due_at)


def _asks_since(
    asker: Asker, entries: dict[str, Entry], held: list[standing.Held]
) -> tuple[dict[int, Ask], list[Ask]]:
    """The answers to these entries, by entry; and what was asked in between of late."""
    since = Q(entry=None)
    if len(held) > 1:
        since &= Q(asked_at__gte=held[-1].since)
    of_entries = Q(entry__in=[entry.pk for entry in entries.values()])
    asks = list(Ask.objects.visible_to(asker).filter(since | of_entries).newest_first())
    return (
        {ask.entry_id: ask for ask in asks if ask.entry_id},
        [ask for ask in asks if not ask.entry_id],
    )


def asked_in_between(asker: Asker, stay: Stay, count: int) -> list[Ask]:
    """The newest of what a guest asked for between check-ins."""
    asks = Ask.objects.visible_to(asker).filter(stay=stay).in_between()
    return list(asks.newest_first()[:count])


def intentions_of_day(asker: Asker, day: date) -> dict[int, list[Intention]]:
    """The guests' goals for one day, by stay."""
    by_stay: dict[int, list[Intention]] = {}
    said = Intention.objects.visible_to(asker).said()
    for intention in said.filter(
        entry__round__house=asker.house, entry__round__date=day, entry__stay__isnull=False
    ).select_related("entry"):
        by_stay.setdefault(intention.entry.stay_id or 0, []).append(intention)
    return by_stay


def lately(asker: Asker, stay: Stay, count: int) -> list[Entry]:
    """The newest entries of one stay, with the goals said in them."""
    return list(
        Entry.objects.visible_to(asker)
        .filter(stay=stay)
        .select_related("round")
        .prefetch_related("intentions")
        .order_by("-round__date", "round__which")[:count]
    )
