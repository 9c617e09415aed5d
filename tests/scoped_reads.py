"""Which reads of rows name nobody who asks, found in the source of everything but the writing.

A read is scoped if it goes through one of `SCOPING` with the actor, or is confined to rows that
are: an OuterRef, a filter by them, or the Prefetch of a row's own.
"""

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

MANAGERS = {"objects", "_default_manager", "_base_manager"}
SCOPING = {
    "readable",
    "readable_by",
    "for_house",
    "known_to",
    "found_by",
    "own_of",
    "since",
    "to_sit_down",
}
# By file name or package: what is written, kept or made up.
WHAT_ACTIONS_SHARE = {"locking", "writing", "holding", "seen", "revisions"}
NO_PAGES = {
    "action",
    "actions",
    "admin",
    "demo",
    "doctor",
    "fill",
    "management",
    "migrations",
    "models",
} | WHAT_ACTIONS_SHARE

BEFORE_THERE_IS_AN_ACTOR = "finds out who asks, before there is an actor"
OF_ONES_OWN = "the actor's own rows, by author or person"
HOUSE_ALONE = "the house's own, for someone who has no actor; no guest is in it"
THE_CHAIN = "the house of the event that is written; numbers and digests, no names"
OF_A_READABLE_STAY = "of a guest or a person whom the caller has read as the actor"
TOLD_WITHOUT_WORDS = "that it is there is the guest's to know; a flag from readable_by covers words"
WITH_ITS_ROW = "prefetched for rows that are read as the actor"
OF_ONE_HOUSE = "of one house, a part of an action"
A_CONDITION = "a condition on rows that are read as the actor"

# By function and model, wherever they stand.
READ_UNSCOPED = {
    ("actor_for", "Membership"): BEFORE_THERE_IS_AN_ACTOR,
    ("_memberships", "Membership"): BEFORE_THERE_IS_AN_ACTOR,
    ("_sessions", "Session"): BEFORE_THERE_IS_AN_ACTOR,
    ("_write_lock", "Session"): BEFORE_THERE_IS_AN_ACTOR,
    ("record_wrong_password", "User"): BEFORE_THERE_IS_AN_ACTOR,
    ("_paused", "WrongPasswords"): BEFORE_THERE_IS_AN_ACTOR,
    ("_count", "WrongPasswords"): BEFORE_THERE_IS_AN_ACTOR,
    ("was_right", "WrongPasswords"): BEFORE_THERE_IS_AN_ACTOR,
    ("_take_off", "WrongPasswords"): BEFORE_THERE_IS_AN_ACTOR,
    ("forget_name", "WrongPasswords"): BEFORE_THERE_IS_AN_ACTOR,
    ("drop_old_counts", "WrongPasswords"): BEFORE_THERE_IS_AN_ACTOR,
    ("people_at", "Membership"): BEFORE_THERE_IS_AN_ACTOR,
    ("person_with_pin", "Membership"): BEFORE_THERE_IS_AN_ACTOR,
    ("laptop_of", "Laptop"): BEFORE_THERE_IS_AN_ACTOR,
    ("open_invitation", "Invitation"): BEFORE_THERE_IS_AN_ACTOR,
    ("waiting_for_code", "User"): BEFORE_THERE_IS_AN_ACTOR,
    ("has_second_factor", "SecondFactor"): BEFORE_THERE_IS_AN_ACTOR,
    ("recovery_codes_left", "SecondFactor"): OF_ONES_OWN,
    ("note_seen", "Laptop"): BEFORE_THERE_IS_AN_ACTOR,
    ("draft_words", "Draft"): OF_ONES_OWN,
    ("record_read", "AuditEvent"): OF_ONES_OWN,
    ("_lock_house", "House"): THE_CHAIN,
    ("head_of", "House"): THE_CHAIN,
    ("_newest", "AuditEvent"): THE_CHAIN,
    ("problems_of", "AuditEvent"): "for whoever runs the server, from its command line",
    ("read_number", "OnCallNumber"): HOUSE_ALONE,
    ("_house_of", "House"): HOUSE_ALONE,
    ("ends_of_days", "ShiftTime"): HOUSE_ALONE,
    ("ids_on_shift", "ShiftTime"): HOUSE_ALONE,
    ("ids_on_shift", "ShiftPerson"): HOUSE_ALONE,
    ("worldviews_of", "Worldview"): TOLD_WITHOUT_WORDS,
    ("goals_of", "Goal"): TOLD_WITHOUT_WORDS,
    ("own_part_in", "ConversationPart"): "who is in the actor's own conversation; words deferred",
    ("own_part_in", "ConversationSupporter"): WITH_ITS_ROW,
    ("topics_to_go_through", "Acceptance"): OF_A_READABLE_STAY,
    ("_look_backs", "LookBack"): OF_A_READABLE_STAY,
    ("_said", "Entry"): OF_A_READABLE_STAY,
    ("_reads", "AuditEvent"): OF_A_READABLE_STAY,
    ("_reads", "Entry"): OF_A_READABLE_STAY,
    ("_reads", "ConversationPart"): OF_A_READABLE_STAY,
    ("entries", "Intention"): WITH_ITS_ROW,
    ("_entries_between", "Intention"): WITH_ITS_ROW,
    ("entries", "EntryRevision"): WITH_ITS_ROW,
    ("notes", "Amendment"): WITH_ITS_ROW,
    ("parts", "ConversationPart"): WITH_ITS_ROW,
    ("parts", "Attempt"): WITH_ITS_ROW,
    ("with_changes", "EntryRevision"): A_CONDITION,
    ("blank_naming", "SearchToken"): OF_ONE_HOUSE,
    ("blank_naming", "Amendment"): OF_ONE_HOUSE,
    ("blank_naming", "Note"): OF_ONE_HOUSE,
}


@dataclass(frozen=True)
class Read:
    at: str
    function: str
    model: str


def unscoped_reads(root: Path, folder: str) -> Iterator[Read]:
    for path in (root / folder).rglob("*.py"):
        place = path.relative_to(root)
        if not NO_PAGES & {*place.parts, place.stem}:
            yield from unscoped_in(path.read_text(), str(place))


def unscoped_in(source: str, path: str = "") -> Iterator[Read]:
    tree = ast.parse(source)
    above = {child: node for node in ast.walk(tree) for child in ast.iter_child_nodes(node)}
    for node in ast.walk(tree):
        match node:
            case ast.Attribute(attr=attr, value=model) if attr in MANAGERS:
                calls, whole = _chain(node, above)
                is_scoped = any(map(_scopes, calls)) or _is_left_to_others(whole, above)
            case ast.Call(func=ast.Name(id="get_object_or_404" | "get_list_or_404")):
                model, is_scoped = node.args[0], not _is_class(node.args[0])
            case _:
                continue
        if not is_scoped:
            yield Read(f"{path}:{node.lineno}", _function(node, above), ast.unparse(model))


def _chain(node: ast.expr, above) -> tuple[list[ast.Call], ast.expr]:
    """The calls that follow on it, and the whole expression that ends with the last."""
    calls = []
    while True:
        match above[node]:
            case ast.Attribute() as further:
                node = further
            case ast.Call(func=func) as further if func is node:
                calls.append(further)
                node = further
            case _:
                return calls, node


def _scopes(call: ast.Call) -> bool:
    match call.func:
        case ast.Attribute(attr="none"):
            return True
        case ast.Attribute(attr="filter"):
            named = [each.value for each in call.keywords if _is_by_rows(each.arg)]
            return any(map(_is_scoped_value, [*named, *call.args]))
        case _:
            return _asks(call)


def _is_by_rows(lookup: str | None) -> bool:
    return lookup is not None and ("__" not in lookup or lookup.endswith("__in"))


def _is_scoped_value(value: ast.expr) -> bool:
    while isinstance(value, ast.Call):
        if isinstance(value.func, ast.Name):
            return value.func.id == "OuterRef" or _asks(value)
        if _asks(value):
            return True
        assert isinstance(value.func, ast.Attribute)
        value = value.func.value
    return False


def _asks(call: ast.Call) -> bool:
    name = call.func.attr if isinstance(call.func, ast.Attribute) else ast.unparse(call.func)
    who = ast.unparse(call.args[0]).split(".") if call.args else [""]
    if name == "for_house":
        return who[-2:] in (["actor", "house"], ["by", "house"])
    return name in SCOPING and who[-1] in ("actor", "by")


def _is_left_to_others(whole: ast.expr, above) -> bool:
    """Handed to a Prefetch, or handed on as a function that is called with the actor."""
    match above[whole]:
        case ast.Call(func=ast.Name(id="Prefetch")):
            return True
    return isinstance(whole, ast.Attribute) and whole.attr in SCOPING


def _is_class(node: ast.expr) -> bool:
    return ast.unparse(node).split(".")[-1][:1].isupper()


def _function(node: ast.AST, above) -> str:
    while node in above and not isinstance(node, ast.FunctionDef):
        node = above[node]
    return getattr(node, "name", "")
