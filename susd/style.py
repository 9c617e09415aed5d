"""The house's one style: what our pages use of Bootstrap, and the parts in static/susd/css/."""

import atexit
import importlib.util
import os
import re
import shutil
import tempfile
from collections.abc import Collection, Iterable, Iterator
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any

import tinycss2
from django.conf import settings
from django.contrib.staticfiles.finders import AppDirectoriesFinder, BaseFinder
from django.core.files.storage import FileSystemStorage

HOUSE_STYLE = "susd/house.css"
BOOTSTRAP = "bootstrap/css/bootstrap.min.css"
# From static/susd/css/, in the order in which one may go back on another.
PARTS = (
    *("tokens", "base", "forms", "today", "night", "switch", "rounds", "looking_back", "sheets"),
    *("together", "arrival", "stay", "progress", "household", "shifts", "numbers"),
    "over_a_page",
)
# Where a class may be named, of what is ours and of the forms' templates.
NAMED_IN = ("*.html", "*.js", "*.py")
FORMS = "crispy_bootstrap5"


class HouseStyleFinder(BaseFinder):
    """Puts the style together, so that a page asks for one file, whatever serves it."""

    def find(self, path: str, find_all: bool = False) -> Any:
        if path != HOUSE_STYLE:
            return []
        gathered = str(_gather_style() / HOUSE_STYLE)
        return [gathered] if find_all else gathered

    def list(self, ignore_patterns: Iterable[str] | None) -> Iterator[tuple[str, Any]]:
        yield HOUSE_STYLE, FileSystemStorage(location=_gather_style())


def _gather_style() -> Path:
    """The folder that has the style as its parts are now."""
    parts = settings.BASE_DIR / "static/susd/css"
    texts = [(parts / f"{part}.css").read_text("utf-8") for part in PARTS]
    style = "\n".join([_used_of_bootstrap(), *map(lighter, texts)])
    folder = _folder_of_this_process()
    gathered = folder / HOUSE_STYLE
    if not gathered.exists() or gathered.read_text("utf-8") != style:
        gathered.parent.mkdir(exist_ok=True)
        handle, fresh = tempfile.mkstemp(dir=folder)
        with open(handle, "w", encoding="utf-8") as file:
            file.write(style)
        os.replace(fresh, gathered)
    return folder


def lighter(css: str) -> str:
    """Without what only its readers need: comments, and the spaces before a line."""
    return re.sub(r"\n\s+", "\n", re.sub(r"/\*.*?\*/", "", css, flags=re.DOTALL))


@cache
def _folder_of_this_process() -> Path:
    folder = Path(tempfile.mkdtemp(prefix="susd-style-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    return folder


@cache
def _used_of_bootstrap() -> str:
    """A third of its weight: the whole of it was most of what a first visit transferred."""
    path = AppDirectoriesFinder().find(BOOTSTRAP)
    return only_used(Path(str(path)).read_text("utf-8"), _words_of_our_pages())


def _words_of_our_pages() -> set[str]:
    ours = [each for each in settings.INSTALLED_APPS if (settings.BASE_DIR / each).is_dir()]
    folders = [settings.BASE_DIR / each for each in ("templates", "static/susd", "susd", *ours)]
    forms = importlib.util.find_spec(FORMS)
    if forms and forms.origin:
        folders.append(Path(forms.origin).parent)
    files = (path for folder in folders for kind in NAMED_IN for path in folder.rglob(kind))
    return {word for path in files for word in re.findall(r"[\w-]+", path.read_text("utf-8"))}


def only_used(css: str, words: Collection[str]) -> str:
    """The rules whose classes are all among `words`, and those without a class."""
    return _written(tinycss2.parse_stylesheet(css, skip_comments=True, skip_whitespace=True), words)


def _written(rules: Iterable[Any], words: Collection[str]) -> str:
    return "".join(_rule(rule, words) for rule in rules)


def _rule(rule: Any, words: Collection[str]) -> str:
    if rule.type == "qualified-rule":
        selectors = [each for each in _selectors(rule.prelude) if _is_used(each, words)]
        said = ",".join(tinycss2.serialize(each).strip() for each in selectors)
        return f"{said}{{{tinycss2.serialize(rule.content)}}}" if said else ""
    if rule.type == "at-rule" and rule.lower_at_keyword == "media":
        inner = tinycss2.parse_rule_list(rule.content, skip_comments=True, skip_whitespace=True)
        said = _written(inner, words)
        return f"@media{tinycss2.serialize(rule.prelude)}{{{said}}}" if said else ""
    return str(rule.serialize())


def _selectors(prelude: Iterable[Any]) -> Iterator[list[Any]]:
    selector: list[Any] = []
    for part in prelude:
        if part == ",":
            yield selector
            selector = []
        else:
            selector.append(part)
    yield selector


def _is_used(selector: list[Any], words: Collection[str]) -> bool:
    """Classes within `:not()` and the like don't count: such a rule may be in use without them."""
    classes = [name for dot, name in pairwise(selector) if dot == "." and name.type == "ident"]
    return all(name.value in words for name in classes)
