"""The database allows exactly the choices that a field offers."""

import pytest
from django.db.models import CheckConstraint, Q

from tests.test_architecture import OUR_MODELS

# Not constrained in the database, each for its reason.
EXEMPT = {
    # Every writer of these two checks the choices with full_clean: set_time and
    # create_default_check_in_times, and the arrival list that a house starts with.
    "checkins.CheckInTime.which",
    "guests.ArrivalItem.part",
    # No person writes it, and a new feature brings new kinds.
    "accounts.AuditEvent.kind",
}

CHOICE_FIELDS = [field for model in OUR_MODELS for field in model._meta.fields if field.choices]


def allowed_by(condition, name):
    """The values of the field `name` that can fulfil `condition`; None where any can."""
    if not isinstance(condition, Q):
        return allowed_by_lookup(condition, name)
    if condition.negated:
        return None
    sides = [allowed_by(child, name) for child in condition.children]
    if condition.connector == Q.OR:
        return None if None in sides else set().union(*sides)
    known = [side for side in sides if side is not None]
    return set.intersection(*known) if known else None


def allowed_by_lookup(lookup, name):
    match lookup:
        case (key, value) if key in (name, f"{name}__exact"):
            return {value}
        case (key, values) if key == f"{name}__in":
            return set(values)
        case (key, (first, last)) if key == f"{name}__range":
            return set(range(first, last + 1))
        case _:
            return None


def allowed_values(field):
    constraints = [each for each in field.model._meta.constraints if type(each) is CheckConstraint]
    return allowed_by(Q(*(each.condition for each in constraints)), field.name)


def offered_values(field):
    return {value for value, _label in field.flatchoices} | ({""} if field.blank else set())


@pytest.mark.parametrize("field", CHOICE_FIELDS, ids=str)
def test_a_choice_field_is_constrained_to_exactly_its_choices(field):
    """Else a new choice is a 500 wherever a save leaves the constraints to the database."""
    expected = None if str(field) in EXEMPT else offered_values(field)
    assert allowed_values(field) == expected


def test_every_exempt_field_is_there():
    assert {str(field) for field in CHOICE_FIELDS} >= EXEMPT


def test_a_value_that_one_side_leaves_out_or_adds_is_seen():
    sides = Q(rhythm="days") & ~Q(weekdays="") | Q(rhythm__in=["week", "month"], weekdays="1")
    assert allowed_by(sides, "rhythm") == {"days", "week", "month"}
    assert allowed_by(sides | Q(weekdays="7"), "rhythm") is None
    assert allowed_by(sides & Q(rhythm__in=["days", "year"]), "rhythm") == {"days"}
    assert allowed_by(Q(weekday__range=(1, 3)), "weekday") == {1, 2, 3}
