"""Queries whose SQL is made once a process, for the pages that everyone waits for.

Django puts a query's SQL together each time it is asked for. On a page like Today that takes
longer than the database needs to answer. A function marked `@compiled_once` is called once, with a
stand-in for each value, and returns a queryset; from then on only the values change.
"""

import copy
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from datetime import date, datetime, time, timedelta, tzinfo
from enum import Enum
from functools import wraps
from operator import attrgetter
from types import SimpleNamespace
from typing import Any, NamedTuple, ParamSpec, TypeVar

from django.conf import settings
from django.core.exceptions import EmptyResultSet
from django.db import connections, models
from django.db.models import Prefetch, QuerySet, prefetch_related_objects

Given = ParamSpec("Given")
Row = TypeVar("Row")

IDS = models.BigIntegerField()
# The first that fits: a datetime is a date too.
FIELDS: tuple[tuple[type, models.Field], ...] = (
    (int, IDS),
    (datetime, models.DateTimeField()),
    (date, models.DateField()),
    (time, models.TimeField()),
    (str, models.TextField()),
)
# No row has it. An empty subquery would be looked up for each row of the house.
NO_IDS = "(-1)"
UNKNOWN = object()
# How often each was asked for under test.
asked_for: Counter[tuple] = Counter()


def compiled_once(build: Callable[Given, QuerySet[Any, Row]]) -> Callable[Given, list[Row]]:
    """The rows of the queryset that `build` returns; it is called with keywords only.

    `build` may decide by what is known of a value: what an actor may do, yes or no, None, a choice,
    a time zone. Each combination is compiled by itself. Of any other value it gets a `Slot`, to
    filter by, or by so many days before or after it. Under test each statement is compared with
    the one that Django makes, for each combination and length of lists: the first time, the second,
    the fourth, and so on.
    """
    statements: dict[tuple, _Statement] = {}

    @wraps(build)
    def rows(*args: Given.args, **given: Given.kwargs) -> list[Row]:
        key = tuple((name, _known(value)) for name, value in given.items())
        statement = statements.get(key)
        if statement is None:
            stand_ins = {name: _stand_in(name, value) for name, value in given.items()}
            statement = statements[key] = _Statement(build(*args, **stand_ins))
        if settings.COMPARE_COMPILED:
            asked = (build, key, *(bound.sql for bound in statement.bounds(given)))
            asked_for[asked] += 1
            if asked_for[asked].bit_count() == 1:
                _compare(statement, _Statement(build(*args, **given)), given)
        return statement.rows(given)

    return rows


def _known(value: Any) -> Any:
    """What `build` may decide by."""
    if hasattr(value, "stand_in"):
        return value.known
    return value if value is None or isinstance(value, (bool, Enum, tzinfo)) else UNKNOWN


def _stand_in(path: str, value: Any) -> Any:
    """`path` leads to the value, from what the query is asked with."""
    if hasattr(value, "stand_in"):
        return value.stand_in(path)
    if _known(value) is not UNKNOWN:
        return value
    if isinstance(value, models.Model):
        return Slot(f"{path}.pk", IDS)
    if isinstance(value, (list, tuple, set, frozenset)):
        return SlotOfIds(path, IDS)
    return Slot(path, next(field for kind, field in FIELDS if isinstance(value, kind)))


class Slot(models.Expression):
    """The place of a value that is known only when the query is asked."""

    def __init__(self, path: str, field: models.Field, shift: timedelta | None = None) -> None:
        super().__init__(output_field=field)
        self.path, self.shift = path, shift
        self.find = attrgetter(path)

    def __add__(self, shift: timedelta) -> "Slot":  # type: ignore[override]
        return Slot(self.path, self.output_field, shift)

    def __sub__(self, shift: timedelta) -> "Slot":  # type: ignore[override]
        return self + -shift

    def as_sql(self, compiler, connection, **context):
        return "%s", [self]

    def get_group_by_cols(self) -> list:
        return []

    def parameters(self, given: Any, connection) -> list[Any]:
        value = self.find(given)
        if isinstance(value, int) and value.bit_length() > 63:
            # No row has such an id, and SQLite does not take it.
            raise EmptyResultSet
        if self.shift is not None:
            value += self.shift
        return [self.output_field.get_db_prep_value(value, connection)]


class SlotOfIds(Slot):
    """The place of a list of ids, however long it is: for `pk__in`."""

    def as_sql(self, compiler, connection, **context):
        return self.mark, [self]

    @property
    def mark(self) -> str:
        return f"(/*{self.path}*/)"

    def parameters(self, given: Any, connection) -> list[Any]:
        return list(self.find(given))


class _Bound(NamedTuple):
    sql: str
    parameters: tuple[Any, ...]
    # Which of them move on with every look at the clock.
    of_clock: frozenset[int]


class _Statement:
    def __init__(self, queryset: Any) -> None:
        self.queryset = queryset
        self.compiler = queryset.query.get_compiler(using=queryset.db)
        lookups = queryset._prefetch_related_lookups
        own = [each for each in lookups if isinstance(each, Prefetch) and each.to_attr]
        self.children = [_Children(each, queryset.model) for each in own]
        self.other_lookups = [each for each in lookups if each not in own]
        try:
            self.sql, self.parameters = self.compiler.as_sql()
        except EmptyResultSet:
            self.sql, self.parameters = "", ()

    def converters_for(self, connection: Any) -> dict[int, Any]:
        """What makes a column Python's value. It belongs to the connection and is kept there."""
        known = connection.__dict__.setdefault("compiled_converters", {})
        if self not in known:
            fields = [each[0] for each in self.compiler.select[: self.compiler.col_count]]
            compiler = copy.copy(self.compiler)
            compiler.connection = connection
            known[self] = compiler.get_converters(fields)
        return known[self]

    def bind(self, given: Mapping[str, Any]) -> _Bound:
        connection, values = connections[self.queryset.db], SimpleNamespace(**given)
        sql, parameters, of_clock = self.sql, [], set()
        for each in self.parameters:
            if not isinstance(each, Slot):
                parameters.append(each)
                continue
            try:
                found = each.parameters(values, connection)
            except EmptyResultSet:
                return _Bound("", (), frozenset())
            if each.path.endswith(".now"):
                of_clock.add(len(parameters))
            parameters += found
            if isinstance(each, SlotOfIds):
                places = f"({', '.join(['%s'] * len(found))})" if found else NO_IDS
                sql = sql.replace(each.mark, places, 1)
        return _Bound(sql, tuple(parameters), frozenset(of_clock))

    def bounds(self, given: Mapping[str, Any]) -> Iterator[_Bound]:
        """Its own and its children's, with a stand-in for the parents."""
        yield self.bind(given)
        for each in self.children:
            yield from each.statement.bounds({**given, "parents": [0]})

    def rows(self, given: Mapping[str, Any]) -> list[Any]:
        bound = self.bind(given)
        if not bound.sql:
            return []
        template = self.queryset
        asked = type(template)(template.model, _BoundQuery(self, bound), template.db)
        asked._fields = template._fields
        rows = list(template._iterable_class(asked))
        for children in self.children:
            children.attach(rows, given)
        prefetch_related_objects(rows, *self.other_lookups)
        return rows


class _Children:
    """What `Prefetch("a reverse key", queryset, to_attr="...")` fetches."""

    def __init__(self, prefetch: Any, model: type[models.Model]) -> None:
        self.to_attr = prefetch.to_attr
        self.parent = model._meta.get_field(prefetch.prefetch_through).field  # type: ignore[union-attr]
        parents = SlotOfIds("parents", IDS)
        of_parents = {f"{self.parent.name}__in": parents}
        self.statement = _Statement(prefetch.queryset.filter(**of_parents))

    def attach(self, rows: list[Any], given: Mapping[str, Any]) -> None:
        by_id = {row.pk: row for row in rows}
        for row in rows:
            setattr(row, self.to_attr, [])
        for child in self.statement.rows({**given, "parents": list(by_id)}) if by_id else ():
            parent = by_id[getattr(child, self.parent.attname)]
            setattr(child, self.parent.name, parent)
            getattr(parent, self.to_attr).append(child)


class _BoundQuery:
    """A compiled query with its values, as far as Django's row iterators look at a query."""

    def __init__(self, statement: _Statement, bound: _Bound) -> None:
        self.statement, self.bound = statement, bound

    def __getattr__(self, name: str) -> Any:
        return getattr(self.statement.queryset.query, name)

    def get_compiler(self, using: str) -> Any:
        # A copy: two threads may ask at the same time, each over a connection of its own.
        compiler = object.__new__(type(self.statement.compiler))
        connection = connections[using]
        converters = self.statement.converters_for(connection)
        compiler.__dict__ = {
            **self.statement.compiler.__dict__,
            "connection": connection,
            "as_sql": lambda *args, **kwargs: (self.bound.sql, self.bound.parameters),
            "get_converters": lambda fields: converters,
        }
        return compiler


def _compare(compiled: _Statement, fresh: _Statement, given: Mapping[str, Any]) -> None:
    """Django puts an expression in parentheses, and asks nothing where a list is empty."""
    ours, django = compiled.bind(given), fresh.bind(given)
    if not (ours.sql and django.sql) or NO_IDS in ours.sql:
        return
    same_sql = ours.sql.replace("(%s)", "%s") == django.sql.replace("(%s)", "%s")
    pairs = enumerate(zip(ours.parameters, django.parameters, strict=True))
    if not same_sql or not all(one == other or n in ours.of_clock for n, (one, other) in pairs):
        raise AssertionError(f"{ours}\nis not what Django would ask:\n{django}")
    for children, fresh_children in zip(compiled.children, fresh.children, strict=True):
        _compare(children.statement, fresh_children.statement, {**given, "parents": [0]})
