"""A round as people see it: everyone in the circle, with what they said, read in few queries."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, time, timedelta

from django.db.models import CharField, Q, Value, prefetch_related_objects
from django.utils import timezone

from accounts.asker import Asker
from accounts.models import User
from accounts.permissions import Role
from accounts.queries import peers_on_staff
from guests.days import Away, StayDates
from guests.models import Goal, Stay

from . import schedule
from .expected import expected, expected_while_held
from .models import (
    CheckInException,
    CheckInTime,
    Entry,
    EntryRevision,
    Intention,
    Prompts,
    Reopening,
    Round,
    Which,
)
from .wording import wording


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
    # A guest whom this check-in counts on; staff join and are never expected.
    is_expected: bool = False
    # The questions they are asked, as the house worded them on that day.
    wording: dict[str, str] = field(default_factory=dict)
    # What stood before it was changed, once the round had been closed.
    revisions: list[EntryRevision] = field(default_factory=list)

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
    def is_done(self) -> bool:
        """Written down with more than being there; who is out or not in it today needs no more."""
        if self.entry is None or not self.entry.presence:
            return False
        away = (Entry.Presence.OUT, Entry.Presence.NOT_TODAY)
        said = self.entry.support or self.entry.where_at or self.goals_said
        return self.entry.presence in away or bool(said)

    @property
    def asked(self) -> str:
        """More support, as usual or some space; empty when nothing was said."""
        return self.entry.support if self.entry else ""

    @property
    def is_in_it(self) -> bool:
        """A guest of that day, or someone with an entry: not only a peer who looks in."""
        return self.stay is not None or self.entry is not None

    @property
    def has_checked_in(self) -> bool:
        return self.entry is not None and self.entry.presence != ""

    @property
    def is_away(self) -> bool:
        """Elsewhere on that day, and nothing was written for them: they stand aside."""
        return self.stay is not None and self.entry is None and not self.is_expected

    @property
    def has_entry_to_take_away(self) -> bool:
        """Whether anything stands here that might belong to someone else."""
        entry = self.entry
        if entry is None:
            return False
        places = (*Entry.CHOICES, *Entry.WORDS)
        of_entry = [each for each in self.intentions if each.entry_id == entry.pk]
        return any(getattr(entry, name) for name in places) or any(
            not each.is_empty for each in of_entry
        )

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
    def expected(self) -> int:
        """Guests; staff join and are not counted."""
        return sum(person.is_expected for person in self.people)

    @property
    def checked_in(self) -> int:
        return sum(person.is_expected and person.has_checked_in for person in self.people)

    @property
    def away(self) -> list[Person]:
        return [person for person in self.people if person.is_away]

    @property
    def circle(self) -> list[Person]:
        """Everyone but those who are away."""
        return [person for person in self.people if not person.is_away]


def times_of(asker: Asker) -> list[schedule.Rule]:
    """The house's weekly times and what is set for single dates, in one query."""
    weekly = CheckInTime.objects.visible_to(asker).order_by()
    once = CheckInException.objects.visible_to(asker).order_by()
    rows = weekly.values_list("which", "at", "from_on", "weekdays", _text("")).union(
        once.values_list("which", "at", "date", _text(None), "why"), all=True
    )
    return [
        schedule.Once(which, at, on, why)
        if weekdays is None
        else schedule.Time(which, at, frozenset(map(int, weekdays)), on)
        for which, at, on, weekdays, why in rows
    ]


def plan_of(asker: Asker) -> list[tuple[str, time, str]]:
    """The check-ins held weekly as of today, in the day's order: (which, at what time, on when)."""
    now = schedule.in_force(times_of(asker), asker.today)
    held = sorted((each for each in now.values() if each.weekdays), key=lambda each: each.at)
    return [
        (Which(each.which).label, each.at, schedule.weekdays_in_words(each.weekdays))
        for each in held
    ]


def _text(value: str | None) -> Value:
    return Value(value, output_field=CharField())


def wording_on(asker: Asker, which: Which, day: date) -> dict[str, str]:
    """Each question of that round, by its place, as the house asked it on that day."""
    prompts = Prompts.objects.visible_to(asker).in_force(which, day).first()
    return prompts.as_wording() if prompts else wording(which, {})


def stays_on(asker: Asker, day: date) -> list[Stay]:
    """The guests staying on that day, away or not, with the time away that covers it."""
    stays = Stay.objects.visible_to(asker).on_date(day)
    return list(stays.with_time_away(day).for_list())


def expected_of(stays: Sequence[Stay], day: date) -> set[int]:
    """Those of `stays` (by id) who are expected at a check-in held on that day."""
    return expected_while_held(day, {stay.pk: stay.dates for stay in stays})


def round_of(asker: Asker, which: Which, day: date) -> Round | None:
    return Round.objects.visible_to(asker).filter(which=which, date=day).for_page().first()


def read_sheet(asker: Asker, which: Which, day: date) -> Sheet:
    round_ = round_of(asker, which, day)
    people, may_join = _circle(asker, round_, day)
    _add_intentions(asker, people, day)
    _add_goals(asker, people)
    in_ours = round_ is not None and not round_.has_prompts
    asked = wording(which, {}) if in_ours else wording_on(asker, which, day)
    for person in people.values():
        person.wording = asked
    # One that was opened is held, whatever the plan says.
    times = [] if round_ else times_of(asker)
    once = schedule.once_on(times, day).get(which)
    return Sheet(
        which=Which(which),
        date=day,
        round=round_,
        due=next((due for due in schedule.due_on(times, day) if due.which == which), None),
        people=list(people.values()),
        may_join=may_join,
        why_not=once.why if once else "",
    )


def read_person(
    asker: Asker, which: Which, day: date, key: str, *, with_goals: bool
) -> Person | None:
    """One person of the round, for a save of theirs alone; None for whoever is not in it.

    What they said so far is left to the action, which reads it under its lock; the afternoon's
    answers need to know which goals there are. `with_goals`: those of the stay are needed, too.
    """
    kind, _, number = key.partition("-")
    if not number.isdigit() or len(number) > 18:
        return None
    if kind == "staff":
        user = next((user for user in peers_on_staff(asker) if user.pk == int(number)), None)
        person = Person(day, staff=user) if user else None
    else:
        stay = Stay.objects.in_reach_of(asker).for_list().filter(pk=number).first()
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


def _circle(asker: Asker, round_: Round | None, day: date) -> tuple[dict[str, Person], list[User]]:
    """Guests staying that day and whoever has an entry; today the peer who asks as well."""
    entries = []
    if round_ is not None:
        said = Entry.objects.visible_to(asker).filter(round=round_).for_page()
        entries = list(said.with_mistakes(asker).with_own_words())
        # Few entries have some; the round, which is asked for all day long, looks for no others.
        prefetch_related_objects([each for each in entries if each.has_own_words], "own_words")
    people: dict[str, Person] = {}
    stays = list(Stay.objects.in_reach_of(asker).on_date(day).with_time_away(day).for_list())
    expected_now = expected_of(stays, day)
    for stay in stays:
        person = Person(day, stay=stay, is_expected=stay.pk in expected_now)
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


def person_of(asker: Asker, entry: Entry) -> Person:
    """One person by their entry, with the goals for the day said in it."""
    person = Person(entry.round.date, stay=entry.stay, staff=entry.staff, entry=entry)
    person.intentions = list(
        Intention.objects.visible_to(asker).filter(entry=entry).select_related("goal")
    )
    person.wording = wording(entry.round.which, {})
    return person


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


@dataclass
class Held:
    """One check-in of one day, as the list of days shows it."""

    which: Which
    due: schedule.Due | None
    round: Round | None
    # Guests: how many were expected, and how many of them have checked in.
    expected: int
    checked_in: int
    # Its time is still to come.
    is_ahead: bool


@dataclass
class Day:
    date: date
    check_ins: list[Held]


def days_so_far(asker: Asker, first: date, last: date) -> list[Day]:
    """The days from `last` back to `first` on which a check-in was due or held."""
    times = times_of(asker)
    rounds = {
        (round_.date, round_.which): round_
        for round_ in Round.objects.visible_to(asker).filter(date__range=(first, last))
    }
    stays, present = _stay_dates(asker, first, last), _present(asker, first, last)
    days = []
    for back in range((last - first).days + 1):
        day = last - timedelta(days=back)
        due = {each.which: each for each in schedule.due_on(times, day)}
        check_ins = []
        for which in Which:
            round_ = rounds.get((day, which))
            if round_ or which in due:
                awaited = expected(which, day, times, stays, opened=round_ is not None)
                here = awaited & present.get((day, which), set())
                is_ahead = which in due and due[which].starts > asker.now.replace(tzinfo=None)
                check_ins.append(
                    Held(which, due.get(which), round_, len(awaited), len(here), is_ahead)
                )
        if check_ins:
            days.append(Day(day, check_ins))
    return days


def _stay_dates(asker: Asker, first: date, last: date) -> dict[int, StayDates]:
    """The stays with a day between the two dates, with all their time away, in one query."""
    rows = (
        Stay.objects.visible_to(asker)
        .filter(Q(left_on=None) | Q(left_on__gt=first), arrived_on__lte=last)
        .values_list("pk", "arrived_on", "left_on", "times_away__from_on", "times_away__back_on")
    )
    stays: dict[int, StayDates] = {}
    for pk, arrived_on, left_on, away_from, back_on in rows:
        before = stays[pk].away if pk in stays else ()
        away = (*before, Away(away_from, back_on)) if away_from else before
        stays[pk] = StayDates(arrived_on, left_on, away)
    return stays


def _present(asker: Asker, first: date, last: date) -> dict[tuple[date, str], set[int]]:
    """The stays whose presence was written down, by date and which check-in."""
    written = Round.objects.visible_to(asker).filter(
        date__range=(first, last), entries__stay__isnull=False, entries__presence__gt=""
    )
    rows = written.values_list("date", "which", "entries__stay")
    present: dict[tuple[date, str], set[int]] = {}
    for day, which, stay in rows:
        present.setdefault((day, which), set()).add(stay)
    return present


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
    """The newest entries of one stay."""
    return list(
        Entry.objects.visible_to(asker)
        .filter(stay=stay)
        .with_mistakes(asker)
        .select_related("round")
        .order_by("-round__date", "round__which")[:count]
    )
