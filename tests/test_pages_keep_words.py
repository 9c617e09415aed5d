"""Every page on which much is written keeps it as it is typed, and shows it again."""

from html.parser import HTMLParser
from urllib.parse import urljoin, urlsplit

import pytest
from django.urls import resolve, reverse

from accounts.models import Draft
from household.agreements.actions import create_default_agreements
from tests.one_of_each import *  # noqa: F403 (fixtures)
from tests.test_access import TABLE

pytestmark = pytest.mark.built_once
TYPING = {"HX-Request": "true"}
# A round is saved as it is typed.
SAVED_AT_ONCE = {"round"}
TEXTS = {"text", "url"}
# What a page shows only when someone asks for it.
IN_FULL = {"dashboard:handoff": "?about=all"}


class Forms(HTMLParser):
    """The forms of a page: where each goes, what is written in it, and whether it is kept."""

    def __init__(self, response, path):
        super().__init__()
        self.path, self.forms, self.form = path, [], None
        self.feed(response.getvalue().decode())

    def handle_starttag(self, tag, attrs):
        given = dict(attrs)
        if tag == "form":
            self.form = {
                "action": urljoin(self.path, given.get("action", "")),
                "class": set((given.get("class") or "").split()),
                "method": given.get("method"),
                "is_kept": "data-draft" in given,
                "long": [],
                "short": [],
                "hidden": {},
                "says": False,
            }
            self.forms.append(self.form)
        if self.form is None:
            return
        name, kind = given.get("name"), given.get("type", "text")
        if tag == "textarea":
            self.form["long"].append(name)
        elif tag == "input" and kind in TEXTS and name:
            self.form["short"].append(name)
        elif tag == "input" and kind == "hidden" and name:
            self.form["hidden"][name] = given.get("value", "")
        self.form["says"] |= "data-draft-state" in given

    def handle_endtag(self, tag):
        if tag == "form":
            self.form = None


PAGES = [name for name, (arguments, _) in TABLE.items() if "+" not in arguments]


@pytest.fixture(scope="module")
def written(house, real):
    """With the agreements of a house, and no draft yet."""
    create_default_agreements(house=house, from_on=house.today())
    Draft.objects.all().delete()
    return real


@pytest.mark.parametrize("name", PAGES)
def test_what_is_written_on_a_page_is_kept_and_shown_again(name, as_sam, as_ida, written):
    arguments, answers = TABLE[name]
    client = as_sam if answers["manager"] == 200 else as_ida
    path = reverse(
        name, kwargs={key: written.get(value, value) for key, value in arguments.items()}
    )
    page = client.get(path + IN_FULL.get(name, ""))
    if page.status_code != 200:
        return
    for form in Forms(page, path).forms:
        if form["method"] != "post" or form["class"] & SAVED_AT_ONCE:
            continue
        view = resolve(urlsplit(form["action"]).path).func
        assert form["is_kept"] or not form["long"], f"{name}: {form['action']} keeps no words"
        if not form["is_kept"]:
            continue
        assert hasattr(view, "autosaved"), f"{name}: typing would save at {form['action']}"
        assert form["says"], f"{name}: nothing says how the words stand"
        typed = {each: f"Typed in {each}" for each in form["long"] + form["short"]}
        client.post(form["action"], form["hidden"] | typed | {"typed": "1"}, headers=TYPING)
        kept = {draft.field: draft.page for draft in Draft.objects.all()}
        assert kept.keys() >= set(form["long"]), f"{name}: {form['action']} forgets"
        assert kept, f"{name}: {form['action']} keeps nothing"
        for waits_at in {*kept.values(), path}:
            again = client.get(waits_at)
            assert again.status_code == 200, waits_at
            assert "You typed this before" in again.content.decode(), waits_at
            for field in kept:
                assert f"Typed in {field}" in again.content.decode(), (waits_at, field)
        Draft.objects.all().delete()
