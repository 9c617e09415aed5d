"""Every change to the times of the shifts, and those that a new house starts with.

Changes take effect on a day to come: the past, and today, stay as they were.
"""

from collections.abc import Iterable, Sequence
from datetime import date

from django.core.exceptions import ValidationError

from accounts.access.actor import Actor
from accounts.audit.record import record
from accounts.houses.action import action
from accounts.models import House
from ui.weekdays import as_digits

from ..audit import ShiftKind
from ..rota.actions import mark_taken_off
from ..rota.models import Shift, ShiftPerson
from .models import ShiftTime
from .queries import times_of
from .rules import in_force
from .starting_times import THREE, ShiftLine

CHANGED = "The shift times changed."


@action
def create_default_shift_times(*, house: House, from_on: date) -> None:
    for line in THREE:
        _save(_new(house, from_on, line.name), line)


@action
def set_shift_times(*, by: Actor, from_on: date, lines: Sequence[ShiftLine]) -> list[ShiftTime]:
    """A second call for the same day replaces the first.

    Times are on the house's clock. Who is on a later shift stays on the one that continues it (by
    its name, or by its line when it was renamed); where none does, they are taken off, and that is
    noted. Raises ValidationError for today and earlier (a first pattern may start today), for no
    shift at all, and for two of the same name.
    """
    before = in_force(times_of(by), from_on)
    _check(by, from_on, lines, is_first=not before)
    there = {row.name: row for row in ShiftTime.objects.for_house(by.house).filter(from_on=from_on)}
    rows = [
        _save(there.get(line.name) or _new(by.house, from_on, line.name), line) for line in lines
    ]
    for row in there.values():
        if row not in rows:
            row.weekdays = ""
            row.full_clean()
            row.save()
    goes_on = {row.name: row for row in rows}
    names = {each.name for each in before}
    for line, row in zip(lines, rows, strict=True):
        renamed = [each.name for each in before if each.key == line.key]
        if renamed and row.name not in names:
            goes_on.setdefault(renamed[0], row)
    for shift in _shifts_from(by, from_on):
        _go_on(by, shift, goes_on.get(shift.time.name))
    record(ShiftKind.SHIFT_TIMES_SET, by=by, about=rows[0])
    return rows


def _check(by: Actor, from_on: date, lines: Sequence[ShiftLine], *, is_first: bool) -> None:
    if from_on < by.today or (from_on == by.today and not is_first):
        raise ValidationError({"from_on": "The past can't be changed. Choose tomorrow or later."})
    if not any(line.weekdays for line in lines):
        raise ValidationError("Please set at least one shift.")
    names = {line.name.casefold() for line in lines}
    if len(names) < len(lines):
        raise ValidationError("Two shifts can't have the same name.")


def _new(house: House, from_on: date, name: str) -> ShiftTime:
    return ShiftTime(house=house, from_on=from_on, name=name)


def _save(row: ShiftTime, line: ShiftLine) -> ShiftTime:
    row.starts, row.ends = line.starts, line.ends
    row.weekdays = as_digits(line.weekdays)
    row.full_clean()
    row.save()
    return row


def _shifts_from(by: Actor, from_on: date) -> Iterable[Shift]:
    shifts = Shift.objects.for_house(by.house).filter(on__gte=from_on).select_related("time")
    times = ShiftTime.objects.for_house(by.house).to_come(from_on)
    later = times.order_by("from_on").first()
    return shifts.filter(on__lt=later.from_on) if later else shifts


def _go_on(by: Actor, shift: Shift, row: ShiftTime | None) -> None:
    if row is not None and str(shift.on.isoweekday()) in row.weekdays:
        if row != shift.time:
            shift.time = row
            shift.full_clean()
            shift.save()
        return
    for person in ShiftPerson.objects.for_house(by.house).active().filter(shift=shift):
        mark_taken_off(by=by, person=person, why=CHANGED)
