"""What a page shows that no rewording changes: people's words, where it leads, what to fill in."""

import re
from html.parser import HTMLParser
from urllib.parse import urljoin, urlsplit

from django.db import transaction

LEADS_ON = ("href", "action", "formaction", "hx-get", "hx-post")
NOT_FILLED_IN = {"hidden", "submit", "button", "image", "reset"}
# The lock's fields are in a template, on every page.
NOT_READ = {"script", "style", "title", "template"}


class Page(HTMLParser):
    """A page at `path`, read from its HTML.

    `words` is all its text, what is filled in included, in one line. `addresses` are the paths it
    links to or sends forms to; `further` is what it shows only when someone asks. `fields` maps
    where a form is sent to the names of its visible fields, with N for every number, as the fields
    of each row are numbered by it.
    """

    def __init__(self, html: str, path: str) -> None:
        super().__init__()
        self.path = path
        self.addresses: set[str] = set()
        self.further: list[str] = []
        self.fields: dict[str, set[str]] = {}
        self.sent_to: str | None = None
        self._not_read = 0
        self._words: list[str] = []
        self.feed(html)
        self.words = one_line(" ".join(self._words))

    def handle_starttag(self, tag, attrs) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag in NOT_READ:
            self._not_read += 1
        for name in LEADS_ON:
            if name in given:
                self._lead_to(given[name])
        if "hx-get" in given or given.get("rel") == "next":
            self.further.append(urljoin(self.path, given.get("hx-get") or given["href"]))
        if tag == "form":
            self.sent_to = path_of(given.get("action", ""), self.path)
        elif tag in ("input", "select", "textarea"):
            self._read_field(given)

    def add(self, other: "Page") -> None:
        """Of a page that it opens a part of, no field counts: some are in the other part."""
        self.words += f" {other.words}"
        self.addresses |= other.addresses
        if urlsplit(other.path).path == self.path:
            for sent_to, names in other.fields.items():
                self.fields.setdefault(sent_to, set()).update(names)

    def handle_endtag(self, tag) -> None:
        if tag in NOT_READ:
            self._not_read -= 1
        elif tag == "form":
            self.sent_to = None

    def handle_data(self, data) -> None:
        if not self._not_read:
            self._words.append(data)

    def _lead_to(self, address: str) -> None:
        path = path_of(address, self.path)
        if path and not path.startswith("/static/"):
            self.addresses.add(path)

    def _read_field(self, given: dict[str, str]) -> None:
        kind, name = given.get("type", "text"), given.get("name")
        if kind in NOT_FILLED_IN or self._not_read:
            return
        if kind not in ("radio", "checkbox"):
            self._words.append(given.get("value", ""))
        if name:
            numbered = re.sub(r"\d+", "N", name)
            self.fields.setdefault(self.sent_to or self.path, set()).add(numbered)


def read(client, path: str) -> tuple[int, Page]:
    """The page as it is now, with what it shows only when someone asks for it."""
    status, page = _read(client, path)
    waiting, seen = page.further, {path}
    while waiting:
        address = waiting.pop()
        if address not in seen:
            seen.add(address)
            _, more = _read(client, address)
            page.add(more)
            waiting += more.further if urlsplit(address).path == path else []
    return status, page


def _read(client, path: str) -> tuple[int, Page]:
    """What reading it writes is undone, so that the order is all one."""
    with transaction.atomic():
        response = client.get(path)
        transaction.set_rollback(True)
    return response.status_code, Page(response.getvalue().decode(), path)


def path_of(address: str, page: str) -> str | None:
    """The path of an address on `page`, without query; None where it leads out of the house."""
    parts = urlsplit(urljoin(page, address))
    return None if parts.scheme or parts.netloc else parts.path


def one_line(text: str) -> str:
    return " ".join(text.split())


def is_shown(text: str, words: str) -> bool:
    """Whether it is there in whole words: "Jo" is not in "Journal"."""
    return text in words and bool(re.search(rf"(?<!\w){re.escape(text)}(?!\w)", words))
