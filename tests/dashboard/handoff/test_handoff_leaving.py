"""Someone left since the last handoff: there is a place to write about them, and whom to call."""

import re
from datetime import date, time, timedelta

import pytest
import time_machine

from shifts.models import Handoff, Note
from tests.conftest import TUESDAY, person, staying
from tests.guests.factories import FarewellFactory
from tests.household.agreements.factories import VersionFactory
from tests.pages import fields_of, text_of
from tests.shifts.factories import OnCallNumberFactory, ShiftPersonFactory, ShiftTimeFactory

HANDOFF = "/shifts/handoff/"
AT_THREE = TUESDAY.replace(hour=15, minute=5)
AT_NIGHT = TUESDAY.replace(hour=23, minute=5)
TOUCH = "They haven't said we may be in touch."


@pytest.fixture
def as_lee(signed_in, lee):
    return signed_in(lee)


def leave(client, stay, on="2026-11-24", at="9:15"):
    client.post(f"/guests/{stay.guest_id}/leaving/", {"left_on": on, "left_at": at})


def places(client):
    """The titles of the places to write in."""
    html = client.get(HANDOFF).content.decode().split('id="give-title"')[1]
    return re.findall(r'<(?:summary|a href="\?about)[^>]*>\s*(.*?)\s*</(?:summary|a)>', html)


class TestAboutJo:
    def test_there_is_a_place_to_write_about_jo_who_left_this_morning(self, as_robin, alex, jo):
        leave(as_robin, jo)
        house, alex_, jo_ = places(as_robin)
        assert (house, alex_) == ("For the house", "About Alex")
        assert jo_.startswith("About Jo <span")
        assert "left Tuesday, November 24, 9:15 am" in jo_
        said = {f"stay-{jo.pk}-words": "Took the bus at ten"}
        as_robin.post(HANDOFF, fields_of(as_robin.get(HANDOFF)) | said)
        note = Note.objects.get()
        assert (note.stay, note.words) == (jo, "Took the bus at ten")

    def test_once_it_is_handed_over_it_is_not_offered_again(self, as_robin, as_lee, alex, jo):
        leave(as_robin, jo)
        as_robin.post(HANDOFF)
        assert [each[:10] for each in places(as_lee)] == ["For the ho", "About Alex"]

    def test_not_a_window_of_hours_but_what_no_handoff_has_listed(
        self, as_robin, as_lee, alex, jo, tuesday_morning
    ):
        """Noted on Thursday, of Tuesday: no handoff has said it yet, though several were given."""
        as_robin.post(HANDOFF)
        for day in (24, 25):
            tuesday_morning.move_to(AT_NIGHT.replace(day=day))
            as_lee.post(HANDOFF)
        tuesday_morning.move_to(TUESDAY.replace(day=26))
        leave(as_robin, jo)
        assert "left Tuesday, November 24, 9:15 am" in places(as_robin)[2]

    def test_whoever_left_before_the_first_handoff_is_not_offered(self, as_robin, alex, jo):
        as_robin.post(HANDOFF)
        leave(as_robin, jo, on="2026-11-20")
        assert len(places(as_robin)) == 2

    def test_agreements_are_not_left_to_go_through_with_someone_who_left(
        self, as_robin, alex, jo, house
    ):
        VersionFactory(agreement__house=house, adopted=True)
        page = text_of(as_robin.get(HANDOFF))
        assert "Jo Agreements still to go through together" in page
        leave(as_robin, jo)
        page = text_of(as_robin.get(HANDOFF))
        assert "Alex Agreements still to go through together" in page
        assert "Jo Agreements" not in page

    def test_nobody_of_another_house(self, as_robin, alex, stranger):
        stranger.left_on = date(2026, 11, 24)
        stranger.save()
        assert len(places(as_robin)) == 2

    def test_a_leaving_that_is_taken_back_is_not_offered_as_one(self, as_robin, jo):
        leave(as_robin, jo)
        as_robin.post(f"/guests/{jo.guest_id}/leaving/back/")
        assert places(as_robin)[1] == "About Jo"


class TestWhomToCall:
    def test_who_reads_it_at_night_knows_the_number_and_who_is_on_call(
        self, as_robin, as_lee, house, jo
    ):
        OnCallNumberFactory(house=house, words="In the office drawer")
        night = ShiftTimeFactory(house=house, starts=time(23), ends=time(7, 15))
        sam = person(house, "Sam", "manager")
        ShiftPersonFactory(shift__time=night, user=sam, is_on_call=True)
        leave(as_robin, jo)
        with time_machine.travel(AT_THREE):
            as_robin.post(HANDOFF)
        with time_machine.travel(AT_NIGHT):
            left = text_of(as_lee.get(HANDOFF)).split("Hand over to the next shift")[0]
        assert (
            "If something comes up about Jo: Call the on-call number, 603 555 0142 "
            f"(Sam on call now). In the office drawer {TOUCH}"
        ) in left
        then = text_of(as_lee.get(f"/shifts/{Handoff.objects.get().pk}/"))
        assert "Call the on-call number, 603 555 0142" in then

    def test_a_house_without_a_number_is_told_so(self, as_robin, jo):
        leave(as_robin, jo)
        page = text_of(as_robin.get(HANDOFF))
        assert "Nobody is scheduled on call now, and the house has no on-call number yet." in page

    @pytest.mark.parametrize(
        ("farewell", "sentence"),
        [
            ({}, "They said we may be in touch: A card, now and then"),
            ({"touch_how": ""}, "They said we may be in touch."),
            ({"touch_how": "", "touch_agreed_on": None}, TOUCH),
            ({"touch_how": "", "touch_ended_on": date(2026, 11, 23)}, TOUCH),
        ],
    )
    def test_whether_and_how_we_may_be_in_touch(self, as_robin, jo, farewell, sentence):
        FarewellFactory(stay=jo, **farewell)
        leave(as_robin, jo)
        assert sentence in text_of(as_robin.get(HANDOFF))

    def test_it_is_said_of_leavings_only(self, as_robin, jo):
        as_robin.post(f"/guests/{jo.guest_id}/support/", {"kind": "phone", "on": "2026-11-24"})
        page = text_of(as_robin.get(HANDOFF))
        assert "Jo Phone" in page
        assert "something comes up" not in page


def test_ten_who_left_ask_the_database_no_more_than_one(
    as_robin, house, alex, jo, django_assert_max_num_queries
):
    OnCallNumberFactory(house=house)
    # Where nothing is on record yet, its head takes one question more.
    as_robin.get(f"/guests/{alex.guest_id}/")

    def queries():
        as_robin.get(HANDOFF)
        with django_assert_max_num_queries(17) as asked:
            as_robin.get(HANDOFF)
        return len(asked)

    none = queries()
    leave(as_robin, jo)
    assert queries() == none
    for number in range(10):
        came = date(2026, 11, 1) + timedelta(days=number)
        stay = staying(house, f"Guest {number}", came, left_on=date(2026, 11, 24))
        FarewellFactory(stay=stay)
    assert queries() == none
