"""The forms of a page, as a browser knows them: what each holds, and where it is sent."""

from dataclasses import dataclass, field
from html.parser import HTMLParser
from urllib.parse import urljoin

from django.utils import timezone

WHEN_EMPTY = {
    "date": lambda: timezone.localdate().isoformat(),
    "time": lambda: "09:00",
    "number": lambda: "1",
    "text": lambda: "Said in a word",
    "textarea": lambda: "Said in a word",
}
TOKEN = "csrfmiddlewaretoken"
BUTTONS = {"submit", "image"}


@dataclass
class Control:
    """A field, or all radio buttons or submit buttons of one name."""

    name: str
    kind: str
    value: str = ""
    choices: list[str] = field(default_factory=list)
    is_chosen: bool = True  # a checkbox's


@dataclass
class Form:
    method: str
    action: str  # with its query
    controls: list[Control] = field(default_factory=list)

    def control(self, name: str, kind: str) -> Control:
        for each in self.controls:
            if (each.name, each.kind) == (name, kind):
                return each
        self.controls.append(Control(name, kind, is_chosen=False))
        return self.controls[-1]

    def filled_in(self, **known: str | list[str]) -> dict[str, list[str]]:
        """As someone would who is in a hurry: what must be said, and the first button pressed."""
        sent: dict[str, list[str]] = {}
        for each in self.controls:
            if each.name in known or not (said := _said_in(each)):
                continue
            if each.kind != "button" or not any(name in sent for name in self._buttons()):
                sent.setdefault(each.name, []).append(said)
        as_lists = {
            name: value if isinstance(value, list) else [value] for name, value in known.items()
        }
        return sent | as_lists

    def _buttons(self) -> list[str]:
        return [each.name for each in self.controls if each.kind == "button"]


class PageReader(HTMLParser):
    """Links too, and what htmx asks for."""

    def __init__(self, path: str, html: str) -> None:
        super().__init__()
        self.path, self.links = path, []
        self.forms: list[Form] = []
        self.form: Form | None = None
        self.text: Control | None = None
        self.select: Control | None = None
        self.feed(html)

    def handle_starttag(self, tag, attrs) -> None:
        given = {name: value or "" for name, value in attrs}
        for where in ("href", "hx-get"):
            if given.get(where):
                self.links.append(urljoin(self.path, given[where]))
        if given.get("hx-post") and tag != "form" and self.form is None:
            self.forms.append(Form("post", urljoin(self.path, given["hx-post"])))
        if tag == "form":
            action = given.get("action") or given.get("hx-post") or ""
            self.form = Form(given.get("method", "get").lower(), urljoin(self.path, action))
            self.forms.append(self.form)
        elif self.form is not None:
            self._control(tag, given)

    def _control(self, tag, given) -> None:
        name, kind, value = given.get("name", ""), given.get("type", "text"), given.get("value", "")
        if tag == "option" and self.select is not None:
            self.select.choices.append(value)
            if "selected" in given or len(self.select.choices) == 1:
                self.select.value = value
        if not name or name == TOKEN or "disabled" in given:
            return
        if tag == "textarea":
            self.text = Control(name, "textarea")
            self.form.controls.append(self.text)
        elif tag == "select":
            self.select = Control(name, "select")
            self.form.controls.append(self.select)
        elif tag == "button" or kind in BUTTONS:
            self.form.control(name, "button").choices.append(value)
        elif kind == "radio":
            radio = self.form.control(name, kind)
            radio.choices.append(value)
            if "checked" in given:
                radio.value, radio.is_chosen = value, True
        elif tag == "input":
            chosen = kind != "checkbox" or "checked" in given
            self.form.controls.append(Control(name, kind, value or "on", is_chosen=chosen))
            if kind != "checkbox":
                self.form.controls[-1].value = value

    def handle_endtag(self, tag) -> None:
        if tag == "form":
            self.form = None
        elif tag == "textarea" and self.text:
            # The first line end after <textarea> is markup.
            self.text.value = self.text.value.removeprefix("\n")
            self.text = None
        elif tag == "select":
            self.select = None

    def handle_data(self, data) -> None:
        if self.text:
            self.text.value += data


def _said_in(control: Control) -> str:
    if control.kind == "checkbox" and not control.is_chosen:
        return ""
    if control.value:
        return control.value
    if control.choices:
        return next(filter(None, control.choices), "")
    return WHEN_EMPTY.get(control.kind, lambda: "")()


def forms_of(html: str, path: str) -> list[Form]:
    return PageReader(path, html).forms
