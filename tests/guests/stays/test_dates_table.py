"""Day n of 90, checked against a table that was counted by hand on a calendar."""

from datetime import date

import pytest
import time_machine

from guests.extensions.actions import decide_extension
from guests.models import Stay
from tests.accounts.factories import HouseFactory
from tests.conftest import staying
from tests.guests.factories import ExtensionFactory, StayFactory, TimeAwayFactory
from tests.pages import fields_of, text_of

NEW_YORK, AUCKLAND, HONOLULU = "America/New_York", "Pacific/Auckland", "Pacific/Honolulu"
LORD_HOWE = "Australia/Lord_Howe"  # whose clocks change by half an hour

# House's time zone, day of arrival, a moment (UTC; the server's clock), the day it then is of
# the stay, and the planned last day. The server is in UTC in every row.
TABLE = [
    # The first day, an ordinary one in between, the last, and one after it.
    (NEW_YORK, "2026-09-24", "2026-09-24T16:00:00Z", 1, "2026-12-22"),
    (NEW_YORK, "2026-09-24", "2026-11-24T14:31:00Z", 62, "2026-12-22"),
    (NEW_YORK, "2026-09-24", "2026-12-22T16:00:00Z", 90, "2026-12-22"),
    (NEW_YORK, "2026-09-24", "2026-12-23T16:00:00Z", 91, "2026-12-22"),
    # The evening before someone comes.
    (NEW_YORK, "2026-09-24", "2026-09-24T03:59:59Z", 0, "2026-12-22"),
    (NEW_YORK, "2026-09-24", "2026-09-24T04:00:00Z", 1, "2026-12-22"),
    # Over the end of a year.
    (NEW_YORK, "2026-11-13", "2027-01-01T04:59:59Z", 49, "2027-02-10"),
    (NEW_YORK, "2026-11-13", "2027-01-01T05:00:00Z", 50, "2027-02-10"),
    # February with 29 days, and with 28.
    (NEW_YORK, "2028-02-01", "2028-02-29T17:00:00Z", 29, "2028-04-30"),
    (NEW_YORK, "2028-02-01", "2028-03-01T17:00:00Z", 30, "2028-04-30"),
    (NEW_YORK, "2027-02-01", "2027-03-01T17:00:00Z", 29, "2027-05-01"),
    # Someone who comes on February 29.
    (NEW_YORK, "2028-02-29", "2028-02-29T17:00:00Z", 1, "2028-05-28"),
    (NEW_YORK, "2028-02-29", "2028-03-01T17:00:00Z", 2, "2028-05-28"),
    (NEW_YORK, "2028-02-29", "2028-05-28T17:00:00Z", 90, "2028-05-28"),
    # The clocks go back on November 1, 2026: a day of 25 hours.
    (NEW_YORK, "2026-10-31", "2026-11-01T03:59:59Z", 1, "2027-01-28"),
    (NEW_YORK, "2026-10-31", "2026-11-01T04:00:00Z", 2, "2027-01-28"),
    (NEW_YORK, "2026-10-31", "2026-11-02T04:59:59Z", 2, "2027-01-28"),
    (NEW_YORK, "2026-10-31", "2026-11-02T05:00:00Z", 3, "2027-01-28"),
    # The clocks go forward on March 8, 2026: a day of 23 hours.
    (NEW_YORK, "2026-03-07", "2026-03-08T04:59:59Z", 1, "2026-06-04"),
    (NEW_YORK, "2026-03-07", "2026-03-08T05:00:00Z", 2, "2026-06-04"),
    (NEW_YORK, "2026-03-07", "2026-03-09T03:59:59Z", 2, "2026-06-04"),
    (NEW_YORK, "2026-03-07", "2026-03-09T04:00:00Z", 3, "2026-06-04"),
    # The same moment in houses far from the server: a day ahead of it, and a day behind.
    (AUCKLAND, "2026-11-13", "2026-11-24T10:59:59Z", 12, "2027-02-10"),
    (AUCKLAND, "2026-11-13", "2026-11-24T11:00:00Z", 13, "2027-02-10"),
    (HONOLULU, "2026-11-13", "2026-11-24T09:59:59Z", 11, "2027-02-10"),
    (HONOLULU, "2026-11-13", "2026-11-24T10:00:00Z", 12, "2027-02-10"),
    # Both changes of clocks on the other side of the world: September 27, 2026; April 4, 2027.
    (AUCKLAND, "2026-09-26", "2026-09-26T12:00:00Z", 2, "2026-12-24"),
    (AUCKLAND, "2026-09-26", "2026-09-27T11:00:00Z", 3, "2026-12-24"),
    (AUCKLAND, "2027-04-03", "2027-04-03T11:00:00Z", 2, "2027-07-01"),
    (AUCKLAND, "2027-04-03", "2027-04-04T12:00:00Z", 3, "2027-07-01"),
    # Half an hour forward on October 4, 2026.
    (LORD_HOWE, "2026-10-03", "2026-10-03T13:30:00Z", 2, "2026-12-31"),
    (LORD_HOWE, "2026-10-03", "2026-10-04T13:00:00Z", 3, "2026-12-31"),
]


@pytest.mark.parametrize(("zone", "arrived", "moment", "day", "last"), TABLE)
def test_which_day_it_is(db, zone, arrived, moment, day, last):
    house = HouseFactory(time_zone=zone)
    stay = staying(house, "Alex", date.fromisoformat(arrived))
    stay.plan(stay.first_day, house.length_of_stay)
    with time_machine.travel(moment):
        assert (stay.day, stay.length) == (day, 90)
    assert stay.last_day == date.fromisoformat(last)


# The new planned leaving, a day of the house, and what stands on the page then.
EXTENDED = [
    ("2027-01-05", "2026-11-24", "day 62 of 104, leaving planned for January 5"),
    ("2027-01-05", "2026-12-23", "day 91 of 104, leaving planned for January 5"),
    ("2027-01-05", "2027-01-05", "day 104 of 104, leaving planned for January 5"),
    ("2027-03-01", "2027-03-01", "day 159 of 159, leaving planned for March 1"),
]


@pytest.mark.parametrize(("until", "on", "sentence"), EXTENDED)
def test_after_an_extension_the_count_goes_on_of_a_new_length(
    signed_in, sam, actor_of, alex, until, on, sentence
):
    extension = ExtensionFactory(stay=alex)
    new_leaving_on = date.fromisoformat(until)
    decide_extension(
        by=actor_of(sam), extension=extension, agreed=True, new_leaving_on=new_leaving_on
    )
    with time_machine.travel(f"{on}T17:00:00Z"):
        assert sentence in text_of(signed_in(sam).get(f"/guests/{alex.guest_id}/"))


def test_time_away_does_not_stop_the_count(as_sam, alex):
    TimeAwayFactory(stay=alex, from_on=date(2026, 11, 1), back_on=date(2026, 11, 10))
    days = {"2026-10-31": 38, "2026-11-01": 39, "2026-11-09": 47, "2026-11-10": 48}
    for on, day in days.items():
        with time_machine.travel(f"{on}T17:00:00Z"):
            page = text_of(as_sam.get(f"/guests/{alex.guest_id}/"))
            assert f"day {day} of 90, leaving planned for December 22" in page


def test_who_comes_back_begins_again_with_day_1(as_sam, house):
    first = staying(house, "Lou", date(2026, 9, 24), left_on=date(2026, 10, 20))
    again = StayFactory(guest=first.guest, arrives_on=date(2026, 11, 20))
    page = text_of(as_sam.get(f"/guests/{first.guest_id}/"))
    assert "day 5 of 90, leaving planned for February 17" in page
    earlier = text_of(as_sam.get(f"/guests/{first.guest_id}/?stay={first.pk}"))
    assert "stayed September 24, 2026 to October 20, 2026, 27 days" in earlier
    assert Stay.objects.get(pk=again.pk).length == 90


def test_from_an_earlier_stay_each_press_is_about_that_one(as_robin, signed_in, ida, house):
    first = staying(house, "Alex", date(2026, 10, 1), left_on=date(2026, 11, 10))
    StayFactory(guest=first.guest, arrived_on=date(2026, 11, 20))
    earlier, stay = f"/guests/{first.guest_id}/", f"?stay={first.pk}"
    page = as_robin.get(earlier + stay).content.decode()
    for path in ("support/", "worldview/"):
        assert f'href="{earlier}{path}{stay}' in page
    as_ida = signed_in(ida)
    edit = f"{earlier}edit/{stay}"
    page = as_ida.get(edit)
    assert f'href="{earlier}{stay}">Back</a>' in page.content.decode()
    assert as_ida.post(edit, fields_of(page)).url == earlier + stay
