"""A round as people see it: everyone in the circle, with what they said, read in few queries."""

from dataclasses import dataclass, field
from datetime import date, timedelta

from django.utils import timezone

from accounts.asker import Asker
from accounts.models import Membership, User
from accounts.permissions import Role
from guests.models import Goal, Stay

from . import schedule
from .models import CheckInTime, Entry, Intention, Round, Which

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
