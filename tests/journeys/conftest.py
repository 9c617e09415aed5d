"""A real server, a real Chromium, and the people of Birch Street House walking through it."""

import os
import re
import time
from hashlib import sha256
from pathlib import Path

import pytest
from axe_playwright_python.base import AXE_SCRIPT, AxeResults
from django.core.servers import basehttp
from django.db import connections
from django.test import Client
from playwright.sync_api import expect

from tests.machine import browser_path, required

PASSWORD = "three quiet mornings"
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    # No page runs long enough for its scripts to be compiled a second time, only faster.
    "--js-flags=--no-opt --no-maglev",
]
expect.set_options(timeout=30_000)  # milliseconds; a busy machine is no failure
# Playwright keeps an event loop in this thread; Django's own calls in a journey are plain ones.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"


def pytest_collection_modifyitems(items):
    if browser_path() or "browser" in required():
        return
    reason = "no Chromium was found on this machine (CHROMIUM= names one)"
    for item in items:
        if "journeys" in item.path.parts:
            item.add_marker(pytest.mark.skip(reason=reason))


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args):
    path = browser_path(headed=browser_type_launch_args.get("headless") is False)
    assert path, "a browser is required here (SUSD_REQUIRE) and none was found"
    return browser_type_launch_args | {"executable_path": path, "args": FLAGS}


@pytest.fixture(autouse=True, scope="session")
def closed_before_the_browser(playwright):
    """While Playwright's event loop runs, Django keeps another connection for this thread.

    Tests without a browser that come after a journey leave it open, and then PostgreSQL will not
    drop the database.
    """
    yield
    connections.close_all()


@pytest.fixture(scope="session")
def under_way():
    """The requests that the server is at work on."""
    requests = set()

    class Counted(basehttp.ServerHandler):
        def run(self, application):
            requests.add(self)
            try:
                super().run(application)
            finally:
                requests.discard(self)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(basehttp, "ServerHandler", Counted)
        yield requests


@pytest.fixture
def site(live_server, under_way):
    """Its database is emptied once nothing is under way: each would wait for the other's rows."""
    yield live_server
    for _ in range(2):  # what a page has just sent may not have come in yet
        time.sleep(0.02)
        give_up_at = time.monotonic() + 30
        while under_way:
            assert time.monotonic() < give_up_at, "a request goes on and on"
            time.sleep(0.02)


@pytest.fixture
def people(site, robin, lee, sam, ida):
    for user in (robin, lee, sam, ida):
        user.set_password(PASSWORD)
        user.save()


# What axe sees: the page as it stands, what is chosen and filled in, where the focus is, and how
# the screen shows it.
STATE = """() => {
  const root = document.documentElement;
  const fields = [...document.querySelectorAll("input, select, textarea")];
  return {
    wider: root.scrollWidth - root.clientWidth,
    state: [
      root.outerHTML,
      fields.map((each) => [each.checked, each.value !== "", each.disabled, each.selectedIndex]),
      [...document.querySelectorAll("*")].indexOf(document.activeElement),
      innerWidth, innerHeight, matchMedia("(prefers-color-scheme: dark)").matches,
    ],
  };
}"""
# What htmx has put in place is there, and nothing is under way.
SETTLED = "() => !document.querySelector('.htmx-request, .htmx-swapping, .htmx-settling')"
# No color is on its way from one scheme to the other.
COLORS_CHANGED = "() => document.getAnimations().forEach((each) => each.finish())"
# Only what is wrong is worked out in full and sent here. The style sheets are read by no rule that
# is on.
AXE_RUN = """() => {
  if (!window.axe) loadAxe();
  return axe.run({
    resultTypes: ['violations'], rules: {'color-contrast': {enabled: false}},
    preload: {assets: ['media']},
  }).then((results) => results.violations);
}"""
# Contrast takes axe longer than all other rules. It follows from the colors, the size and weight of
# the letters, and what lies behind them, so axe looks at each such look once for all pages.
LOOKS = """() => {
  const behind = (element) => {
    const style = getComputedStyle(element);
    const own = [style.backgroundColor, style.backgroundImage, style.opacity, style.filter];
    return element.parentElement ? [...own, ...behind(element.parentElement)] : own;
  };
  const looks = new Map();
  for (const element of document.body.querySelectorAll("*")) {
    const isField = element.matches("input, select, textarea");
    const nodes = [...element.childNodes];
    if (!isField && !nodes.some((node) => node.nodeType === 3 && node.nodeValue.trim())) continue;
    if (!element.checkVisibility({opacityProperty: true, visibilityProperty: true})) continue;
    const {width, height} = element.getBoundingClientRect();
    if (width <= 1 || height <= 1) continue;
    const {color, fontSize, fontWeight, textShadow} = getComputedStyle(element);
    const hint = isField ? getComputedStyle(element, "::placeholder").color : "";
    const look = [color, fontSize, fontWeight, textShadow, hint, element.matches(":disabled"),
      ...behind(element)].join("|");
    looks.set(look, [...(looks.get(look) ?? []), element]);
  }
  window.looksOfThisPage = looks;
  return [...looks.keys()];
}"""
AXE_CONTRAST = """(looks) => axe.run(
  {include: looks.flatMap((look) => looksOfThisPage.get(look))},
  {resultTypes: ['violations'], runOnly: ['color-contrast']},
).then((results) => results.violations)"""
# Numbers (ids, times) and tokens are others on each page and look the same.
NUMBERS = re.compile(r'(?<=name="csrfmiddlewaretoken" value=")\w+|[0-9a-f]{32}|\d+')


def is_page_in_place(sent) -> bool:
    return sent.method == "GET" and sent.resource_type == "xhr"


class Visitor:
    """Someone at a browser: signs in, walks, and has each page checked on the way."""

    # A file for each state of a page that axe has found right.
    found_right: Path

    def __init__(self, page, url: str, *, checks_pages: bool, screens=()) -> None:
        """`screens`: the one they walk on, and one on which each page is looked at as well."""
        self.page, self.url, self.checks_pages, self.screens = page, url, checks_pages, screens
        self.complaints: list[str] = []
        page.on("console", lambda message: self._hear(message.type, message.text))
        page.on("pageerror", lambda error: self._hear("error", str(error)))
        if checks_pages:
            page.add_init_script(f"window.loadAxe = () => {{ {AXE_SCRIPT} }}")

    def _hear(self, kind: str, text: str) -> None:
        # A page that is refused on purpose is no complaint of the page's.
        on_purpose = ("Failed to load resource", "Response Status Error Code 401")
        if kind == "error" and not text.startswith(on_purpose):
            self.complaints.append(text)

    def go(self, path: str):
        response = self.page.goto(self.url + path)
        self.look()
        return response

    def press(self, name: str) -> None:
        """A button that leads to a page, or back to this one."""
        self.lead_on(self.page.get_by_role("button", name=name, exact=True))

    def follow(self, name: str) -> None:
        self.lead_on(self.page.get_by_role("link", name=name, exact=True))

    def lead_on(self, element) -> None:
        """Clicks what leads to another page, and looks at that one once it has loaded."""
        with self.page.expect_navigation(wait_until="load"):
            element.click()
        self.look()

    def act(self, element, key: str = "") -> None:
        """A press that is done in place; without JavaScript, it leads back to the page."""
        if not self.checks_pages:
            return self.lead_on(element)
        # Meanwhile the page may ask for pictures, and for what is new.
        with self.page.expect_event("requestfinished", is_page_in_place):
            element.press(key) if key else element.click()
        self.page.wait_for_function(SETTLED)
        self.look()

    def sign_in(self, username: str, at: str = "") -> None:
        """By the sign-in page, sent without a browser: journeys through the door walk there.

        `at` is the page to begin with, where that is not the one after the sign-in.
        """
        door = Client()
        answer = door.post("/login/", {"username": username, "password": PASSWORD})
        session = door.cookies["sessionid"]
        cookie = {"name": session.key, "value": session.value, "url": self.url, "httpOnly": True}
        self.page.context.add_cookies([cookie])
        self.go(at or answer.url)

    def look(self) -> None:
        """No violation of an accessibility rule, nothing wider than the screen, no complaint."""
        assert self.complaints == []
        if not self.checks_pages:
            return  # axe needs the page's own JavaScript
        self._look_at_this_screen()
        if self.screens:
            here, there = self.screens
            self._show(there)
            self._look_at_this_screen()
            self._show(here)

    def _show(self, screen: dict) -> None:
        self.page.set_viewport_size(screen["viewport"])
        self.page.emulate_media(color_scheme=screen["color_scheme"])
        self.page.evaluate(COLORS_CHANGED)

    def _look_at_this_screen(self) -> None:
        now = self.page.evaluate(STATE)
        assert now["wider"] == 0, f"{self.page.url} is wider than the screen"
        state = self._known(NUMBERS.sub("#", str(now["state"])))
        if state.exists():
            return
        looks = {look: self._known(look) for look in self.page.evaluate(LOOKS)}
        new = [look for look, known in looks.items() if not known.exists()]
        violations = self.page.evaluate(AXE_RUN)
        violations += self.page.evaluate(AXE_CONTRAST, new) if new else []
        results = AxeResults({"violations": violations})
        assert results.violations_count == 0, results.generate_report()
        for known in (state, *map(looks.get, new)):
            known.touch()

    def _known(self, seen: str) -> Path:
        return self.found_right / sha256(seen.encode()).hexdigest()


@pytest.fixture(autouse=True, scope="session")
def found_right(tmp_path_factory):
    """`make test` has one folder for both browsers and both databases: the same pages come again.

    What has been looked at in one run is forgotten in the next.
    """
    folder = os.environ.get("FOUND_RIGHT") or tmp_path_factory.mktemp("found-right")
    Visitor.found_right = Path(folder)


LAPTOP = {"width": 1366, "height": 768}
PHONE = {"width": 390, "height": 844}
WAYS = {
    "laptop": {"viewport": LAPTOP, "color_scheme": "light"},
    "phone at night": {"viewport": PHONE, "color_scheme": "dark"},
    "without JavaScript": {"viewport": LAPTOP, "java_script_enabled": False},
}
# Walked on a phone, where there is the least room to press; each page is looked at on both.
BOTH = "both screens"


@pytest.fixture(scope="session")
def contexts(browser):
    """One for each way, with what a browser keeps of our static files between two journeys."""
    made: dict = {}

    def context_for(way: dict):
        name = str(way)
        if name not in made:
            # Colors that are on their way from one to another are nobody's choice.
            made[name] = browser.new_context(**way, reduced_motion="reduce")
            made[name].set_default_timeout(30_000)  # milliseconds; a busy machine is no failure
        return made[name]

    yield context_for
    for context in made.values():
        context.close()


@pytest.fixture(params=[BOTH, "without JavaScript"])
def visitor(request, site, contexts):
    """The same journey, in each of the ways someone may look at it."""
    screens = [WAYS["phone at night"], WAYS["laptop"]] if request.param == BOTH else []
    way = screens[0] if screens else WAYS[request.param]
    context = contexts(way)
    checks_pages = "java_script_enabled" not in way
    yield Visitor(context.new_page(), site.url, checks_pages=checks_pages, screens=screens)
    for page in context.pages:
        page.close()
    context.clear_cookies()
    context.set_offline(False)
