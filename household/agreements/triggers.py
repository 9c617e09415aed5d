"""What the database itself refuses about agreements, on SQLite and on PostgreSQL.

An acceptance is for the current version and is never edited; a version is never reworded, and
once it is decided nothing of it changes, until what a guest said goes by age. SQLite drops a
table's triggers when a later migration remakes the table; a test asserts after `migrate` that each
of them exists.
"""

from collections.abc import Iterable
from typing import NamedTuple

from django.db.backends.base.schema import BaseDatabaseSchemaEditor

from accounts.audit.triggers import (
    AllowedUpdate,
    allowed_sql,
    append_only,
    drop_triggers,
    trigger_names,
)
from guests.ageing_out.declared import GONE

VERSIONS, ACCEPTANCES = "household_agreementversion", "household_acceptance"


class Rule(NamedTuple):
    name: str
    act: str
    table: str
    # When the database refuses: SQL over OLD and NEW that both databases understand.
    refused_when: str
    sentence: str


FIXED = (
    "house_id",
    "agreement_id",
    "number",
    "words",
    "ends_topic",
    "why",
    "proposed_on",
    "open_until",
)


def _goes_or_stays(name: str) -> str:
    return f"NEW.{name} IN (OLD.{name}, '{GONE}')"


# What a guest said and was told goes with them; the text that was adopted is the house's.
BLANKED = AllowedUpdate(
    frozenset({"words", "why", "decided_words"}),
    f"{_goes_or_stays('why')} AND {_goes_or_stays('decided_words')} AND "
    f"(NEW.words = OLD.words OR NEW.words = '{GONE}' AND NOT COALESCE(OLD.adopted, FALSE))",
)


def _rules(fixed: Iterable[str]) -> tuple[Rule, ...]:
    reworded = " OR ".join(f"OLD.{name} <> NEW.{name}" for name in fixed)
    return (
        Rule(
            "household_version_kept_once_decided",
            "UPDATE",
            VERSIONS,
            "OLD.decided_on IS NOT NULL",
            "a decided version is not changed",
        ),
        Rule(
            "household_version_not_reworded",
            "UPDATE",
            VERSIONS,
            f"OLD.decided_on IS NULL AND ({reworded})",
            "a proposal is not reworded",
        ),
        Rule(
            "household_version_not_deleted",
            "DELETE",
            VERSIONS,
            "OLD.id IS NOT NULL",
            "a version is not deleted",
        ),
        Rule(
            "household_acceptance_of_current_version",
            "INSERT",
            ACCEPTANCES,
            f"NOT EXISTS (SELECT 1 FROM {VERSIONS} v WHERE v.id = NEW.version_id AND v.adopted "  # noqa: S608 (names of ours)
            f"AND NOT v.ends_topic AND NOT EXISTS (SELECT 1 FROM {VERSIONS} n WHERE n.adopted "
            "AND n.agreement_id = v.agreement_id AND n.number > v.number))",
            "only the current version is accepted",
        ),
    )


RULES = _rules(FIXED)
TRIGGERS = {rule.name for rule in RULES} | set(trigger_names(ACCEPTANCES))


def create_agreement_triggers(editor: BaseDatabaseSchemaEditor) -> None:
    append_only(editor, ACCEPTANCES)
    blanked = allowed_sql(editor, VERSIONS, [BLANKED])
    for rule in _rules(_fixed_columns(editor)):
        refused_when = rule.refused_when
        if rule.act == "UPDATE":
            refused_when = f"({refused_when}) AND NOT {blanked}"
        begins = f"CREATE TRIGGER {rule.name} BEFORE {rule.act} ON {rule.table}"
        if editor.connection.vendor == "postgresql":
            editor.execute(
                f"CREATE OR REPLACE FUNCTION {rule.name}() RETURNS trigger AS $$ BEGIN "
                f"IF {refused_when} THEN RAISE EXCEPTION '{rule.sentence}' "
                "USING ERRCODE = 'integrity_constraint_violation'; END IF; "
                "RETURN COALESCE(NEW, OLD); END $$ LANGUAGE plpgsql"
            )
            editor.execute(f"{begins} FOR EACH ROW EXECUTE FUNCTION {rule.name}()")
        else:
            refuse = f"BEGIN SELECT RAISE(ABORT, '{rule.sentence}'); END"
            editor.execute(f"{begins} WHEN {refused_when} {refuse}")


def _fixed_columns(editor: BaseDatabaseSchemaEditor) -> list[str]:
    """Those that the table has by now: an earlier migration lays the triggers, too."""
    with editor.connection.cursor() as cursor:
        table = editor.connection.introspection.get_table_description(cursor, VERSIONS)
    known = {column.name for column in table}
    return [name for name in FIXED if name in known]


def drop_agreement_triggers(editor: BaseDatabaseSchemaEditor) -> None:
    drop_triggers(editor, ACCEPTANCES)
    for rule in RULES:
        on_table = f" ON {rule.table}" if editor.connection.vendor == "postgresql" else ""
        editor.execute(f"DROP TRIGGER IF EXISTS {rule.name}{on_table}")


# A landed migration imports these names.
keep_agreements, let_agreements_go = create_agreement_triggers, drop_agreement_triggers
