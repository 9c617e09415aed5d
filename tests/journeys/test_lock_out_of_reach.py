"""Lock is pressed while the server is out of reach: it holds, on this page and on every other."""

from datetime import timedelta

import pytest
from django.test import Client
from playwright.sync_api import expect

from accounts.models import AuditEvent
from checkins.models import Entry
from tests.conftest import ROUND, TUESDAY
from tests.journeys.conftest import FLAGS, LAPTOP, PASSWORD, PHONE, Visitor
from tests.machine import browser_path

pytestmark = pytest.mark.browser
SOON = 30_000  # milliseconds; a busy machine is no failure


@pytest.fixture(params=[LAPTOP, PHONE], ids=["laptop", "phone"])
def robins(request, site, people, alex, browser):
    """Signed in, with the round open before them."""
    context = browser.new_context(viewport=request.param)
    context.set_default_timeout(SOON)
    visitor = Visitor(context.new_page(), site.url, checks_pages=True)
    visitor.sign_in("robin", at=ROUND)
    yield visitor
    visitor.complaints.clear()  # the network was cut on purpose
    context.close()


ONCE = pytest.mark.parametrize("robins", [LAPTOP], ids=["laptop"], indirect=True)


def press_lock(page):
    page.get_by_role("button", name="Lock", exact=True).click()


def unlock(page, password=PASSWORD):
    page.get_by_label("Password").fill(password)
    page.get_by_role("button", name="Unlock").click()


def is_locked_over(page):
    """The lock is all there is to see."""
    return page.locator("#lock").is_visible() and not page.locator("main").is_visible()


def opens_elsewhere(page, path="/guests/"):
    """Whether the server shows a page to this session, whatever the browser keeps beside it."""
    [session] = [each for each in page.context.cookies() if each["name"] == "sessionid"]
    elsewhere = Client()
    elsewhere.cookies["sessionid"] = session["value"]
    return elsewhere.get(path).status_code == 200


def wait_until_told(page):
    for _ in range(300):
        if not opens_elsewhere(page):
            return
        page.wait_for_timeout(100)
    raise AssertionError("the server was never told")


# Pressed


def test_it_locks_at_once_and_a_reload_shows_the_lock(robins):
    page = robins.page
    page.context.set_offline(True)
    press_lock(page)
    assert is_locked_over(page)
    robins.look()
    page.context.set_offline(False)
    page.reload()
    robins.look()
    assert "/lock/?next=" in page.url
    assert "Alex" not in page.content()
    unlock(page)
    page.get_by_role("heading", name="Alex").wait_for()
    assert page.url.endswith(ROUND)
    robins.go("/guests/")
    assert "Alex" in page.inner_text("main")


@ONCE
def test_a_page_opened_after_the_locked_one_was_closed_shows_the_lock(robins):
    page, context = robins.page, robins.page.context
    context.set_offline(True)
    press_lock(page)
    fresh = context.new_page()
    page.close()
    context.set_offline(False)
    fresh.goto(robins.url + "/")
    assert "/lock/" in fresh.url
    assert not opens_elsewhere(fresh)


@ONCE
def test_the_server_is_told_as_soon_as_it_can_be_reached(robins):
    page = robins.page
    page.context.set_offline(True)
    press_lock(page)
    assert opens_elsewhere(page)
    page.context.set_offline(False)
    wait_until_told(page)
    unlock(page)
    expect(page.locator("#lock")).to_be_hidden()
    assert opens_elsewhere(page)
    assert AuditEvent.objects.filter(kind="unlocked").count() == 1


@ONCE
def test_what_the_browser_keeps_says_only_that_it_is_locked(robins):
    page = robins.page
    press_lock(page)
    [kept] = [each for each in page.context.cookies() if each["name"] == "locked"]
    assert kept["value"].isdigit()
    assert (kept["path"], kept["sameSite"], kept["expires"]) == ("/", "Lax", -1)
    unlock(page)
    expect(page.locator("#lock")).to_be_hidden()
    assert "locked" not in {each["name"] for each in page.context.cookies()}


@ONCE
def test_unlocking_out_of_reach_says_so_and_what_was_typed_is_sent_after_it(robins, alex):
    page = robins.page
    page.context.set_offline(True)
    page.get_by_label("Where I'm at").first.press_sequentially("Slept badly")
    press_lock(page)
    unlock(page)
    page.get_by_text("The server can't be reached right now.").wait_for()
    assert is_locked_over(page)
    page.context.set_offline(False)
    page.get_by_role("button", name="Unlock").click()
    line = page.locator(f"#stay-{alex.pk} .saved")
    expect(line).to_contain_text("Saved", timeout=SOON)
    assert Entry.objects.get(stay=alex).where_at == "Slept badly"
    robins.complaints.clear()  # the network was cut on purpose
    robins.go("/guests/")
    assert "/lock/" not in page.url


@ONCE
def test_an_unlocking_that_nobody_saw_answered_does_not_open_it_later(robins):
    """The server said yes, and the answer was lost on the way."""
    page = robins.page
    press_lock(page)
    wait_until_told(page)

    def lose_the_answer(route):
        if "password" in (route.request.post_data or ""):
            route.fetch()
            route.abort()
        else:
            route.continue_()

    page.route("**/lock/", lose_the_answer)
    unlock(page)
    page.get_by_text("The server can't be reached right now.").wait_for()
    page.unroute_all(behavior="wait")
    page.reload()
    assert "/lock/" in page.url


@ONCE
def test_a_lock_that_was_on_its_way_when_it_was_opened_does_not_lock_again(robins):
    page, on_its_way = robins.page, []

    def hold_back(route):
        is_lock = "lock=" in (route.request.post_data or "")
        on_its_way.append(route.request) if is_lock else route.continue_()

    page.route("**/lock/", hold_back)
    with page.expect_request("**/lock/"):
        press_lock(page)
    unlock(page)
    expect(page.locator("#lock")).to_be_hidden()
    late = on_its_way[0]
    answer = page.context.request.post(
        late.url, headers=late.all_headers() | {"origin": robins.url}, data=late.post_data
    )
    assert answer.status == 204
    page.unroute_all()
    robins.go("/guests/")
    assert "/lock/" not in page.url


@ONCE
def test_escape_does_not_open_it(robins):
    """Browsers let a second press of Escape close a dialog, whatever its page says."""
    page = robins.page
    press_lock(page)
    for _ in range(5):
        page.keyboard.press("Escape")
        page.wait_for_timeout(100)
    assert is_locked_over(page)
    unlock(page)
    expect(page.locator("main")).to_be_visible()


@ONCE
def test_a_sign_in_as_someone_else_opens_it(robins):
    page = robins.page
    page.context.set_offline(True)
    press_lock(page)
    page.context.set_offline(False)
    page.reload()
    robins.press("Sign in as someone else")
    page.get_by_label("Sign-in name").fill("lee")
    page.get_by_label("Password").fill(PASSWORD)
    robins.press("Sign in")
    page.get_by_role("heading", name="Good morning, Lee").wait_for()
    page.wait_for_timeout(1500)  # a look at the cookie later
    assert not page.locator("#lock").is_visible()


# Other tabs, and Back


@ONCE
def test_the_other_tabs_lock_too_and_open_with_the_same_password(robins):
    page, other = robins.page, robins.page.context.new_page()
    other.goto(f"{robins.url}/guests/")
    page.context.set_offline(True)
    press_lock(page)
    expect(other.locator("#lock")).to_be_visible()
    assert is_locked_over(other)
    page.context.set_offline(False)
    unlock(page)
    expect(other.locator("main")).to_be_visible()
    assert not other.locator("#lock").is_visible()


@ONCE
def test_another_persons_password_leaves_robins_other_tab_locked(robins):
    page, other = robins.page, robins.page.context.new_page()
    other.goto(f"{robins.url}/guests/")
    press_lock(page)
    page.get_by_label("Sign-in name").fill("lee")
    unlock(page)
    page.get_by_role("heading", name="Good morning, Lee").wait_for()
    assert is_locked_over(other)


@ONCE
@pytest.mark.parametrize(
    "woken_by", ["window: focus", "window: pageshow", "document: visibilitychange"]
)
def test_a_tab_that_heard_nothing_sees_it_by_the_cookie(robins, woken_by):
    """It was asleep, or kept for Back; it has a look before anyone sees it."""
    target, event = woken_by.split(": ")
    robins.page.evaluate(f"""() => {{
        document.cookie = "locked=4711; path=/";
        {target}.dispatchEvent(new Event("{event}"));
    }}""")
    assert is_locked_over(robins.page)


@ONCE
def test_reading_together_goes_on_while_another_tab_learns_that_it_is_closed(robins, alex):
    """The round in the first tab is shut by the reading; that must not lock the reading."""
    page, reading = robins.page, robins.page.context.new_page()
    reading.goto(f"{robins.url}/guests/{alex.guest_id}/together/")
    reading.get_by_role("button", name="Begin reading together").click()
    page.bring_to_front()
    expect(page.locator("#lock")).to_be_visible(timeout=SOON)
    reading.bring_to_front()
    reading.wait_for_timeout(1500)
    assert not reading.locator("#lock").is_visible()
    reading.reload()
    assert "/lock/" not in reading.url


def test_back_shows_no_page_from_before(site, people, alex, playwright):
    """With the cache that people's browsers have for Back, and Playwright's leaves out."""
    left_out = ["--disable-back-forward-cache"]
    browser = playwright.chromium.launch(
        executable_path=browser_path(), args=FLAGS, ignore_default_args=left_out
    )
    visitor = Visitor(browser.new_page(), site.url, checks_pages=False)
    page = visitor.page
    visitor.sign_in("robin", at="/guests/")
    visitor.go("/what-we-keep/")
    visitor.go(ROUND)
    page.context.set_offline(True)
    press_lock(page)
    for _ in range(2):
        page.evaluate("void setTimeout(() => history.back())")  # not while this is waited for
        page.wait_for_timeout(1000)
        assert "Alex" not in page.inner_text("body")
    browser.close()


# By itself


@pytest.fixture
def clock(robins):
    """The clocks of all their tabs, in our hands."""
    robins.page.goto("about:blank")
    robins.page.clock.install(time=TUESDAY)
    robins.go(ROUND)
    return robins.page.clock


@ONCE
def test_it_locks_by_itself_out_of_reach_and_that_holds(robins, clock):
    page = robins.page
    page.context.set_offline(True)
    clock.run_for(timedelta(minutes=9).seconds * 1000)
    assert not page.locator("#lock").is_visible()
    clock.run_for(timedelta(minutes=2).seconds * 1000)
    assert is_locked_over(page)
    page.get_by_text("Nobody used this for a while.").wait_for()
    page.context.set_offline(False)
    page.reload()
    assert "/lock/" in page.url


@ONCE
def test_a_clock_put_back_by_a_few_minutes_gives_no_minutes(robins, clock):
    page = robins.page
    clock.run_for(timedelta(minutes=8).seconds * 1000)
    clock.set_system_time(TUESDAY + timedelta(minutes=7, seconds=30))
    clock.run_for(timedelta(minutes=1).seconds * 1000)
    assert not page.locator("#lock").is_visible()
    clock.run_for(timedelta(minutes=1, seconds=15).seconds * 1000)
    assert is_locked_over(page)


@ONCE
def test_a_clock_put_back_by_an_hour_locks(robins, clock):
    clock.set_system_time(TUESDAY - timedelta(hours=1))
    clock.run_for(2000)
    assert is_locked_over(robins.page)
    unlock(robins.page)
    expect(robins.page.locator("#lock")).to_be_hidden()
    clock.run_for(2000)
    assert not robins.page.locator("#lock").is_visible()


@ONCE
def test_the_press_that_wakes_a_sleeping_laptop_does_not_open_it(robins, clock):
    """It slept for hours; the press comes before the page had a look at the clock."""
    clock.set_system_time(TUESDAY + timedelta(hours=6))
    robins.page.keyboard.press("Shift")
    clock.run_for(2000)
    assert is_locked_over(robins.page)


@ONCE
def test_a_tab_that_nobody_looks_at_does_not_lock_the_one_in_use(robins, clock):
    page, other = robins.page, robins.page.context.new_page()
    other.goto(f"{robins.url}/guests/")
    for _ in range(4):
        clock.run_for(timedelta(minutes=4).seconds * 1000)
        page.keyboard.press("Shift")
        page.wait_for_timeout(200)  # until the other tab has heard of it
    assert not page.locator("#lock").is_visible()
    assert not other.locator("#lock").is_visible()
