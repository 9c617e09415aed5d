"""Each button of the round, pressed first thing on a page, twice, and past a bad connection."""

import pytest
from django.db.models import F
from playwright.sync_api import expect

from accounts.models import Draft, House
from checkins.models import Entry, Round
from guests.arrival.actions import create_default_arrival_list
from guests.models import Goal
from tests.checkins.factories import EntryFactory
from tests.conftest import ROUND
from tests.journeys.conftest import PASSWORD

pytestmark = pytest.mark.browser

WITH_SCRIPT = pytest.mark.parametrize("visitor", ["laptop", "phone at night"], indirect=True)
ON_A_LAPTOP = pytest.mark.parametrize("visitor", ["laptop"], indirect=True)
# What the bar below the round says of a press.
STATE = "[data-round-state]"


@pytest.fixture
def round_page(visitor, people, house, robin, lee, alex, jo):
    """Opened by Robin; nothing is written on it, and nothing is typed."""
    EntryFactory(round__house=house, round__opened_by=robin, staff=robin, stay=None)
    visitor.sign_in("robin", at=ROUND)
    return visitor.page


def card(page, name):
    heading = page.get_by_role("heading", name=name, exact=True)
    return page.locator("details.person").filter(has=heading)


def button(page, name):
    return page.get_by_role("button", name=name, exact=True)


def who_is_here():
    here = Entry.objects.filter(presence="here", stay__isnull=False)
    return set(here.values_list("stay__guest__name", flat=True))


def type_words(page, words="Slept badly"):
    card(page, "Alex").get_by_label("Where I'm at").press_sequentially(words)


# First thing, on a page where nothing was typed


def test_everyone_is_here_at_the_first_press(visitor, round_page):
    visitor.press("Everyone is here")
    assert who_is_here() == {"Alex", "Jo"}
    assert round_page.url.endswith(ROUND)


def test_save_then_close_at_the_first_press(visitor, round_page):
    visitor.press("Save, then close")
    assert round_page.get_by_role("heading", name="Close the morning check-in").is_visible()


def test_add_them_at_the_first_press(visitor, round_page):
    round_page.get_by_label("Add another peer on staff").select_option("Lee")
    visitor.press("Add them")
    assert card(round_page, "Lee").is_visible()


# After typing, and twice


def test_what_was_typed_is_saved_by_the_press(visitor, round_page, alex):
    type_words(round_page)
    visitor.press("Save, then close")
    assert Entry.objects.get(stay=alex).where_at == "Slept badly"


def slow(page, address, posted):
    """Presses take their time on the way, and are noted; what is kept as it is typed is quick."""

    def take_time(route):
        sent = route.request.post_data or ""
        if sent and "typed=1" not in sent and "card=" not in sent:
            posted.append(route.request)
            page.wait_for_timeout(300)
        route.continue_()

    page.route(address, take_time)


@ON_A_LAPTOP
def test_a_press_right_after_the_press_is_one(visitor, round_page):
    posted = []
    slow(round_page, "**" + ROUND, posted)
    with round_page.expect_navigation(wait_until="load"):
        button(round_page, "Everyone is here").dblclick(delay=150)
    round_page.unroute_all(behavior="wait")
    visitor.look()
    assert who_is_here() == {"Alex", "Jo"}
    assert len(posted) == 1


@ON_A_LAPTOP
def test_a_press_after_the_page_came_back_does_something_again(visitor, round_page, alex):
    visitor.press("Everyone is here")
    Entry.objects.filter(stay=alex).update(presence="")
    visitor.press("Everyone is here")
    assert who_is_here() == {"Alex", "Jo"}


@ON_A_LAPTOP
def test_a_press_waits_for_the_save_that_is_on_its_way(visitor, round_page, alex):
    on_its_way = []

    def hold_back(route):
        is_first = "card=" in (route.request.post_data or "") and not on_its_way
        on_its_way.append(route) if is_first else route.continue_()

    round_page.route("**" + ROUND, hold_back)
    with round_page.expect_request("**" + ROUND):
        type_words(round_page)
        button(round_page, "Save the check-in").click()
    button(round_page, "Save, then close").click()
    round_page.wait_for_timeout(500)
    assert round_page.url.endswith(ROUND)
    assert not Entry.objects.filter(stay=alex).exists()
    with round_page.expect_navigation(wait_until="load"):
        on_its_way[0].continue_()
    assert round_page.url.endswith("/closing/")
    assert Entry.objects.get(stay=alex).where_at == "Slept badly"


@WITH_SCRIPT
def test_a_plain_save_says_that_everything_is_saved(visitor, round_page):
    button(round_page, "Save the check-in").click()
    expect(round_page.locator(STATE)).to_have_text("Everything is saved.")
    visitor.look()


# The server out of reach


@pytest.mark.parametrize(
    ("visitor", "name"),
    [
        ("laptop", "Everyone is here"),
        ("laptop", "Save, then close"),
        ("laptop", "Add them"),
        ("phone at night", "Add them"),
    ],
    indirect=["visitor"],
)
def test_a_press_out_of_reach_stays_on_the_page_and_says_so(visitor, round_page, name):
    round_page.get_by_label("Add another peer on staff").select_option("Lee")
    round_page.context.set_offline(True)
    button(round_page, name).click()
    expect(round_page.locator(STATE)).to_have_text(
        f"“{name}” was not done: the server can't be reached right now. Please press it again."
    )
    assert round_page.locator(STATE).is_visible()
    visitor.look()
    round_page.context.set_offline(False)
    with round_page.expect_navigation(wait_until="load"):
        button(round_page, name).click()
    visitor.complaints.clear()  # the network was cut on purpose


@ON_A_LAPTOP
def test_a_press_out_of_reach_keeps_the_words_and_is_not_done_by_itself(visitor, round_page, alex):
    round_page.context.set_offline(True)
    type_words(round_page)
    button(round_page, "Save, then close").click()
    expect(round_page.locator(STATE)).to_contain_text("“Save, then close” was not done")
    round_page.context.set_offline(False)
    expect(card(round_page, "Alex").locator(".saved")).to_contain_text("Saved", timeout=30_000)
    assert Entry.objects.get(stay=alex).where_at == "Slept badly"
    assert round_page.url.endswith(ROUND)
    assert not Round.objects.get().is_closed


@ON_A_LAPTOP
def test_the_page_still_warns_after_a_press_that_stayed(visitor, round_page):
    round_page.context.set_offline(True)
    button(round_page, "Everyone is here").click()
    expect(round_page.locator(STATE)).to_contain_text("was not done")
    type_words(round_page)
    warned = []
    round_page.on("dialog", lambda dialog: (warned.append(dialog.type), dialog.dismiss()))
    round_page.close(run_before_unload=True)
    visitor.page.context.new_page().wait_for_timeout(1000)
    assert warned == ["beforeunload"]


@ON_A_LAPTOP
def test_a_press_on_a_page_that_was_locked_since_shows_the_lock(visitor, round_page):
    round_page.route("**" + ROUND, lambda route: route.fulfill(status=401))
    button(round_page, "Everyone is here").click()
    round_page.get_by_text("This sign-in has ended or was locked.").wait_for()
    round_page.unroute_all()
    round_page.get_by_label("Password").fill(PASSWORD)
    button(round_page, "Unlock").click()
    expect(round_page.locator(STATE)).to_contain_text("was not done: this page was locked")
    assert who_is_here() == set()


# Choices, by mouse and by keys


def chosen(page, name):
    return card(page, name).locator(".segmented-presence input:checked")


@ON_A_LAPTOP
def test_a_number_pressed_on_someone_who_is_here_undoes_nothing(visitor, round_page, alex):
    visitor.press("Everyone is here")
    round_page.keyboard.press("j")
    round_page.keyboard.press("1")
    assert chosen(round_page, "Alex").get_attribute("value") == "here"
    round_page.keyboard.press("Space")  # as one would to choose what is in focus
    assert chosen(round_page, "Alex").get_attribute("value") == "here"
    button(round_page, "Save the check-in").click()
    expect(round_page.locator(STATE)).to_have_text("Everything is saved.")
    assert who_is_here() == {"Alex", "Jo"}


@ON_A_LAPTOP
def test_a_choice_is_cleared_by_delete_or_by_a_second_click(visitor, round_page, alex):
    saved = card(round_page, "Alex").locator(".saved")
    for clear in (
        lambda: round_page.keyboard.press("Delete"),
        lambda: round_page.keyboard.press("Backspace"),
        lambda: card(round_page, "Alex").locator("label", has_text="Here").first.click(),
    ):
        card(round_page, "Alex").locator("summary").focus()
        round_page.keyboard.press("1")
        expect(saved).to_contain_text("Saved")
        assert Entry.objects.get(stay=alex).presence == "here"
        clear()
        assert chosen(round_page, "Alex").count() == 0
        button(round_page, "Save the check-in").click()
        expect(round_page.locator(STATE)).to_have_text("Everything is saved.")
        assert Entry.objects.get(stay=alex).presence == ""


@ON_A_LAPTOP
def test_a_click_chooses_where_another_laptop_chose_differently(visitor, round_page, alex):
    """Robin chose Here, Lee then Out; Robin's click on Here must not clear it."""
    here = card(round_page, "Alex").locator("label", has_text="Here").first
    here.click()
    expect(card(round_page, "Alex").locator(".saved")).to_contain_text("Saved")
    Entry.objects.filter(stay=alex).update(presence="out")
    House.objects.update(revision=F("revision") + 1)  # as the action would have done
    out = card(round_page, "Alex").locator("input[type=radio][value=out]")
    expect(out).to_be_checked(timeout=30_000)  # news arrive by themselves
    here.click()
    assert chosen(round_page, "Alex").get_attribute("value") == "here"


@ON_A_LAPTOP
def test_someone_who_joined_on_another_laptop_has_choices_that_clear(visitor, round_page, lee):
    EntryFactory(round=Round.objects.get(), staff=lee, stay=None, presence="here")
    House.objects.update(revision=F("revision") + 1)  # as the action would have done
    lees = card(round_page, "Lee")
    lees.wait_for()
    lees.locator("label", has_text="Here").first.click()
    assert chosen(round_page, "Lee").count() == 0


# Other pages' buttons


@ON_A_LAPTOP
def test_two_quick_presses_make_one_goal(visitor, people, alex):
    """The first is on its way, and the server takes its time."""
    visitor.sign_in("robin", at=f"/guests/{alex.guest_id}/goals/")
    page, posted = visitor.page, []
    page.get_by_label("In their own words").press_sequentially("A room of my own")
    page.get_by_text("Kept for you at").wait_for()
    slow(page, "**/goals/", posted)
    with page.expect_navigation(wait_until="load"):
        button(page, "Add the goal").dblclick(delay=100)
    page.unroute_all(behavior="wait")
    visitor.look()
    assert len(posted) == 1
    assert Goal.objects.get().words == "A room of my own"


@ON_A_LAPTOP
def test_a_press_while_a_draft_fails_says_so_and_the_words_are_tried_again(visitor, people, alex):
    """The draft was under way when the network went: its page must go on trying, and warn."""
    visitor.sign_in("robin", at=f"/guests/{alex.guest_id}/goals/")
    page, under_way = visitor.page, []

    def hold_back(route):
        is_first = "typed=1" in (route.request.post_data or "") and not under_way
        under_way.append(route) if is_first else route.continue_()

    page.route("**/goals/", hold_back)
    words = page.get_by_label("In their own words")
    with page.expect_request("**/goals/"):
        words.press_sequentially("A room of my own")
    button(page, "Add the goal").click()
    page.context.set_offline(True)
    under_way[0].abort()
    page.get_by_text("“Add the goal” was not done, please press it again.").wait_for()
    visitor.look()
    page.context.set_offline(False)
    page.get_by_text("Kept for you at").wait_for()
    visitor.complaints.clear()  # the network was cut on purpose
    assert Draft.objects.get().words == "A room of my own"
    visitor.press("Add the goal")
    assert Goal.objects.get().words == "A room of my own"
    assert not Draft.objects.exists()


@ON_A_LAPTOP
def test_a_press_after_the_network_came_back_goes_on_at_once(visitor, people, alex):
    visitor.sign_in("robin", at=f"/guests/{alex.guest_id}/goals/")
    visitor.page.context.set_offline(True)
    visitor.page.get_by_label("In their own words").press_sequentially("A room of my own")
    visitor.page.get_by_text("no connection").wait_for()
    visitor.page.context.set_offline(False)
    visitor.complaints.clear()  # the network was cut on purpose
    visitor.press("Add the goal")
    assert Goal.objects.get().words == "A room of my own"


@pytest.mark.parametrize(
    ("visitor", "network"),
    [
        ("laptop", "gone"),
        ("laptop", "without an answer"),
        ("phone at night", "gone"),
    ],
    indirect=["visitor"],
)
def test_a_tick_out_of_reach_stays_on_the_page_and_says_so(visitor, people, house, alex, network):
    create_default_arrival_list(house=house)
    visitor.sign_in("robin", at=f"/guests/{alex.guest_id}/arrival/")
    page = visitor.page
    done = page.get_by_role("button", name="Emergency contact")
    if network == "gone":
        page.context.set_offline(True)
    else:
        page.evaluate("htmx.config.timeout = 300")
        page.route("**/arrival/*/", lambda route: None)
    done.click()
    page.get_by_text("The server can't be reached right now.").wait_for()
    visitor.complaints.clear()  # the network was cut on purpose
    visitor.look()
    page.context.set_offline(False)
    page.unroute_all()
    page.evaluate("htmx.config.timeout = 10000")
    done.click()
    page.get_by_text("1 of 14 done").wait_for()
    assert not page.get_by_text("The server can't be reached right now.").is_visible()
