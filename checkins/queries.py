"""A round as people see it: everyone in the circle, with what they said, read in few queries."""

from dataclasses import dataclass, field
from datetime import date, timedelta

from django.db.models import Q
from django.utils import timezone

from accounts.asker import Asker
from accounts.models import Membership, User
from accounts.permissions import Role
from guests.models import Goal, Stay

from . import schedule
from .models import CheckInTime, Entry, EntryRevision, Intention, Reopening, Round, Which

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
        # A round that was held is held, whatever the house's times say of that day.
        due=due_for(asker, which, day) if round_ is None else None,
        people=list(people.values()),
        may_join=may_join,
    )


def _circle(asker: Asker, round_: Round | None, day: date) -> tuple[dict[str, Person], list[User]]:
    """Guests staying that day and whoever has an entry; today the peer who asks as well."""
    entries = []
    if round_ is not None:
        entries = list(
            Entry.objects.visible_to(asker).filter(round=round_).for_page().with_mistakes(asker)
        )
    people: dict[str, Person] = {}
    for stay in Stay.objects.in_reach_of(asker).on_date(day).for_list():
        person = Person(day, stay=stay)
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


def peers_on_staff(asker: Asker) -> list[User]:
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


def person_of(asker: Asker, entry: Entry) -> Person:
    """One person by their entry, with the goals for the day said in it."""
    person = Person(entry.round.date, stay=entry.stay, staff=entry.staff, entry=entry)
    person.intentions = list(
        Intention.objects.visible_to(asker).filter(entry=entry).select_related("goal")
    )
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


def latest_entries(asker: Asker) -> dict[str, Entry]:
    """What each person said at the latest check-in, by `Person.key`.

    While a round is under way, who has not been written down in it yet still stands with what
    they said at the one before.
    """
    latest = list(Round.objects.visible_to(asker).newest_first()[:2])
    entries: dict[str, Entry] = {}
    for entry in Entry.objects.visible_to(asker).filter(round__in=latest).for_page():
        known = entries.get(entry.key)
        if known is None or known.round_id == latest[-1].pk:
            entries[entry.key] = entry
    return entries


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
        .with_mistakes(asker)
        .select_related("round")
        .prefetch_related("intentions")
        .order_by("-round__date", "round__which")[:count]
    )
