"""What each person says in a round: saved, and merged with what others saved in between."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from django.core.exceptions import ValidationError
from django.utils import timezone

from accounts.access.actor import Actor
from accounts.audit.record import record
from accounts.changes import set_fields
from accounts.houses.action import action
from accounts.models import User
from guests.models import Goal, Stay

from ..audit import CheckInKind
from ..corrections.revisions import Before, keep_revisions, previous_values
from ..requests.models import SupportRequest
from ..rounds.actions import open_for_writing
from ..rounds.models import Round
from ..schedule.models import Which
from .merge import Change, FieldPlace, Value, merge
from .models import Entry, Intention
from .seen import WasWritten, record_return_if_seen

SUPPORT = FieldPlace("entry", 0, "support")
PRESENCE = FieldPlace("entry", 0, "presence")


@dataclass(frozen=True)
class Recorded:
    """What came of a save: the saved rows, and the places where both texts must be shown."""

    rows: "Rows | None" = None
    conflicts: Mapping[FieldPlace, Value] = field(default_factory=dict)


@action
def record_entry(
    *,
    by: Actor,
    which: Which,
    day: date,
    stay: Stay | None = None,
    staff: User | None = None,
    changes: Mapping[FieldPlace, Change],
) -> Recorded:
    """Save what one person said in a round, merged with what others saved in between.

    `stay` and `staff` come from a page the actor was shown, so they are not looked up again. Raises
    ValidationError when a text is invalid, a goal is not of this stay, or the round is closed.
    Previous values are kept when the round has ever been closed.
    """
    changes = {place: change for place, change in changes.items() if change.seen != change.said}
    if not changes:
        return Recorded()
    round_ = open_for_writing(by=by, which=which, day=day)
    rows = Rows(by, _entry_of(by, round_, stay, staff))
    merged = merge(
        changes, {place: getattr(rows.at(place), _attribute(place)) for place in changes}
    )
    if merged.values:
        _check_goals(stay, merged.values)
        _write(by, rows, merged.values)
    return Recorded(rows, merged.conflicts)


@action
def join_round(*, by: Actor, which: Which, day: date, staff: User) -> Entry:
    round_ = open_for_writing(by=by, which=which, day=day)
    entry, joined = Entry.objects.get_or_create(
        round=round_, staff=staff, defaults={"house_id": round_.house_id, "saved_by": by.user}
    )
    if joined:
        record(CheckInKind.ENTRY_RECORDED, by=by, about=entry)
    return entry


@action
def everyone_is_here(
    *, by: Actor, which: Which, day: date, participants: Iterable[tuple[Stay | None, User | None]]
) -> None:
    """Set "here" for every participant whose presence is empty.

    Leave those out of `participants` who are not back yet: nobody has seen them.
    """
    round_ = open_for_writing(by=by, which=which, day=day)
    for stay, staff in participants:
        entry = _entry_of(by, round_, stay, staff)
        if entry.presence == "":
            before = previous_values(round_, entry, "presence")
            entry.presence = Entry.Presence.HERE
            _save_entry(by, entry, fields=["presence"])
            keep_revisions(by, before)


@dataclass
class Rows:
    """What one person can write in at one round: their entry, and their goals for the day."""

    by: Actor
    entry: Entry

    @cached_property
    def intentions(self) -> dict[tuple[str, int], Intention]:
        """By place when they are said in the morning, by id when they are answered.

        Most saves are of the entry alone and do not query them.
        """
        entry = self.entry
        if entry.round.which == Which.AFTERNOON:
            this_morning = Intention.objects.filter(
                entry__round__house=self.by.house,
                entry__round__date=entry.round.date,
                entry__round__which=Which.MORNING,
                entry__stay=entry.stay,
                entry__staff=entry.staff,
            )
            return {("answer", each.pk): each for each in this_morning.order_by("place")}
        rows = {
            ("intention", place): Intention(house_id=entry.house_id, entry=entry, place=place)
            for place in Intention.PLACES
        }
        if entry.pk:
            said = Intention.objects.filter(entry=entry).order_by()
            rows |= {("intention", each.place): each for each in said}
        return rows

    def said(self) -> list[Intention]:
        return [each for each in self.intentions.values() if each.pk]

    def at(self, place: FieldPlace) -> Entry | Intention:
        if place.row == "entry":
            return self.entry
        try:
            return self.intentions[place.row, place.number]
        except KeyError:
            raise ValidationError("One of these goals is not in this check-in.") from None


def _entry_of(by: Actor, round_: Round, stay: Stay | None, staff: User | None) -> Entry:
    whose = {"stay": stay} if stay else {"staff": staff}
    there = Entry.objects.filter(round=round_, **whose)
    entry = next(iter(there), None) or Entry(house_id=round_.house_id)
    # Known already: the rows that it belongs to are not asked for again.
    entry.round, entry.stay, entry.staff = round_, stay, staff
    return entry


def _attribute(place: FieldPlace) -> str:
    return "goal_id" if place.field == "goal" else place.field


def _check_goals(stay: Stay | None, values: Mapping[FieldPlace, Value]) -> None:
    said = {value for place, value in values.items() if place.field == "goal" and value is not None}
    if said and Goal.objects.filter(stay=stay, pk__in=said).count() != len(said):
        raise ValidationError("A goal for today can only be tied to a goal of the same stay.")


def _write(by: Actor, rows: Rows, values: Mapping[FieldPlace, Value]) -> None:
    before: Before = []
    for place in values:
        before += previous_values(rows.entry.round, rows.at(place), place.field)
    was = WasWritten(rows.entry.presence, rows.entry.saved_at)
    for place, value in values.items():
        set_fields(rows.at(place), {_attribute(place): value})
    if SUPPORT in values and rows.entry.pk:
        # Earlier answers were to what was asked before; this is a new request.
        SupportRequest.objects.filter(entry=rows.entry).update(entry=None)
    _save_entry(by, rows.entry, fields={place.field for place in values})
    if PRESENCE in values:
        record_return_if_seen(by=by, entry=rows.entry, was=was)
    touched = sorted({(place.row, place.number) for place in values if place.row != "entry"})
    intentions = [rows.intentions[key] for key in touched]
    afternoon = rows.entry.round.which == Which.AFTERNOON
    for intention in intentions:
        if afternoon:
            intention.answered_at, intention.answered_by = timezone.now(), by.user
        else:
            intention.entry = rows.entry
        _check_words(intention, loaded=["entry", "goal", "answered_by"])
    # These columns alone: the other round may be under way on another laptop.
    columns = {place.field for place in values if place.row != "entry"}
    if afternoon:
        columns |= {"answered_at", "answered_by"}
    begun = [each for each in intentions if each.pk]
    Intention.objects.bulk_create([each for each in intentions if not each.pk])
    if begun:
        Intention.objects.bulk_update(begun, columns)
    keep_revisions(by, before)


def _check_words(row: Entry | Intention, loaded: list[str]) -> None:
    """`full_clean` without its queries, where a save has sixteen in all.

    What was loaded or just saved is not looked up again; choices and lengths are checked here, and
    the database checks the constraints.
    """
    row.full_clean(exclude=loaded, validate_unique=False, validate_constraints=False)


def _save_entry(by: Actor, entry: Entry, fields: Collection[str]) -> None:
    entry.saved_at, entry.saved_by = timezone.now(), by.user
    _check_words(entry, loaded=["round", "stay", "staff", "saved_by"])
    # The other columns may be under way on another laptop.
    columns = {each.name for each in entry._meta.concrete_fields} & set(fields)
    if SUPPORT.field in columns:
        entry.support_at = entry.saved_at
        columns.add("support_at")
    entry.save(update_fields=[*columns, "saved_at", "saved_by"] if entry.pk else None)
    guest_id = entry.stay.guest_id if entry.stay else None
    record(CheckInKind.ENTRY_RECORDED, by=by, about=entry, guest_id=guest_id, fields=fields)
