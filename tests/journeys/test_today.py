"""On Today things are done in place: one press, nothing moves, and one press takes it back."""

import pytest
from playwright.sync_api import expect

from accounts.access.actor import actor_for
from checkins.models import SupportRequest
from guests.models import FollowUp, SupportMoment
from household.models import Turn
from shifts.handoffs.actions import NoteSaid, hand_over
from shifts.models import HandoffRead
from tests.checkins.factories import EntryFactory
from tests.conftest import TUESDAY
from tests.guests.factories import FollowUpFactory
from tests.household.chores.factories import ChoreFactory, TurnFactory
from tests.journeys.conftest import SETTLED, is_page_in_place

pytestmark = pytest.mark.browser

# With how far Back would go.
WHERE = "() => [scrollY, document.activeElement.id, history.length]"
# Whether what was said lies over the row that was pressed.
COVERED = """() => {
  const row = document.activeElement.getBoundingClientRect();
  const said = document.querySelector(".said-in-place").getBoundingClientRect();
  return row.bottom > said.top && row.top < said.bottom;
}"""


def a_chore_is_done():
    return Turn.objects.exclude(done_at=None).exists()


@pytest.fixture
def busy(people, house, robin, alex, jo):
    """A chore of Jo's, something to follow up, and Alex asked for more support this morning."""
    TurnFactory(chore=ChoreFactory(house=house, name="Kitchen"), stay=jo)
    FollowUpFactory(house=house, words="Call the plumber", for_person=None)
    EntryFactory(round__house=house, stay=alex, support="more")


@pytest.fixture
def loads(visitor):
    """Pages that were loaded from now on."""
    loaded = []
    visitor.page.on("load", lambda page: loaded.append(page.url))
    return loaded


@pytest.mark.parametrize("visitor", ["laptop", "phone at night"], indirect=True)
@pytest.mark.parametrize(
    ("name", "undo", "said", "is_done"),
    [
        ("Done: Kitchen", "Undo : Kitchen: done.", "Kitchen is open again.", a_chore_is_done),
        (
            "Done: Call the plumber",
            "Undo : Done: Call the plumber",
            "Open again: Call the plumber",
            lambda: FollowUp.objects.get().done_at,
        ),
        (
            "Mark as answered",
            "Undo : Alex's request is marked as answered.",
            "Alex's request is open again.",
            lambda: SupportRequest.objects.get().answered_at,
        ),
    ],
)
def test_one_press_no_page_load_and_one_press_back(visitor, busy, loads, name, undo, said, is_done):
    visitor.sign_in("robin")
    page = visitor.page
    page.set_viewport_size({"width": page.viewport_size["width"], "height": 400})
    button = page.get_by_role("button", name=name)
    button.scroll_into_view_if_needed()
    button.focus()
    loads.clear()
    before = page.evaluate(WHERE)
    visitor.act(button)
    assert is_done()
    assert page.evaluate(WHERE) == before
    assert page.evaluate(COVERED) is False
    visitor.act(page.get_by_role("button", name=undo))
    assert not is_done()
    assert page.evaluate(WHERE) == before  # back on the row
    assert said in page.locator("#said").inner_text()
    # What was pressed takes itself back, too.
    for is_done_then in (True, False):
        page.wait_for_timeout(700)  # longer than a double click
        visitor.act(page.locator(f"#{before[1]}"), "Enter")
        assert bool(is_done()) == is_done_then
        assert page.evaluate(WHERE) == before
    assert loads == []


@pytest.mark.parametrize("visitor", ["laptop", "phone at night"], indirect=True)
def test_what_the_last_shift_left_is_read_in_place(visitor, busy, loads, house, lee, alex):
    hand_over(by=actor_for(lee), listed=[], notes={alex: NoteSaid("Slept till noon")})
    visitor.sign_in("robin")
    page = visitor.page
    visitor.look()
    loads.clear()
    visitor.act(page.get_by_role("button", name="I have read this"))
    assert HandoffRead.objects.get().by.username == "robin"
    page.get_by_text("Marked as read.").wait_for()
    assert not page.get_by_text("Slept till noon").is_visible()
    assert loads == []


@pytest.mark.parametrize("visitor", ["laptop"], indirect=True)
def test_a_double_click_is_one_press(visitor, busy):
    visitor.sign_in("robin")
    visitor.page.get_by_role("button", name="Done: Kitchen").dblclick(delay=100)
    visitor.page.get_by_role("button", name="Undo: Kitchen").wait_for()
    assert a_chore_is_done()


@pytest.mark.parametrize("visitor", ["laptop"], indirect=True)
def test_a_slow_second_click_lands_on_the_same_row(visitor, busy, house, lee, alex):
    done = {"done_at": TUESDAY, "done_by": lee}
    TurnFactory(chore=ChoreFactory(house=house, name="Porch"), stay=alex, **done)
    visitor.sign_in("robin")
    page = visitor.page
    where = page.get_by_role("button", name="Done: Kitchen").bounding_box()
    for is_done in (True, False):
        page.wait_for_timeout(700)
        with page.expect_event("requestfinished", is_page_in_place):
            page.mouse.click(where["x"] + 30, where["y"] + 20)
        page.wait_for_function(SETTLED)
        done = Turn.objects.exclude(done_at=None).order_by("chore__name")
        names = ["Kitchen", "Porch"] if is_done else ["Porch"]
        assert list(done.values_list("chore__name", flat=True)) == names


@pytest.mark.parametrize("visitor", ["laptop"], indirect=True)
def test_escape_or_a_button_closes_what_was_said(visitor, busy):
    visitor.sign_in("robin")
    page = visitor.page
    for press in (
        lambda: page.keyboard.press("Escape"),
        lambda: page.locator("#said").get_by_role("button", name="Close").click(),
    ):
        page.wait_for_timeout(700)  # longer than a double click
        visitor.act(page.locator("#chores .tick-row").first)
        page.locator("#said > *").wait_for()
        press()
        expect(page.locator("#said > *")).to_have_count(0)


@pytest.mark.parametrize("visitor", ["without JavaScript"], indirect=True)
def test_without_javascript_each_press_leads_back_with_its_undo(visitor, busy):
    visitor.sign_in("robin")
    page = visitor.page
    visitor.press("Done: Kitchen Jo")
    visitor.press("Undo : Kitchen: done.")
    assert not a_chore_is_done()
    visitor.lead_on(page.get_by_role("button", name="Mark as answered"))
    visitor.press("Undo : Alex's request is marked as answered.")
    assert SupportRequest.objects.get().answered_at is None
    visitor.lead_on(page.get_by_role("link", name="Note a moment : Alex"))
    page.get_by_label("In a line").fill("Tea on the steps")
    visitor.press("Note it")
    assert SupportMoment.objects.get().words == "Tea on the steps"


@pytest.mark.parametrize("visitor", ["laptop", "phone at night"], indirect=True)
def test_a_moment_is_two_presses_and_one_line(visitor, busy, loads, alex):
    visitor.sign_in("robin")
    page = visitor.page
    loads.clear()
    visitor.act(page.get_by_role("link", name="Note a moment : Alex"))
    page.keyboard.type("Tea on the steps")  # the cursor is in the line
    page.get_by_text("Kept for you at").wait_for()
    page.get_by_role("button", name="Note it").click()
    page.get_by_text("Noted for Alex. Thank you for being there.", exact=True).wait_for()
    visitor.look()
    moment = SupportMoment.objects.get()
    assert (moment.stay, moment.words, moment.kind) == (alex, "Tea on the steps", "")
    visitor.act(page.get_by_role("button", name="Undo : Noted for Alex."))
    assert not SupportMoment.objects.active().exists()
    assert "Removed: the moment with Alex." in page.locator("#said").inner_text()
    assert loads == []
    assert page.get_by_role("link", name="Note a moment : Alex").is_visible()


@pytest.mark.parametrize("visitor", ["laptop"], indirect=True)
def test_from_the_keyboard_m_asks_with_whom(visitor, busy, loads, alex, jo):
    visitor.sign_in("robin")
    page = visitor.page
    page.keyboard.press("m")
    page.get_by_role("group", name="Note a moment with").wait_for()
    visitor.look()
    page.keyboard.press("2")
    expect(page.get_by_label("In a line")).to_be_focused()
    page.keyboard.type("Walked Jo to the bus")
    page.keyboard.press("Enter")
    page.get_by_text("Noted for Jo. Thank you for being there.", exact=True).wait_for()
    assert SupportMoment.objects.get().stay == jo
    visitor.go(f"/guests/{alex.guest_id}/")
    loads.clear()
    with page.expect_navigation(wait_until="load"):
        page.keyboard.press("m")
    assert page.url.endswith(f"/guests/{alex.guest_id}/support/#id_words")
    page.keyboard.type("Sat with Alex")  # the cursor is in the line
    expect(page.get_by_label("In a line")).to_have_value("Sat with Alex")


@pytest.mark.parametrize("visitor", ["laptop"], indirect=True)
def test_letters_typed_before_the_line_is_there_are_in_it(visitor, busy, loads, alex):
    visitor.sign_in("robin")
    page = visitor.page
    on_the_way = []
    page.route("**/support/?back=today", lambda route: on_the_way.append(route), times=1)
    page.get_by_role("link", name="Note a moment : Alex").press("Enter")
    page.wait_for_timeout(50)
    page.keyboard.type("Tea, maybe? ")
    for route in on_the_way:
        route.continue_()
    line = page.get_by_label("In a line")
    expect(line).to_be_focused()
    page.keyboard.type("Yes")
    expect(line).to_have_value("Tea, maybe? Yes")
    page.get_by_text("Kept for you at").wait_for()
    page.get_by_role("button", name="Note it").click()
    page.get_by_text("Noted for Alex. Thank you for being there.", exact=True).wait_for()
    assert SupportMoment.objects.get().words == "Tea, maybe? Yes"


@pytest.mark.parametrize("visitor", ["laptop"], indirect=True)
def test_a_line_that_names_someone_else_is_asked_about_and_kept(visitor, busy, loads, alex, jo):
    visitor.sign_in("robin")
    page = visitor.page
    loads.clear()
    visitor.act(page.get_by_role("link", name="Note a moment : Alex"))
    page.keyboard.type("To the bus with Jo")
    page.keyboard.press("Enter")
    page.get_by_text("This seems to name Jo").wait_for()
    expect(page.get_by_label("In a line")).to_be_focused()
    assert page.get_by_label("In a line").input_value() == "To the bus with Jo"
    visitor.look()
    assert not SupportMoment.objects.exists()
    page.get_by_label("In a line").fill("To the bus")
    page.keyboard.press("Enter")
    page.get_by_text("Noted for Alex. Thank you for being there.", exact=True).wait_for()
    assert SupportMoment.objects.get().words == "To the bus"
    assert loads == []


@pytest.mark.parametrize("visitor", ["laptop", "phone at night"], indirect=True)
def test_what_someone_asks_for_is_noted_on_their_card(visitor, busy, loads, jo):
    visitor.sign_in("robin")
    page = visitor.page
    loads.clear()
    page.locator(f"#guest-{jo.pk} summary", has_text="More").click()
    visitor.act(page.get_by_role("link", name="Asked for space : Jo"))
    page.keyboard.type("Until supper")
    page.get_by_text("Kept for you at").wait_for()
    page.get_by_role("button", name="Note it").click()
    page.get_by_text("Noted: Jo asked for some space.", exact=True).wait_for()
    visitor.look()
    ask = SupportRequest.objects.get(stay=jo)
    assert (ask.support, ask.words, ask.ended_at) == ("space", "Until supper", None)
    visitor.act(page.get_by_role("button", name="Undo : Noted: Jo asked for some space."))
    ask.refresh_from_db()
    assert ask.ended_at
    assert loads == []


@pytest.mark.parametrize("visitor", ["laptop"], indirect=True)
def test_what_was_meant_is_sent_again_where_the_server_was_busy(visitor, busy, lee):
    Turn.objects.update(done_at=TUESDAY, done_by=lee)
    visitor.sign_in("robin")
    page = visitor.page
    page.route("**/done/", lambda route: route.fulfill(status=503), times=1)
    with page.expect_navigation(wait_until="load"):
        page.get_by_role("button", name="Undo: Kitchen").click()
    page.get_by_text("Kitchen is open again.").wait_for()
    assert not a_chore_is_done()
    visitor.complaints.clear()  # it was busy on purpose


@pytest.mark.parametrize("visitor", ["laptop"], indirect=True)
def test_out_of_reach_the_row_stays_and_says_so(visitor, busy):
    visitor.sign_in("robin")
    page = visitor.page
    page.context.set_offline(True)
    page.get_by_role("button", name="Done: Kitchen").click()
    page.get_by_text("The server can't be reached right now.").wait_for()
    visitor.complaints.clear()  # the network was cut on purpose
    page.context.set_offline(False)
    page.wait_for_timeout(700)  # longer than a double click
    visitor.act(page.get_by_role("button", name="Done: Kitchen"))
    assert a_chore_is_done()
    assert not page.get_by_text("The server can't be reached right now.").is_visible()
