"""Every word reaches the server: past a cut network, a lock, another person, a killed server."""

import os
import re
import shutil
import signal
import socket
import sqlite3
import subprocess
import sys
import time
import urllib.request
from contextlib import closing
from datetime import datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import psycopg2
import pytest
from django.conf import settings
from django.db import connection

from accounts.models import Draft
from checkins.models import Entry
from guests.models import Goal
from tests.conftest import ROUND
from tests.guests.factories import GoalFactory
from tests.journeys.conftest import PASSWORD, Visitor
from tests.machine import POSTGRESQL, SERVER
from tests.ready_databases import spare

pytestmark = pytest.mark.browser
# Where what is committed, and when, is what the journey is about.
on_each_database = pytest.mark.each_database
SOON = 30_000  # milliseconds; a busy machine is no failure


@pytest.fixture
def laptop(site, people, browser):
    context = browser.new_context(viewport={"width": 1366, "height": 768})
    context.set_default_timeout(SOON)
    visitor = Visitor(context.new_page(), site.url, checks_pages=True)
    visitor.sign_in("robin")
    yield visitor
    context.close()


def card(page, name):
    heading = page.get_by_role("heading", name=name, exact=True)
    return page.locator("details.person").filter(has=heading)


def wait_for(page, name, words):
    """For the line that says how the card stands; "Saved" is not in "Not saved yet"."""
    line = re.compile(f"^{words}" if words == "Saved" else words)
    card(page, name).locator(".saved", has_text=line).wait_for()


@on_each_database
def test_it_is_saved_as_it_is_typed_and_the_house_sees_at_once(laptop, alex):
    laptop.go(ROUND)
    card(laptop.page, "Alex").get_by_label("Where I'm at").type("Slept badly")
    wait_for(laptop.page, "Alex", "Saved")
    assert Entry.objects.get().where_at == "Slept badly"
    card(laptop.page, "Alex").locator("label", has_text="More support").click()
    wait_for(laptop.page, "Alex", "Saved")
    laptop.look()
    assert Entry.objects.get().support == "more"


def test_what_is_typed_before_the_scripts_are_there_is_saved_too(laptop, alex):
    page, held = laptop.page, []
    page.route("**/susd/round_autosave*.js", lambda route: held.append(route))
    page.goto(f"{laptop.url}{ROUND}", wait_until="commit")
    card(page, "Alex").get_by_label("Where I'm at").fill("Slept badly")
    assert not Entry.objects.exists()
    held[0].continue_()
    wait_for(page, "Alex", "Saved")
    assert Entry.objects.get().where_at == "Slept badly"


def test_the_network_goes_in_the_middle_of_a_sentence_and_the_laptop_is_locked(laptop, alex):
    laptop.go(ROUND)
    page, words = laptop.page, card(laptop.page, "Alex").get_by_label("Where I'm at")
    words.type("Slept badly, ")
    wait_for(page, "Alex", "Saved")
    page.context.set_offline(True)
    words.type("worried about the call")
    wait_for(page, "Alex", "no connection")
    page.get_by_role("button", name="Lock", exact=True).click()
    assert not page.locator("main").is_visible()
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Unlock").click()
    page.get_by_text("The server can't be reached right now.").wait_for()
    page.context.set_offline(False)
    page.get_by_role("button", name="Unlock").click()
    wait_for(page, "Alex", "Saved")
    assert words.input_value() == "Slept badly, worried about the call"
    assert Entry.objects.get().where_at == "Slept badly, worried about the call"


@on_each_database
def test_a_sign_in_that_ended_is_said_and_the_same_persons_sign_in_sends_the_words(laptop, alex):
    laptop.go(ROUND)
    page = laptop.page
    page.context.clear_cookies(name="sessionid")
    card(page, "Alex").get_by_label("Where I'm at").type("Slept badly")
    page.get_by_text("Your words are still here.").wait_for()
    laptop.look()
    page.get_by_label("Password").fill("guess")
    page.get_by_role("button", name="Unlock").click()
    page.get_by_text("don't go together").wait_for()
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Unlock").click()
    wait_for(page, "Alex", "Saved")
    assert Entry.objects.get().where_at == "Slept badly"


@on_each_database
def test_two_forms_of_one_page_are_each_kept_as_they_are_typed(laptop, alex):
    goal = GoalFactory(stay=alex, words="A room of my own")
    laptop.go(f"/guests/{alex.guest_id}/goals/")
    page = laptop.page
    step, why = page.get_by_label("A small step"), page.get_by_label("Why it matters")
    step.press_sequentially("Ring the landlord")
    why.press_sequentially("It is quiet")
    for typed in (step, why):
        form = page.locator("form[data-draft]").filter(has=typed)
        form.get_by_text("Kept for you at").wait_for()
    laptop.go(f"/guests/{alex.guest_id}/goals/")
    assert (step.input_value(), why.input_value()) == ("Ring the landlord", "It is quiet")
    laptop.lead_on(page.get_by_role("button", name="Add the step"))
    assert goal.steps.get().words == "Ring the landlord"
    assert set(Draft.objects.values_list("words", flat=True)) == {"It is quiet"}


@on_each_database
def test_a_save_waits_for_the_draft_that_is_under_way(laptop, alex):
    """Else the words would stand there again as unsaved, after they were saved."""
    laptop.go(f"/guests/{alex.guest_id}/goals/")
    page, under_way = laptop.page, []

    def hold_back(route):
        is_draft = "typed=1" in (route.request.post_data or "")
        under_way.append(route) if is_draft else route.continue_()

    page.route("**/goals/", hold_back)
    words = page.get_by_label("In their own words")
    with page.expect_request("**/goals/"):
        words.press_sequentially("A room of my own")
    with page.expect_navigation(wait_until="load"):
        page.get_by_role("button", name="Add the goal").click()
        assert not Goal.objects.exists()
        under_way.pop().continue_()
    assert Goal.objects.get().words == "A room of my own"
    assert not Draft.objects.exists()


def test_pressed_without_a_network_nothing_is_sent_and_nothing_lost(laptop, alex):
    laptop.go(f"/guests/{alex.guest_id}/goals/")
    page, words = laptop.page, laptop.page.get_by_label("In their own words")
    page.context.set_offline(True)
    words.press_sequentially("A room of my own")
    page.get_by_role("button", name="Add the goal").click()
    page.get_by_text("no connection").wait_for()
    page.context.set_offline(False)
    page.get_by_text("Kept for you at").wait_for()
    laptop.complaints.clear()  # the network was cut on purpose
    laptop.press("Add the goal")
    assert Goal.objects.get().words == "A room of my own"
    assert not Draft.objects.exists()


@on_each_database
@pytest.mark.parametrize(
    ("path", "field"), [(ROUND, "Where I'm at"), ("goals", "In their own words")]
)
def test_another_persons_sign_in_discards_them_after_saying_so(laptop, alex, path, field):
    laptop.go(f"/guests/{alex.guest_id}/goals/" if path == "goals" else path)
    page = laptop.page
    page.context.clear_cookies(name="sessionid")
    page.get_by_label(field).first.press_sequentially("Robin typed this")
    page.get_by_text("Your words are still here.").wait_for()
    page.get_by_label("Sign-in name").fill("lee")
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Unlock").click()
    page.get_by_text("they are discarded").wait_for()
    page.get_by_role("button", name="Unlock").click()
    page.get_by_role("heading", name="Good morning, Lee").wait_for()
    assert not Entry.objects.exists()
    assert not Draft.objects.exists()


def test_a_page_with_unsent_words_warns_before_it_is_closed(laptop, alex):
    laptop.go(ROUND)
    page = laptop.page
    page.context.set_offline(True)
    card(page, "Alex").get_by_label("Where I'm at").type("Slept badly")
    warned = []
    page.on("dialog", lambda dialog: (warned.append(dialog.type), dialog.dismiss()))
    page.close(run_before_unload=True)
    page.wait_for_timeout(1000)
    assert warned == ["beforeunload"]


@on_each_database
def test_two_laptops_see_each_others_entries_and_lose_neither_text(laptop, browser, alex):
    laptop.go(ROUND)
    context = browser.new_context()
    context.set_default_timeout(SOON)
    lee = Visitor(context.new_page(), laptop.url, checks_pages=False)
    lee.sign_in("lee")
    lee.go(ROUND)
    # Lee's words appear on Robin's page by themselves, while Robin is typing elsewhere.
    robins = card(laptop.page, "Alex")
    robins.get_by_label("What support looks like").type("Someone beside me")
    card(lee.page, "Alex").get_by_label("Where I'm at").type("Slept badly")
    laptop.page.wait_for_function(
        "() => [...document.querySelectorAll('textarea')].some((t) => t.value === 'Slept badly')"
    )
    assert robins.get_by_label("What support looks like").input_value() == "Someone beside me"
    wait_for(laptop.page, "Alex", "Saved")
    # Both write in one place: each sees both, and chooses.
    lee.page.context.set_offline(True)
    robins.get_by_label("Goal 1 for today").type("Walk to the library")
    wait_for(laptop.page, "Alex", "Saved")
    card(lee.page, "Alex").get_by_label("Goal 1 for today").type("Nap")
    lee.page.context.set_offline(False)
    lee.page.get_by_text("“Walk to the library”").wait_for()
    # The press itself leaves the field, and what that saves is still under way.
    slow = {"offline": False, "latency": 700, "downloadThroughput": -1, "uploadThroughput": -1}
    context.new_cdp_session(lee.page).send("Network.emulateNetworkConditions", slow)
    lee.page.get_by_role("button", name="Keep mine").click(delay=100)
    wait_for(lee.page, "Alex", "Saved")
    entry = Entry.objects.get(stay=alex)
    assert (entry.where_at, entry.support_looks_like) == ("Slept badly", "Someone beside me")
    assert entry.intentions.get().words == "Nap"
    context.close()


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


# So that a server that would not migrate has nobody signed in.
LEFT_TO_THE_SERVER = (
    "DROP TABLE django_session",
    "DELETE FROM django_migrations WHERE app = 'sessions'",
)


@pytest.fixture
def own_database(tmp_path):
    """A database for a server of its own, on whichever kind the suite runs on.

    Migrated but for one table where `make test` has a copy to spare, which saves half a minute;
    else the server has all of it to do.
    """
    if connection.vendor == "sqlite":
        file, migrated = tmp_path / "house.sqlite3", Path(spare())
        if migrated.exists():
            shutil.copy(migrated, file)
            leave_to_the_server(sqlite3.connect(file))
        yield f"sqlite:///{file}"
        return
    name = f"susd_killed_{os.getpid()}"
    url = f"{POSTGRESQL.rsplit('/', 1)[0]}/{name}"
    with closing(psycopg2.connect(SERVER)) as admin:
        admin.autocommit = True
        cursor = admin.cursor()
        cursor.execute("SELECT 1 FROM pg_database WHERE datname = %s", [spare()])
        migrated = cursor.fetchone()
        cursor.execute(f"CREATE DATABASE {name} {f'TEMPLATE {spare()}' if migrated else ''}")
        if migrated:
            leave_to_the_server(psycopg2.connect(url))
        yield url
        cursor.execute(f"DROP DATABASE {name} WITH (FORCE)")


def leave_to_the_server(database):
    with closing(database):
        for each in LEFT_TO_THE_SERVER:
            database.cursor().execute(each)
        database.commit()


@on_each_database
def test_the_server_is_killed_right_after_saved_appears(own_database, tmp_path, browser):
    port = free_port()
    url = f"http://127.0.0.1:{port}"

    def start():
        server = subprocess.Popen(
            [sys.executable, "manage.py", "serve", "--demo", "--port", str(port)],
            cwd=settings.BASE_DIR,
            env={
                "PATH": os.environ["PATH"],
                "DATA_DIR": str(tmp_path),
                "DATABASE_URL": own_database,
            },
            stdout=subprocess.DEVNULL,
        )
        for _ in range(600):  # it migrates, and makes the demo house
            try:
                urllib.request.urlopen(f"{url}/healthz", timeout=1).close()
            except OSError:
                time.sleep(0.2)
            else:
                return server
        server.kill()
        pytest.fail("the server did not start")

    server = start()
    context = browser.new_context()
    context.set_default_timeout(SOON)
    try:
        page = context.new_page()
        page.goto(f"{url}/login/")
        page.get_by_label("Sign-in name").fill("peer")
        page.get_by_label("Password").fill("house-demo")
        page.get_by_role("button", name="Sign in").click()
        page.wait_for_url(f"{url}/")
        # A Sunday has no check-in of its own, so this one is nobody else's.
        today = datetime.now(ZoneInfo("America/New_York")).date()
        sunday = today - timedelta(days=today.isoweekday() % 7)
        day = f"/check-ins/{sunday}/morning/"
        page.goto(url + day)
        page.get_by_role("button", name="Hold one anyway").click()
        jo = card(page, "Jo")
        words = jo.get_by_label("Where I'm at")
        with page.expect_response(lambda response: response.request.method == "POST"):
            words.fill("Written just before the power went")
        wait_for(page, "Jo", "Saved")
        os.kill(server.pid, signal.SIGKILL)
        server.wait()
        words.type(", and after")
        wait_for(page, "Jo", "no connection")
        server = start()
        wait_for(page, "Jo", "Saved")
        page.goto(url + day)
        everything = "Written just before the power went, and after"
        assert card(page, "Jo").get_by_label("Where I'm at").input_value() == everything
    finally:
        context.close()
        server.kill()
        server.wait()
