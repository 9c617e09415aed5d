"""Robin, alone in the house at 11:05 pm: the night page, whom they have seen, and the roll."""

import re
from datetime import date

import pytest

from checkins.models import SupportRequest
from guests.models import Stay, TimeAway
from shifts.models import FirePlan, OnCallNumber, Shift, ShiftPerson, ShiftTime
from shifts.times.actions import create_default_shift_times
from tests.checkins.factories import SupportRequestFactory
from tests.conftest import staying
from tests.dashboard.a_night import EARLY, KNOCK, a_night, at, check_in, is_away_until_nine
from tests.guests.factories import FollowUpFactory
from tests.journeys.conftest import LAPTOP, Visitor

pytestmark = pytest.mark.browser

FIRE = "Front door, kitchen door, upstairs window over the porch. Meet at the mailbox."


@pytest.fixture
def house_at_night(house, robin, sam):
    """Robin is on overnight, Sam on call, and the house has its words for a fire."""
    create_default_shift_times(house=house, from_on=date(2026, 1, 1))
    overnight = ShiftTime.objects.get(house=house, name="Overnight")
    shift = Shift.objects.create(house=house, time=overnight, on=date(2026, 11, 24))
    ShiftPerson.objects.create(house=house, shift=shift, user=robin, put_on_by=sam)
    ShiftPerson.objects.create(house=house, shift=shift, user=sam, put_on_by=sam, is_on_call=True)
    OnCallNumber.objects.create(house=house, number="603 555 0142", words="Call early.")
    FirePlan.objects.create(house=house, words=FIRE)
    return house


def test_the_night_at_five_past_eleven(visitor, people, house_at_night, alex, casey, jo):
    a_night(house_at_night, alex, casey, jo)
    page = visitor.page
    with at(23, 5):
        visitor.sign_in("robin", at="/shifts/")
        visitor.follow("The night")
        shown = page.inner_text("main")
        assert "Tuesday, November 24, into Wednesday · overnight shift until 7:15 am" in shown
        assert f"“{KNOCK}”" in shown
        assert f"“{EARLY}”" in shown
        assert "603 555 0142" in shown
        visitor.press("I have seen Sky")
        assert page.url.endswith("/shifts/night/")
        assert "Sky is back, seen by Robin at 11:05 pm." in page.inner_text("main")
        assert TimeAway.objects.get().seen_back_by.display_name == "Robin"
        answer = page.get_by_role("button", name=re.compile("Mark as answered.*Alex"))
        visitor.lead_on(answer)
        assert page.url.endswith("/shifts/night/")
        assert "answered by Robin 11:05 pm" in page.inner_text("main")
        assert SupportRequest.objects.get(support="more").answered_by.display_name == "Robin"
        visitor.lead_on(page.get_by_role("link", name="Who is in the house now").last)
        assert page.url.endswith("/guests/roll/")
        roll = page.inner_text("main")
        assert "as of Tuesday, November 24, 11:05 pm" in roll
        assert "seen back by Robin, 11:05 pm" in roll
        assert "Not back yet" not in roll
        assert FIRE in roll


def test_a_slip_is_undone_where_it_is_noted(visitor, people, house_at_night, alex, casey, jo):
    sky = a_night(house_at_night, alex, casey, jo)
    with at(23, 5):
        visitor.sign_in("robin", at="/guests/")
        visitor.follow("Who is in the house now")
        visitor.press("I have seen Sky")
        assert visitor.page.url.endswith("/guests/roll/")
        visitor.go(f"/guests/{sky.guest_id}/away/")
        visitor.press("Undo: they are not back")
        visitor.go("/guests/roll/")
        assert "Not back yet" in visitor.page.inner_text("main")


def test_what_sky_would_like_is_asked_once(visitor, people, house, jo):
    page = visitor.page
    visitor.sign_in("robin", at=f"/guests/{jo.guest_id}/arrival/")
    assert "Not asked yet." in page.inner_text("main")
    visitor.follow("Write down what they say")
    page.get_by_label("In their words").fill("Knock twice, then leave tea at the door.")
    visitor.press("Save")
    assert page.url.endswith("/arrival/")
    assert "“Knock twice, then leave tea at the door.”" in page.inner_text("main")
    assert Stay.objects.get().if_not_seen.startswith("Knock twice")


def test_sam_writes_down_what_to_do_in_a_fire(visitor, people, house, jo):
    page = visitor.page
    visitor.sign_in("sam", at="/shifts/night/")
    visitor.follow("Write it down")
    page.get_by_label("In the house's own words").fill(FIRE)
    visitor.press("Save")
    assert page.url.endswith("/guests/roll/")
    assert FIRE in page.inner_text("main")


@pytest.fixture(params=["light", "dark"])
def at_the_printer(request, site, people, browser):
    context = browser.new_context(viewport=LAPTOP, color_scheme=request.param)
    context.set_default_timeout(30_000)  # milliseconds; a busy machine is no failure
    yield Visitor(context.new_page(), site.url, checks_pages=True)
    context.close()


def ten_guests(house):
    """With something to say about each; two are not back yet."""
    guests = [staying(house, f"Guest {n}", date(2026, 11, 2), f"Room {n}") for n in range(10)]
    said = {each: {"support": "usual", "night": f"{KNOCK} {EARLY}"} for each in guests[2:]}
    check_in(house, "afternoon", said)
    for each in guests[:2]:
        is_away_until_nine(each)
    with at(21, 20):
        for each in guests:
            SupportRequestFactory(
                stay=each, support="more", words="Someone beside me while I call them"
            )
    for each in guests[:5]:
        FollowUpFactory(house=house, stay=each, words="Sit with them after the call")


def test_each_is_one_sheet_for_ten_guests_with_boxes_to_tick(at_the_printer, house_at_night):
    ten_guests(house_at_night)
    FirePlan.objects.update(words=f"{FIRE}\n" * 10)
    page = at_the_printer.page
    with at(23, 5):
        at_the_printer.sign_in("robin")
        for path, boxes in (("/shifts/night/", 0), ("/guests/roll/", 11)):
            at_the_printer.go(path)
            assert not page.locator(".roll-box").first.is_visible()
            for paper in ("Letter", "A4"):
                pdf = page.pdf(format=paper)
                assert len(re.findall(rb"/Type\s*/Page\b", pdf)) == 1, (path, paper)
            page.emulate_media(media="print")
            assert page.locator(".roll-box:visible").count() == boxes
            assert not page.get_by_role("button").filter(visible=True).count()
            background = "getComputedStyle(document.body).backgroundColor"
            assert page.evaluate(background) == "rgb(255, 255, 255)"
            ink = page.evaluate("getComputedStyle(document.querySelector('h1')).color")
            assert ink == "rgb(26, 26, 26)"
            page.emulate_media(media="null")
