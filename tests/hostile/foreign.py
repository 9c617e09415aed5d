"""The other house: its words are marked, and its rows are compared before and after."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection
from django.db.models import CharField, F, Model, Q, TextField, Value
from django.db.models.functions import Cast, Concat

from accounts.models import AuditEvent, House, User
from tests.houses import OUR_MODELS, knows_its_house

MARK = "zqxw"
# Not words of people: the program reads them.
NO_WORDS = {"weekdays", "time_zone", "token_hash", "page", "field", "code", "object_type"}
Rows = dict[str, dict[int, tuple]]


def mark(house: House) -> None:
    """Whatever people wrote there becomes a word that is nowhere else, and names its row."""
    with _past_the_triggers():
        for model in OUR_MODELS:
            if knows_its_house(model):
                _mark(model, model._base_manager.filter(house=house))
        User.objects.filter(memberships__house=house).update(display_name=_marked("pk"))
        AuditEvent.objects.filter(house_id=house.pk).update(person_name=_marked("person_id"))
        House.objects.filter(pk=house.pk).update(name=MARK)


def _marked(key: str) -> Concat:
    return Concat(Value(MARK), Cast(F(key), CharField()))


def _mark(model: type[Model], rows) -> None:
    for field in model._meta.fields:
        is_text = isinstance(field, CharField | TextField) and not field.choices
        if is_text and field.name not in NO_WORDS:
            rows.exclude(**{field.name: ""}).update(**{field.name: _marked("pk")})


@contextmanager
def _past_the_triggers() -> Iterator[None]:
    """What the database keeps as it was written, too."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SET session_replication_role = replica")
            yield
            cursor.execute("SET session_replication_role = DEFAULT")
            return
        cursor.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'")
        triggers = cursor.fetchall()
        for name, _sql in triggers:
            cursor.execute(f"DROP TRIGGER {name}")
        yield
        for _name, sql in triggers:
            cursor.execute(sql)


def rows_of(house: House) -> Rows:
    """Every row of a house and of its people, by table and key."""
    rows: Rows = {}
    for model in OUR_MODELS:
        if knows_its_house(model):
            rows[model._meta.label] = _by_key(model, Q(house=house))
    rows["accounts.House"] = _by_key(House, Q(pk=house.pk))
    rows["accounts.User"] = _by_key(User, Q(memberships__house=house))
    rows["accounts.AuditEvent"] = _by_key(AuditEvent, Q(house_id=house.pk))
    return rows


def _by_key(model: type[Model], which: Q) -> dict[int, tuple]:
    fields = [each.attname for each in model._meta.concrete_fields if each.name != "read_hour"]
    found = model._base_manager.filter(which).values_list("pk", *fields)
    return {row[0]: tuple(map(str, row[1:])) for row in found}


def changed(before: Rows, after: Rows) -> list[str]:
    return [
        f"{label} {key}: {before[label].get(key)} became {after[label].get(key)}"
        for label in before
        for key in before[label].keys() | after[label].keys()
        if before[label].get(key) != after[label].get(key)
    ]
