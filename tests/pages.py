"""Reading pages as a person would: their text, and the fields they would send."""

import re
from html import unescape
from html.parser import HTMLParser

# So often Today asks the database, whatever there is on it, while a check-in has been opened.
TODAY_ASKS = 20
# What comes into a page that is there already.
IN_PLACE = {"HX-Request": "true"}


def text_of(response) -> str:
    """The words on the page, without markup, white space folded."""
    return _text_of_html(response.content.decode())


def _text_of_html(html) -> str:
    parser = _Text()
    parser.feed(html)
    return " ".join(" ".join(parser.words).split())


def fields_of(response) -> dict[str, str]:
    """What a browser would send for the page's main form, with nothing touched or pressed."""
    parser = _Fields()
    parser.feed(response.content.decode())
    return parser.fields


def read_through(client, path):
    """The words of a page that is read together, and of each part that opens from it."""
    page = client.get(path).content.decode()
    said, waiting = [_text_of_html(page)], _addresses(page)
    for address in waiting:
        part = _part(client.get(path + address, headers=IN_PLACE).content.decode(), address)
        said.append(_text_of_html(part))
        waiting += [each for each in _addresses(part) if each not in waiting]
    return " ".join(said)


def _addresses(html):
    return [unescape(each) for each in re.findall(r'hx-get="(\?open=[^"]+)"', html)]


def _part(html, address):
    key = re.match(r"\?open=([\w-]+)", address)[1]
    return html.split(f'id="read-{key}">')[1].split("</section>")[0]


def imports_of(script: str) -> list[str]:
    """The files that a script imports, as it names them: beside itself."""
    return re.findall(r'^import\b[^"]*"\./([^"]+)";', script, flags=re.MULTILINE)


class _Text(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.words: list[str] = []
        self.skipping = False

    def handle_starttag(self, tag, attrs) -> None:
        self.skipping = tag in ("script", "style", "title")

    def handle_data(self, data) -> None:
        if not self.skipping:
            self.words.append(data)


class _Fields(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.fields: dict[str, str] = {}
        self.in_main = False
        self.open: str | None = None
        self.select: str | None = None

    def handle_starttag(self, tag, attrs) -> None:
        given = dict(attrs)
        name = given.get("name")
        if tag == "main":
            self.in_main = True
        if not self.in_main:
            return
        if tag == "input" and name:
            chosen = given.get("type") not in ("radio", "checkbox") or "checked" in given
            if chosen:
                self.fields[name] = given.get("value") or ""
        elif tag == "textarea" and name:
            self.open, self.fields[name] = name, ""
        elif tag == "select" and name:
            self.select = name
            self.fields.setdefault(name, "")
        elif tag == "option" and self.select and "selected" in given:
            self.fields[self.select] = given.get("value") or ""

    def handle_endtag(self, tag) -> None:
        if tag == "textarea" and self.open:
            # The first line end after <textarea> is markup.
            self.fields[self.open] = self.fields[self.open].removeprefix("\n")
            self.open = None
        elif tag == "select":
            self.select = None

    def handle_data(self, data) -> None:
        if self.open:
            self.fields[self.open] += data
