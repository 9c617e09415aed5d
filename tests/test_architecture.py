"""What holds the house up: layers, closed doors, classified fields, kept records."""

import ast
import inspect
import re
import tomllib
from graphlib import TopologicalSorter
from importlib import import_module
from pathlib import Path

import pytest
from django.apps import apps
from django.conf import settings
from django.db import connection
from django.db.models import CharField, TextField, UniqueConstraint
from django.urls import get_resolver

from accounts.audit.triggers import existing_triggers, trigger_names
from accounts.houses.constraints import UniqueWhere
from household.agreements.triggers import TRIGGERS
from tests.kept import KEPT
from tests.scoped_reads import READ_UNSCOPED, unscoped_in, unscoped_reads

# From the bottom up; apps on one level never know each other.
LEVELS = [{"accounts"}, {"guests"}, {"checkins", "household", "shifts"}, {"dashboard", "reports"}]
OUR_APPS = set().union(*LEVELS)
OUR_MODELS = [model for model in apps.get_models() if model._meta.app_label in OUR_APPS]
FOLDERS = (*sorted(OUR_APPS), "ui", "susd")


def level(app_label: str) -> int:
    return next(number for number, labels in enumerate(LEVELS) if app_label in labels)


@pytest.mark.parametrize("model", OUR_MODELS, ids=lambda model: model._meta.label)
def test_foreign_keys_point_down(model):
    for field in model._meta.get_fields():
        if not field.is_relation or field.auto_created:
            continue
        mine, theirs = model._meta.app_label, field.related_model._meta.app_label
        assert mine == theirs or level(theirs) < level(mine), field


def test_pure_modules_are_typed_strictly():
    text = (settings.BASE_DIR / "pyproject.toml").read_text(encoding="utf-8")
    tools = tomllib.loads(text)["tool"]
    pure = next(each for each in tools["importlinter"]["contracts"] if "Pure" in each["name"])
    strict = next(each for each in tools["mypy"]["overrides"] if "disallow_any_generics" in each)
    assert set(pure["source_modules"]) <= set(strict["module"])


@pytest.mark.parametrize("model", OUR_MODELS, ids=lambda model: model._meta.label)
def test_every_field_is_personal_or_not(model):
    fields = {field.name for field in model._meta.fields}
    assert fields == model.PERSONAL | model.NOT_PERSONAL
    assert not model.PERSONAL & model.NOT_PERSONAL


@pytest.mark.parametrize("model", OUR_MODELS, ids=lambda model: model._meta.label)
def test_every_personal_field_is_shown_to_its_guest_or_kept_from_them(model):
    """docs/decisions/0006; that what is shown does appear is held by test_together_of_ten."""
    shown = getattr(model, "SHOWN_TO_GUEST", frozenset())
    kept = getattr(model, "KEPT_FROM_GUEST", frozenset())
    assert shown | kept == model.PERSONAL
    assert not shown & kept


@pytest.mark.parametrize("model", OUR_MODELS, ids=lambda model: model._meta.label)
def test_own_words_are_written_and_shown(model):
    for name in getattr(model, "OWN_WORDS", ()):
        field = model._meta.get_field(name)
        assert isinstance(field, CharField | TextField)
        assert not field.choices
        assert name in model.SHOWN_TO_GUEST


@pytest.mark.parametrize("model", OUR_MODELS, ids=lambda model: model._meta.label)
def test_every_model_says_in_a_sentence_what_it_is(model):
    assert not model.__doc__.startswith(f"{model.__name__}(")


def test_nothing_is_deleted_along_with_something_else():
    for model in OUR_MODELS:
        for field in model._meta.fields:
            if field.is_relation:
                assert field.remote_field.on_delete.__name__ == "PROTECT", field


def test_every_constraint_has_a_sentence_for_people():
    for model in OUR_MODELS:
        for constraint in model._meta.constraints:
            if "audit" in constraint.name:
                continue  # written by the program alone
            default = constraint.default_violation_error_message
            assert constraint.violation_error_message != default, constraint.name


def test_a_rule_about_some_rows_knows_a_database_that_does_not_answer():
    for model in OUR_MODELS:
        for constraint in model._meta.constraints:
            if isinstance(constraint, UniqueConstraint) and constraint.condition:
                assert isinstance(constraint, UniqueWhere), constraint.name


@pytest.mark.django_db
def test_the_triggers_are_there_after_migrate():
    """SQLite drops a table's triggers when a migration remakes the table."""
    expected = {name for table in KEPT for name in trigger_names(table)}
    assert expected | TRIGGERS <= existing_triggers(connection)


def every_view(patterns, namespace=""):
    for pattern in patterns:
        if hasattr(pattern, "url_patterns"):
            inner = f"{namespace}{pattern.namespace}:" if pattern.namespace else namespace
            yield from every_view(pattern.url_patterns, inner)
        else:
            yield f"{namespace}{pattern.name}", pattern.callback


def test_every_view_declares_who_may_come():
    """Django's admin declares it once for the whole site; test_access walks through it."""
    undeclared = [
        name
        for name, view in every_view(get_resolver().url_patterns)
        if not hasattr(view, "declares") and not name.startswith("admin:")
    ]
    assert undeclared == []


# What a house begins with, before there is anyone in it to ask.
AT_THE_FIRST_START = {
    "set_up_house",
    "create_default_check_in_times",
    "create_default_arrival_list",
    "create_default_agreements",
    "create_default_chores",
    "create_default_meeting_time",
    "create_default_shift_times",
    "create_default_word_list",
}


def action_modules():
    base = Path(settings.BASE_DIR)
    for app in sorted(OUR_APPS):
        for path in sorted((base / app).rglob("actions.py")):
            yield import_module(".".join(path.relative_to(base).with_suffix("").parts))


def test_every_app_but_those_that_only_show_has_actions():
    assert {module.__name__.split(".")[0] for module in action_modules()} == (
        OUR_APPS - {"dashboard", "reports"}
    )


def test_actions_are_keyword_only_and_know_who_asks():
    for module in action_modules():
        for name, action in inspect.getmembers(module, inspect.isfunction):
            if action.__module__ != module.__name__ or name.startswith("_"):
                continue
            parameters = inspect.signature(action).parameters
            assert all(p.kind is p.KEYWORD_ONLY for p in parameters.values()), name
            if name not in AT_THE_FIRST_START | {"drop_old_drafts"}:  # which go by age alone
                assert "by" in parameters, name


# What writes and is no action, with the reason.
WRITES_WITHOUT_AN_ACTION = {
    "keep_drafts": "nobody else sees a draft, and the author's pages look at the drafts themselves",
    "drop_drafts": "as keep_drafts",
    "drop_old_drafts": "by age alone, whoever signs in",
    "reopen": "a part of actions",
    "withdraw": "a part of actions",
    "mark_taken_off": "a part of actions",
}
WRITES = {
    "get_or_create",
    "update_or_create",
    "save",
    "delete",
    "update",
    "create",
    "bulk_create",
    "bulk_update",
}


def writing_functions(tree):
    """Those at the top of a module that write, or call one of it that does, and are no actions."""
    functions = {
        node.name: node
        for node in tree.body
        if isinstance(node, ast.FunctionDef)
        and "action" not in {ast.unparse(each) for each in node.decorator_list}
    }
    calls = {
        name: {each.func for each in ast.walk(node) if isinstance(each, ast.Call)}
        for name, node in functions.items()
    }
    called = {
        name: {each.id for each in funcs if isinstance(each, ast.Name)}
        for name, funcs in calls.items()
    }
    writing = {
        name
        for name, funcs in calls.items()
        if "record" in called[name]
        or WRITES & {each.attr for each in funcs if isinstance(each, ast.Attribute)}
    }
    while more := {name for name in functions if called[name] & writing} - writing:
        writing |= more
    return writing


def test_whoever_writes_is_an_action():
    """Only an action raises the house's revision, by which a page knows that it is old."""
    found = set()
    for module in action_modules():
        writing = writing_functions(ast.parse(Path(module.__file__).read_text()))
        found |= {name for name in writing if not name.startswith("_")}
    assert found == WRITES_WITHOUT_AN_ACTION.keys()


@pytest.mark.parametrize(
    ("source", "writing"),
    [
        ("@action\ndef do(*, by):\n    row.save()", set()),
        ("def do(*, by):\n    return add_row(by=by, row=row)", set()),
        ("def do(*, by):\n    row.save()", {"do"}),
        ("def do(*, by):\n    record(kind, by=by)", {"do"}),
        ("def do(*, by):\n    _do(by)\n\ndef _do(by):\n    rows.update(done=True)", {"do", "_do"}),
        ("@action\ndef do(*, by):\n    _do(by)\n\ndef _do(by):\n    row.save()", {"_do"}),
    ],
)
def test_what_writes_without_an_action_is_found(source, writing):
    assert writing_functions(ast.parse(source)) == writing


def test_rows_are_read_through_who_asks():
    root = Path(settings.BASE_DIR)
    found = [read for folder in FOLDERS for read in unscoped_reads(root, folder)]
    asked = {(read.function, read.model) for read in found}
    assert [read for read in found if (read.function, read.model) not in READ_UNSCOPED] == []
    assert READ_UNSCOPED.keys() - asked == set(), "a reason that is no longer needed"


@pytest.mark.parametrize(
    "unscoped",
    [
        "Stay.objects.all()",
        "stays = Stay.objects",
        "models.Stay._default_manager.filter(pk=pk)",
        "Stay.objects.for_house(guest.house)",
        "Stay.objects.filter(house=house).order_by('pk')",
        "Goal.objects.filter(begun_on__gt=OuterRef('on'))",
        "Goal.objects.filter(~Exists(Stay.objects.for_house(actor.house)))",
        "Goal.objects.annotate(may_read=Exists(Goal.objects.readable_by(actor)))",
        "Goal.objects.exclude(stay__in=Stay.objects.readable_by(actor))",
        "get_object_or_404(Stay, pk=pk)",
    ],
)
def test_a_read_that_names_nobody_is_found(unscoped):
    assert len(list(unscoped_in(unscoped))) == 1


@pytest.mark.parametrize(
    "scoped",
    [
        "Stay.objects.for_house(actor.house).filter(pk=pk)",
        "Stay.objects.order_by('pk').readable_by(request.actor)",
        "Worldview.objects.filter(readable(actor))",
        "Goal.objects.filter(stay__in=Stay.objects.readable_by(actor).values('pk'))",
        "Exists(Goal.objects.filter(stay=OuterRef('pk')))",
        "Prefetch('goals', Goal.objects.order_by('pk'))",
        "ModelChoiceField(Stay.objects.none())",
        "Source(rows=Stay.objects.readable_by)",
        "get_object_or_404(Stay.objects.for_house(actor.house), pk=pk)",
    ],
)
def test_a_read_that_names_who_asks_is_not_found(scoped):
    assert list(unscoped_in(scoped)) == []


def test_fields_are_set_by_name_in_one_place_alone():
    """There a name that the row does not store is an error; see tests/test_unknown_fields.

    `compiled` sets what a query asked for beside the row, as Django's own `to_attr` does.
    """
    base = Path(settings.BASE_DIR)
    files = [path for folder in OUR_APPS for path in (base / folder).rglob("*.py")]
    found = {path.relative_to(base).as_posix() for path in files if "setattr(" in path.read_text()}
    assert found == {"accounts/changes.py", "accounts/houses/compiled.py"}


def our_modules():
    """By dotted name, with what is written in each; migrations and tests left out."""
    base = Path(settings.BASE_DIR)
    for folder in (*FOLDERS, "demo"):
        for path in (base / folder).rglob("*.py"):
            name = ".".join(path.relative_to(base).with_suffix("").parts)
            if ".migrations." not in name:
                yield name, ast.parse(path.read_text())


def imported_by(name, tree):
    """Every import, wherever it is written: at the top, in a function, under TYPE_CHECKING."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (each.name for each in node.names)
        elif isinstance(node, ast.ImportFrom):
            above = name.split(".")[: -node.level] if node.level else []
            source = ".".join([*above, *filter(None, [node.module])])
            yield source
            yield from (f"{source}.{each.name}" for each in node.names)


def test_no_module_imports_in_a_circle():
    modules = dict(our_modules())
    graph = {name: modules.keys() & set(imported_by(name, modules[name])) for name in modules}
    assert "guests.time_away.models" in graph["guests.stays.models"]
    TopologicalSorter(graph).prepare()  # raises CycleError, which names the circle


def test_nothing_is_imported_inside_a_function():
    functions = [
        (name, node)
        for name, tree in our_modules()
        for node in ast.walk(tree)
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    ]
    inside = [
        f"{name}.{function.name}"
        for name, function in functions
        for node in ast.walk(function)
        if isinstance(node, ast.Import | ast.ImportFrom)
    ]
    assert inside == []


def test_every_form_says_how_it_is_sent():
    """What is typed into one that doesn't is put into the address."""
    silent = [
        str(path.name)
        for path in (Path(settings.BASE_DIR) / "templates").rglob("*.html")
        for form in re.findall(r"<form[^>]*>", path.read_text())
        if 'method="' not in form
    ]
    assert silent == []


def test_pages_have_no_inline_script_or_style_and_escape_everything():
    pattern = re.compile(r"\|safe\b|\bstyle=|<script>|<style|\bon\w+=|javascript:")
    for path in (Path(settings.BASE_DIR) / "templates").rglob("*.html"):
        assert not pattern.search(path.read_text()), path


def test_no_browser_storage():
    for path in (Path(settings.BASE_DIR) / "static").rglob("*.js"):
        assert not re.search(r"localStorage|sessionStorage|indexedDB", path.read_text()), path


def test_pages_speak_the_houses_words():
    """The left column of the words the house does not use (DOMAIN, words)."""
    left_column = re.compile(
        r"\b(client|patient|consumer|resident|case|admit|discharge|placement|compliant|refused|"
        r"awol|absconded|behaviou?r|symptom|episode|baseline|addict|relapse|violation|infraction|"
        r"supervise|assess|treat|intervene)s?\b",
        re.IGNORECASE,
    )
    for path in (Path(settings.BASE_DIR) / "templates").rglob("*.html"):
        words = re.sub(r"{%.*?%}|{{.*?}}|<[^>]*>", " ", path.read_text(), flags=re.DOTALL)
        assert not left_column.search(words), path


def test_words_are_not_remembered_by_the_browser(rf, actor_of, robin):
    from accounts.access.forms import SignInForm
    from checkins.entries.forms import AfternoonForm, MorningForm
    from checkins.requests.forms import SupportRequestForm
    from guests.goals.forms import GoalEndForm, GoalForm, StepForm
    from guests.resources.forms import ResourceForm

    request = rf.get("/")
    request.actor = actor_of(robin)
    by_staff = (GoalForm, GoalEndForm, StepForm, SupportRequestForm, ResourceForm)
    forms = [each(request) for each in by_staff]
    for form in (*forms, MorningForm(), AfternoonForm(), SignInForm(request=None)):
        for field in form.fields.values():
            assert field.widget.attrs["autocomplete"] == "off"
