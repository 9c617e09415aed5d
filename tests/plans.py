"""How a database answers a statement, and what of that grows with a house's past."""

import json
import re
from collections import Counter
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from django.db import connection

# What follows a table's name in a statement and is no alias.
KEYWORDS = "WHERE|INNER|LEFT|ON|ORDER|GROUP|LIMIT|CROSS|HAVING|UNION|FOR|OFFSET"
TABLE = re.compile(rf'(?:FROM|JOIN) "(\w+)"(?: (?!(?:{KEYWORDS})\b)"?(\w+)"?)?')
STEP = re.compile(r"(SCAN|SEARCH) (?P<name>\w+)(?: USING ([^(]*?))?(?: \((.*)\))?(?: LEFT-JOIN)?$")
# "IN" all ids of a table.
IN_ALL = re.compile(r"USING ROWID (SEARCH) ON TABLE (?P<name>\w+) FOR (IN)-OPERATOR()")
# Not "FOR RIGHT PART OF ORDER BY": that sorts rows with the same beginning, and stops at a LIMIT.
SORTED = re.compile("TEMP B-TREE FOR (ORDER|GROUP|DISTINCT)")
HIDDEN = "\0"
TERM = re.compile(r"(\w+)([=<>])")


@dataclass(frozen=True)
class Step:
    """A line of a plan that reads a table."""

    line: str
    tables: frozenset[str]
    alias: str
    is_scan: bool
    # (column, "=", "<" or ">"): by what an index leads to the rows.
    terms: tuple[tuple[str, str], ...]
    # What is true of every row in the index, if it does not hold all.
    only: str
    # The line above it: where the SELECT begins that it belongs to.
    parent: int

    def is_of(self, select: str) -> bool:
        named = {(table, alias or table) for table, alias in TABLE.findall(outermost(select))}
        return any((table, self.alias) in named for table in self.tables)

    def is_first_in(self, select: str) -> bool:
        first = TABLE.search(outermost(select))
        return first is not None and self.alias in (first[2] or first[1])


@dataclass(frozen=True)
class Finding:
    table: str
    line: str
    missing: str
    asked: str


# The statistics of half a year become those of fifty houses that have lived ten years.
HOUSES, HALF_YEARS = 50, 20
# Half a year may have two times away; another house has more.
AT_LEAST = 100


def expect_ten_years(growing: Collection[str]) -> None:
    """A table of a few rows is read whole whatever its indexes; one of ten years is not."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT rowid, tbl, stat FROM sqlite_stat1")
        for row, table, stat in cursor.fetchall():
            rows, *same = (int(each) for each in stat.split() if each.isdigit())
            of_house = max(rows, AT_LEAST) * HALF_YEARS if table in growing else rows
            # A column that has one value in the whole table is the house, or like it.
            same = [of_house if each == rows else each for each in same]
            stat = " ".join(str(each) for each in (of_house * HOUSES, *same))
            cursor.execute("UPDATE sqlite_stat1 SET stat = %s WHERE rowid = %s", [stat, row])
    read_statistics()


def read_statistics() -> None:
    """SQLite keeps what it has read of them as long as the connection is open."""
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE sqlite_schema")


def findings_of(sql: str, parameters: Any, growing: Collection[str]) -> Iterator[Finding]:
    """What a statement reads more of, the longer a house lives."""
    with connection.cursor() as cursor:
        cursor.execute(f"EXPLAIN QUERY PLAN {sql}", parameters)
        plan = [(parent, line) for _id, parent, _unused, line in cursor.fetchall()]
    sorted_later = {parent for parent, line in plan if SORTED.search(line)}
    for step in _steps(sql, plan):
        if not step.tables & set(growing) or _is_bounded(step, sql):
            continue
        asked = sorted(filter(step.is_of, selects(sql)), key=step.is_first_in, reverse=True)
        if step.parent in sorted_later or not all(_is_window(step, each) for each in asked):
            yield Finding(min(step.tables), step.line, _missing(step, asked), asked[0])


def _steps(sql: str, plan: list[tuple[int, str]]) -> Iterator[Step]:
    aliases = tables_by_alias(sql)
    for parent, line in plan:
        match = STEP.match(line) or IN_ALL.match(line)
        if not match or match["name"] not in aliases:
            continue
        kind, alias, using, terms = match.groups(default="")
        table, only = _indexes().get(using.split(" ")[-1], (None, ""))
        yield Step(
            line=line,
            tables=frozenset({table}) if table else aliases[alias],
            alias=alias,
            is_scan=kind == "SCAN" or "AUTOMATIC" in using,
            terms=tuple(TERM.findall(terms.replace("<expr>", "expr"))),
            only=only,
            parent=parent,
        )


def tables_by_alias(sql: str) -> dict[str, frozenset[str]]:
    """More than one where two subqueries use the same name."""
    found: dict[str, set[str]] = {}
    for table, alias in TABLE.findall(sql):
        found.setdefault(alias or table, set()).add(table)
    return {alias: frozenset(tables) for alias, tables in found.items()}


@cache
def _indexes() -> dict[str, tuple[str, str]]:
    """Each index: its table, and what is true of every row in it."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT name, tbl_name, sql FROM sqlite_master WHERE type = 'index'")
        return {
            name: (table, (sql or "").partition(" WHERE ")[2])
            for name, table, sql in cursor.fetchall()
        }


def _is_bounded(step: Step, sql: str) -> bool:
    """A house's rows, or those up to a day, grow with each day; what is still open does not."""
    if step.is_scan:
        return False
    return " IS NULL" in step.only or any(
        column != "house_id" and (sign == "=" or (sign == ">" and _begins(step.alias, column, sql)))
        for column, sign in step.terms
    )


def _begins(alias: str, column: str, sql: str) -> bool:
    """SQLite also writes ">" for IS NOT NULL."""
    return column in ("rowid", "expr") or bool(
        re.search(rf'"?{alias}"?."{column}" (>|BETWEEN)', sql)
    )


def _is_window(step: Step, select: str) -> bool:
    """Whether the first rows of the index are the answer, up to a LIMIT."""
    if step.is_scan or " LIMIT " not in outermost(select):
        return False
    found_by = {column for column, _sign in step.terms} | set(re.findall(r'"(\w+)"', step.only))
    return all(_columns(each) <= found_by | {"house_id"} for each in conditions(select))


def _columns(condition: str) -> set[str]:
    return set(re.findall(r'\."(\w+)"', condition))


def selects(sql: str) -> list[str]:
    """The statement and each of its subqueries."""
    found, opened = _split(sql, " UNION (?:ALL )?"), []
    for at, letter in enumerate(sql):
        if letter == "(":
            opened.append(at)
        elif letter == ")":
            inside = sql[opened.pop() + 1 : at]
            if inside.startswith("SELECT "):
                found += _split(inside, " UNION (?:ALL )?")
    return found


def _split(sql: str, between: str) -> list[str]:
    """At what is in no parentheses."""
    found, start = [], 0
    for each in re.finditer(between, outermost(sql)):
        found.append(sql[start : each.start()])
        start = each.end()
    return [*found, sql[start:]]


def conditions(select: str) -> list[str]:
    """What it asks of its rows, apart from what its subqueries ask."""
    hidden = outermost(select)
    where = re.search(r" WHERE (.*?)(?: GROUP BY | ORDER BY | LIMIT | FOR UPDATE|$)", hidden)
    return _parts(select[where.start(1) : where.end(1)]) if where else []


def _parts(condition: str) -> list[str]:
    hidden = outermost(condition)
    if not hidden.strip(HIDDEN):
        return _parts(condition[1:-1])
    parts = _split(condition, r"(?<!BETWEEN %s) AND ")
    return [condition] if len(parts) == 1 else [each for part in parts for each in _parts(part)]


@cache
def outermost(sql: str) -> str:
    """Of the same length, with what is in parentheses hidden."""
    shown, depth = [], 0
    for letter in sql:
        depth += letter == "("
        shown.append(HIDDEN if depth else letter)
        depth -= letter == ")"
    return "".join(shown)


def _missing(step: Step, asked: list[str]) -> str:
    """What would bound the step: the columns that the statement compares or orders by."""
    table, own = min(step.tables), rf'"?{step.alias}"?\."(\w+)"'
    compared = [outermost(each) for select in asked for each in conditions(select)]
    equal = [match[1] for each in compared if (match := re.match(rf"{own} (=|IN|IS NULL)", each))]
    after = [match[1] for each in compared if (match := re.search(rf"{own} (>|BETWEEN)", each))]
    alone = [column for column in after if any(_columns(each) == {column} for each in compared)]
    ordered = [each for select in asked for each in re.findall(rf"ORDER BY {own}", select)]
    columns = dict.fromkeys(["house_id", *equal, *alone, *ordered])
    if len(columns) == 1:
        return f"no index helps: bound {table} by a parent's key or by its first day"
    return f"an index on {table} that begins with {', '.join(columns)}"


def rows_read(sql: str, parameters: Any) -> Counter[str]:
    """How many rows of each table PostgreSQL looked at, those it did not want too."""
    with connection.cursor() as cursor:
        cursor.execute(f"EXPLAIN (ANALYZE, TIMING OFF, FORMAT JSON) {sql}", parameters)
        (plan,) = cursor.fetchone()
    found: Counter[str] = Counter()
    _count_rows((plan if isinstance(plan, list) else json.loads(plan))[0]["Plan"], found)
    return found


def _count_rows(node: dict, found: Counter[str]) -> None:
    if table := node.get("Relation Name"):
        unwanted = (value for key, value in node.items() if key.startswith("Rows Removed by "))
        found[table] += (node["Actual Rows"] + sum(unwanted)) * node["Actual Loops"]
    for each in node.get("Plans", ()):
        _count_rows(each, found)
