"""Every page and form that someone can reach from Today, a few of each kind."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import urljoin, urlsplit

from django.urls import Resolver404, resolve

from tests.forms import Control, Form, PageReader
from tests.visitors import Visitor

from .door import Door, Sent

PAGES_OF_A_KIND = 3  # with other ids or another query
FORMS_OF_A_KIND = 2
SESSION_ENDS = {"accounts:logout"}
# Where nothing leads to.
BY_HEART = ("/", "/find/", "/keys/", "/news/", "/password/ask/", "/setup/", "/switch/", "/lock/")


@dataclass(frozen=True)
class Target:
    """A page or a form: where it goes, and what it would send."""

    name: str  # of its address
    method: str
    path: str
    query: str
    controls: tuple[Control, ...]

    @property
    def kind(self) -> tuple:
        return self.name, self.method, frozenset(each.name for each in self.controls)


def name_of(path: str) -> str:
    try:
        return resolve(path).view_name
    except Resolver404:
        return ""


def crawl(
    door: Door, visitor: Visitor, start: Iterable[str], *, of_a_kind: int = PAGES_OF_A_KIND
) -> list[Target]:
    waiting, seen = list(start), set(start)
    pages: Counter = Counter()
    forms: Counter = Counter()
    found = []
    while waiting:
        address = waiting.pop(0)
        target = _target("GET", address, ())
        if not target.name or target.name in SESSION_ENDS or pages[target.name] >= of_a_kind:
            continue
        pages[target.name] += 1
        found.append(target)
        page = _read(door, visitor, target)
        if page is None:
            continue
        for each in _sent_by(page):
            if forms[each.kind] < FORMS_OF_A_KIND:
                forms[each.kind] += 1
                found.append(each)
        for link in map(_without_fragment, page.links):
            if link.startswith("/") and link not in seen:
                seen.add(link)
                waiting.append(link)
    return found


def _read(door: Door, visitor: Visitor, target: Target) -> PageReader | None:
    visitor.begin_again()
    answer = door.send(Sent(visitor.name, "GET", target.path, target.query), visitor.cookies)
    if answer.location:
        return PageReader(target.path, f'<a href="{answer.location}">')
    is_html = any(name == "Content-Type" and "html" in value for name, value in answer.headers)
    if answer.status != 200 or not is_html:
        return None
    base = f"{target.path}?{target.query}" if target.query else target.path
    return PageReader(base, answer.text)


def _sent_by(page: PageReader) -> Iterable[Target]:
    for form in page.forms:
        target = _of(form)
        if target.name:
            yield target


def _of(form: Form) -> Target:
    method = "POST" if form.method == "post" else "GET"
    return _target(method, _without_fragment(form.action), tuple(form.controls))


def _target(method: str, address: str, controls: tuple[Control, ...]) -> Target:
    parts = urlsplit(urljoin("/", address))
    return Target(name_of(parts.path), method, parts.path, parts.query, controls)


def _without_fragment(address: str) -> str:
    return address.partition("#")[0]
