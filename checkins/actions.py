"""Every change to check-ins: their times, opening a round, and what each person says in it."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, time, timedelta

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from accounts.asker import Asker
from accounts.audit import Kind, record
from accounts.models import House, User
from guests.actions.own_words import say
from guests.models import Goal, Stay

from .merge import Change, Place, Value, merge
from .models import (
    Ask,
    CheckInTime,
    Entry,
    EntryRevision,
    EntryWords,
    Intention,
    Reopening,
    Round,
    Which,
    WithdrawnWords,
)
from .queries import times_of
from .schedule import due_on

STARTING_TIMES = {Which.MORNING: time(9, 30), Which.AFTERNOON: time(16, 30)}
MONDAY_TO_FRIDAY = "12345"
CLOSED = "This check-in is closed, so nothing was changed in it. A manager can open it again."

# The same ask noted twice within so short a time is a second press of the button.
ONE_PRESS = timedelta(minutes=1)
SUPPORT = Place("entry", 0, "support")


@transaction.atomic
def begin_check_in_times(*, house: House, from_on: date) -> None:
    """The times a new house starts with: 9:30 and 4:30 pm, Monday to Friday."""
    for which, at in STARTING_TIMES.items():
        row = CheckInTime(
            house=house, which=which, at=at, weekdays=MONDAY_TO_FRIDAY, from_on=from_on
        )
        row.full_clean()
        row.save()


@transaction.atomic
def open_round(*, by: Asker, which: Which, day: date, unplanned: bool = False) -> Round:
    """The round of that day, opened now if nobody has yet; its row is locked until the commit.

    Raises ValidationError for a day still to come (by the house's calendar), and for one on which
    no check-in is planned, unless an unplanned one is meant.
    """
    if day > by.today:
        raise ValidationError("This check-in is still to come.")
    there = Round.objects.select_for_update().with_reopened()
    there = there.filter(house=by.house, which=which, date=day)
    if (round_ := there.first()) is not None:
        return round_
    if not unplanned and which not in {due.which for due in due_on(times_of(by), day)}:
        raise ValidationError("No check-in is planned for that time. You can hold one anyway.")
    round_, opened = Round.objects.get_or_create(
        house=by.house, which=which, date=day, defaults={"opened_by": by.user}
    )
    if not opened:
        return _locked(round_.pk)
    record(Kind.ROUND_OPENED, by=by, about=round_)
    round_.was_reopened = False
    return round_


@dataclass(frozen=True)
class Recorded:
    """What came of a save: the rows as they stand, and the places where both texts are shown."""

    rows: "Rows | None" = None
    conflicts: Mapping[Place, Value] = field(default_factory=dict)


@transaction.atomic
def record_entry(
    *,
    by: Asker,
    which: Which,
    day: date,
    stay: Stay | None = None,
    staff: User | None = None,
    changes: Mapping[Place, Change],
) -> Recorded:
    """Writes what one person said in a round, merging with what others saved meanwhile.

    `stay` and `staff` come from a sheet the asker was shown, so they are not looked up again.
    Raises ValidationError where a text won't do, a goal is not of this stay, or the round is
    closed. What stood before is kept when the round has ever been closed.
    """
    changes = {place: change for place, change in changes.items() if change.seen != change.said}
    if not changes:
        return Recorded()
    round_ = _open_for_writing(by, which, day)
    rows = _rows_of(by, round_, stay, staff)
    merged = merge(
        changes, {place: getattr(rows.at(place), _attribute(place)) for place in changes}
    )
    if merged.values:
        _check_goals(stay, merged.values)
        _write(by, rows, merged.values)
    return Recorded(rows, merged.conflicts)


@transaction.atomic
def join_round(*, by: Asker, which: Which, day: date, staff: User) -> Entry:
    """A peer on staff joins the circle; what they say is still to come."""
    round_ = _open_for_writing(by, which, day)
    entry, joined = Entry.objects.get_or_create(
        round=round_, staff=staff, defaults={"saved_by": by.user}
    )
    if joined:
        record(Kind.ENTRY_RECORDED, by=by, about=entry)
    return entry


@transaction.atomic
def everyone_is_here(
    *, by: Asker, which: Which, day: date, circle: Iterable[tuple[Stay | None, User | None]]
) -> None:
    """Sets "here" for each in the circle whose presence is still empty, and touches no other."""
    round_ = _open_for_writing(by, which, day)
    for stay, staff in circle:
        entry = _entry_of(by, round_, stay, staff)
        if entry.presence == "":
            before = _before(round_, entry, "presence")
            entry.presence = Entry.Presence.HERE
            _save_entry(by, entry, fields=["presence"])
            _keep_revisions(by, before)


@transaction.atomic
def close_round(
    *, by: Asker, round_: Round, led_by_stay: Stay | None, led_by_staff: User | None, circle: str
) -> Round:
    """Ends a round: from now on it is read, not written. Pressed twice, it is closed once.

    Who led it comes from a list the asker was shown; `circle` is about all and names nobody.
    """
    round_ = _locked(round_.pk)
    if round_.is_closed:
        return round_
    round_.closed_at, round_.closed_by = timezone.now(), by.user
    round_.led_by_stay, round_.led_by_staff, round_.circle = led_by_stay, led_by_staff, circle
    round_.full_clean()
    round_.save()
    record(Kind.ROUND_CLOSED, by=by, about=round_)
    return round_


@transaction.atomic
def reopen_round(*, by: Asker, round_: Round, reason: str) -> Round:
    """A closed round can be written in again; what changes from now on leaves its traces.

    Raises ValidationError when no reason is given. Pressed twice, it is opened again once.
    """
    round_ = _locked(round_.pk)
    if round_.closed_at is None:
        return round_
    reopening = Reopening(
        round=round_,
        by=by.user,
        reason=reason,
        closed_at=round_.closed_at,
        closed_by=round_.closed_by,
        circle=round_.circle,
    )
    reopening.full_clean()
    reopening.save()
    round_.closed_at = round_.closed_by = None
    round_.full_clean()
    round_.save()
    record(Kind.ROUND_REOPENED, by=by, about=round_)
    return round_


@transaction.atomic
def withdraw_words(*, by: Asker, entry: Entry) -> WithdrawnWords | None:
    """These words belong to someone else: they are put away, and the entry starts anew.

    The whole entry goes, with presence and support: what was asked under the wrong name must not
    stand on Today. It works in a closed round too, as nobody's words may wait under another's
    name until a manager comes. None when there was nothing to take away.
    """
    _locked(entry.round_id)
    entry = Entry.objects.select_related("round", "stay").get(pk=entry.pk)
    said = [each for each in entry.intentions.select_related("goal") if not each.is_empty]
    words = _all_words(entry, said)
    if not words:
        return None
    withdrawn = WithdrawnWords(entry=entry, by=by.user, author=entry.saved_by, words=words)
    withdrawn.full_clean()
    withdrawn.save()
    of_entry = Q(entry=entry) | Q(intention__entry=entry)
    EntryRevision.objects.filter(of_entry, withdrawn=None).update(withdrawn=withdrawn)
    for name in (*Entry.CHOICES, *Entry.WORDS):
        setattr(entry, name, "")
    entry.saved_at, entry.saved_by = timezone.now(), by.user
    entry.full_clean()
    entry.save()
    for intention in said:
        intention.words, intention.goal = "", None
        intention.answer, intention.answered_at, intention.answered_by = "", None, None
        intention.full_clean()
        intention.save()
    guest_id = entry.stay.guest_id if entry.stay else None
    record(Kind.ENTRY_WITHDRAWN, by=by, about=entry, guest_id=guest_id, fields=words)
    return withdrawn


@transaction.atomic
def note_ask(*, by: Asker, stay: Stay, support: str, words: str) -> Ask:
    """A guest asked for more support or some space in between; noted once, however often pressed.

    Raises ValidationError when they are not staying here (any more).
    """
    stay = Stay.objects.select_for_update().get(pk=stay.pk)
    if not stay.is_here:
        raise ValidationError("They are not staying here just now.")
    since = timezone.now() - ONE_PRESS
    pressed = Ask.objects.filter(
        stay=stay, entry=None, support=support, words=words, answered_at=None, asked_at__gt=since
    )
    if (already := pressed.first()) is not None:
        return already
    ask = Ask(stay=stay, support=support, words=words, noted_by=by.user)
    ask.full_clean(exclude=["stay", "noted_by"])
    ask.save()
    record(Kind.ASK_NOTED, by=by, about=ask, guest_id=stay.guest_id)
    return ask


def add_entry_words(
    *,
    by: Asker,
    stay: Stay,
    words: str,
    sees_differently: bool,
    entry: Entry | None = None,
    ask: Ask | None = None,
) -> EntryWords:
    """A guest's own words about an entry of theirs, or about something they asked for.

    Raises ValidationError when nothing is said.
    """
    return say(
        by=by,
        said=EntryWords(
            stay=stay,
            words=words,
            sees_differently=sees_differently,
            written_with=by.user,
            entry=entry,
            ask=ask,
        ),
        about=("entry", "ask"),
    )


@transaction.atomic
def answer_ask(*, by: Asker, ask: Ask) -> Ask:
    """`by` answered what was asked; who answered first stays on record."""
    ask = Ask.objects.select_for_update().get(pk=ask.pk)
    return ask if ask.answered_at else _answer(by, ask)


@transaction.atomic
def answer_entry(*, by: Asker, entry: Entry, support: str) -> Ask:
    """`by` answered what a guest asked in a check-in; who answered first stays on record.

    Raises ValidationError when they ask for something else by now than `support`.
    """
    # The round's row is the lock, as in `record_entry`: what was asked can't change meanwhile.
    Round.objects.select_for_update().get(pk=entry.round_id)
    entry = Entry.objects.select_related("stay").get(pk=entry.pk)
    if entry.support != support or support not in Ask.Support.values:
        raise ValidationError("What they asked for has changed meanwhile. Please look again.")
    if (already := Ask.objects.filter(entry=entry).first()) is not None:
        return already
    ask = Ask(
        stay=entry.stay,
        entry=entry,
        support=support,
        asked_at=entry.saved_at,
        noted_by=entry.saved_by,
    )
    return _answer(by, ask)


def _answer(by: Asker, ask: Ask) -> Ask:
    ask.answered_at, ask.answered_by = timezone.now(), by.user
    ask.full_clean(exclude=["stay", "entry", "noted_by", "answered_by"])
    ask.save()
    record(Kind.ASK_ANSWERED, by=by, about=ask, guest_id=ask.stay.guest_id)
    return ask


@dataclass
class Rows:
    """What one person can write in at one round: their entry, and their goals for the day."""

    entry: Entry
    # By place when they are said in the morning, by id when they are answered.
    intentions: dict[tuple[str, int], Intention]

    def at(self, place: Place) -> Entry | Intention:
        if place.row == "entry":
            return self.entry
        try:
            return self.intentions[place.row, place.number]
        except KeyError:
            raise ValidationError("One of these goals is not in this check-in.") from None


def _locked(round_id: int) -> Round:
    """The round's row, nobody else's until the commit."""
    return Round.objects.select_for_update().with_reopened().get(pk=round_id)


def _open_for_writing(by: Asker, which: Which, day: date) -> Round:
    round_ = open_round(by=by, which=which, day=day)
    if round_.is_closed:
        raise ValidationError(CLOSED)
    return round_


def _entry_of(by: Asker, round_: Round, stay: Stay | None, staff: User | None) -> Entry:
    entry = Entry.objects.filter(round=round_, stay=stay, staff=staff).first() or Entry()
    # Known already: the rows that it belongs to are not asked for again.
    entry.round, entry.stay, entry.staff = round_, stay, staff
    return entry


def _rows_of(by: Asker, round_: Round, stay: Stay | None, staff: User | None) -> Rows:
    entry = _entry_of(by, round_, stay, staff)
    said = Intention.objects.filter(
        entry__round__house=by.house,
        entry__round__date=round_.date,
        entry__round__which=Which.MORNING,
        entry__stay=stay,
        entry__staff=staff,
    )
    if round_.which == Which.AFTERNOON:
        return Rows(entry, {("answer", intention.pk): intention for intention in said})
    empty = {
        ("intention", place): Intention(entry=entry, place=place) for place in Intention.PLACES
    }
    return Rows(entry, empty | {("intention", each.place): each for each in said})


def _attribute(place: Place) -> str:
    return "goal_id" if place.field == "goal" else place.field


def _check_goals(stay: Stay | None, values: Mapping[Place, Value]) -> None:
    said = {value for place, value in values.items() if place.field == "goal" and value is not None}
    if said and Goal.objects.filter(stay=stay, pk__in=said).count() != len(said):
        raise ValidationError("A goal for today can only be tied to a goal of the same stay.")


def _as_read(row: Entry | Intention, name: str) -> str:
    """What stands in a field, as people read it: the words of a choice, the words of a goal."""
    if isinstance(row, Intention) and name == "goal":
        return row.goal.words if row.goal else ""
    chosen = getattr(row, f"get_{name}_display", None)
    return str(chosen() if chosen else getattr(row, name))


def _all_words(entry: Entry, said: Iterable[Intention]) -> dict[str, str]:
    """Everything an entry holds, by field, without what is empty."""
    words = {name: _as_read(entry, name) for name in (*Entry.CHOICES, *Entry.WORDS)}
    for each in said:
        words |= {
            f"goal_{each.place}": each.words,
            f"toward_{each.place}": _as_read(each, "goal"),
            f"answer_{each.place}": _as_read(each, "answer"),
        }
    return {name: said for name, said in words.items() if said}


Before = list[tuple[Entry | Intention, str, str]]


def _before(round_: Round, row: Entry | Intention, name: str) -> Before:
    """What stands there, if it has to be kept: in a round that was closed once."""
    return [(row, name, _as_read(row, name))] if round_.was_reopened else []


def _keep_revisions(by: Asker, before: Before) -> None:
    """Writes down what stood before; call it once each row is saved."""
    revisions = []
    for row, name, stood in before:
        revision = EntryRevision(by=by.user, field=name, before=stood)
        if isinstance(row, Entry):
            revision.entry = row
        else:
            revision.intention = row
        # The rows were just saved, and the database checks that it is one of them.
        revision.clean_fields(exclude=["entry", "intention", "by", "withdrawn"])
        revisions.append(revision)
    EntryRevision.objects.bulk_create(revisions)


def _write(by: Asker, rows: Rows, values: Mapping[Place, Value]) -> None:
    before: Before = []
    for place in values:
        before += _before(rows.entry.round, rows.at(place), place.field)
    for place, value in values.items():
        setattr(rows.at(place), _attribute(place), value)
    if SUPPORT in values and rows.entry.pk:
        # An answer was to what was asked before: it stands by itself now, and this is asked anew.
        Ask.objects.filter(entry=rows.entry).update(entry=None)
    _save_entry(by, rows.entry, fields={place.field for place in values})
    touched = sorted({(place.row, place.number) for place in values} & rows.intentions.keys())
    intentions = [rows.intentions[key] for key in touched]
    afternoon = rows.entry.round.which == Which.AFTERNOON
    for intention in intentions:
        if afternoon:
            intention.answered_at, intention.answered_by = timezone.now(), by.user
        else:
            intention.entry = rows.entry
        _check_words(intention, loaded=["entry", "goal", "answered_by"])
    # Each round writes its own columns alone: the other may be under way on another laptop.
    columns = ["answer", "answered_at", "answered_by"] if afternoon else ["words", "goal"]
    begun = [each for each in intentions if each.pk]
    Intention.objects.bulk_create([each for each in intentions if not each.pk])
    if begun:
        Intention.objects.bulk_update(begun, columns)
    _keep_revisions(by, before)


def _check_words(row: Entry | Intention, loaded: list[str]) -> None:
    """`full_clean` without its questions to the database, where a save has sixteen in all.

    What was loaded or just saved is not looked up again; choices and lengths are checked here,
    and the constraints are the database's own.
    """
    row.full_clean(exclude=loaded, validate_unique=False, validate_constraints=False)


def _save_entry(by: Asker, entry: Entry, fields: Collection[str]) -> None:
    entry.saved_at, entry.saved_by = timezone.now(), by.user
    _check_words(entry, loaded=["round", "stay", "staff", "saved_by"])
    entry.save()
    guest_id = entry.stay.guest_id if entry.stay else None
    record(Kind.ENTRY_RECORDED, by=by, about=entry, guest_id=guest_id, fields=fields)
