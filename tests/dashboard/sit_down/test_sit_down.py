"""Sitting down together: what to talk about, and a note that it took place."""

from datetime import date

import pytest

from accounts.models import AuditEvent
from guests.models import SitDown
from tests.checkins.factories import SupportRequestFactory
from tests.conftest import staying
from tests.dashboard.a_night import check_in
from tests.guests.factories import GoalFactory, SitDownFactory, StepFactory, TermFactory
from tests.household.agreements.factories import VersionFactory
from tests.pages import fields_of, read_through, text_of

TODAY = "2026-11-24"


def path(stay):
    return f"/guests/{stay.guest_id}/sit-down/"


def sit_down(client, stay, user, **said):
    known = {"on": TODAY, "sat_with": user.pk, "words": ""}
    return client.post(path(stay) + said.pop("query", ""), known | said)


def test_from_a_guests_page_to_the_note_and_back(as_robin, robin, alex):
    assert f'href="{path(alex)}"' in as_robin.get(f"/guests/{alex.guest_id}/").content.decode()
    page = as_robin.get(path(alex))
    assert "is this moving you toward the life you want?" in text_of(page)
    assert fields_of(page) | {"on": TODAY, "sat_with": str(robin.pk)} == fields_of(page)
    answer = sit_down(as_robin, alex, robin, words="Talked about evenings")
    assert answer.url == f"/guests/{alex.guest_id}/"
    assert "Noted that you sat down together." in text_of(as_robin.get(answer.url))
    row = SitDown.objects.get()
    assert (row.stay, row.on, row.sat_with, row.noted_by) == (
        alex,
        date(2026, 11, 24),
        robin,
        robin,
    )
    assert "Tuesday, November 24 , with Robin Talked about evenings" in text_of(
        as_robin.get(path(alex))
    )
    noted = AuditEvent.objects.get(kind="sit_down_noted")
    assert (noted.object_id, noted.guest_id) == (row.pk, alex.guest_id)
    assert "evenings" not in repr(list(AuditEvent.objects.values()))


def test_sam_comes_from_progress_and_goes_on_there(as_sam, sam, alex):
    link = f"{path(alex)}?back=progress"
    assert f'href="{link}"' in as_sam.get("/progress/").content.decode()
    assert sit_down(as_sam, alex, sam, query="?back=progress").url == "/progress/"
    assert "Sat down today with Sam, Nov 24" in text_of(as_sam.get("/progress/"))


def test_a_peer_never_lands_on_progress(as_robin, robin, alex):
    answer = sit_down(as_robin, alex, robin, query="?back=progress")
    assert answer.url == f"/guests/{alex.guest_id}/"


def test_it_may_have_been_someone_else_on_another_day(as_robin, lee, alex):
    sit_down(as_robin, alex, lee, on="2026-11-20")
    page = text_of(as_robin.get(path(alex)))
    assert "Friday, November 20 , with Lee · noted by Robin" in page


def test_pressed_twice_it_is_noted_once(as_robin, robin, alex):
    for _ in range(2):
        sit_down(as_robin, alex, robin, words="Tea")
    assert SitDown.objects.count() == 1


@pytest.mark.parametrize(
    ("said", "sentence"),
    [
        ({"on": "2026-11-25"}, "That day hasn't come yet."),
        ({"on": "2026-09-23"}, "Alex had not arrived by that day."),
        ({"on": ""}, "Please choose the day."),
        ({"sat_with": ""}, "Please say who sat down with them."),
        ({"sat_with": "99999"}, "Please choose one from the list."),
        ({"words": "x" * 301}, "at most 300 characters"),
    ],
)
def test_what_will_not_do_is_said_and_nothing_is_noted(as_robin, robin, alex, said, sentence):
    assert sentence in text_of(sit_down(as_robin, alex, robin, **said))
    assert not SitDown.objects.exists()


def test_an_admin_sits_down_with_nobody(as_robin, as_ida, ida, alex):
    assert as_ida.get(path(alex)).status_code == 403
    assert f">{ida.display_name}</option>" not in as_robin.get(path(alex)).content.decode()
    assert path(alex) not in as_ida.get(f"/guests/{alex.guest_id}/").content.decode()


def test_before_the_arrival_there_is_nothing_to_sit_down_about(as_robin, house):
    coming = staying(house, "Morgan", date(2026, 12, 1), arrived_on=None)
    assert as_robin.get(path(coming)).status_code == 404
    page = as_robin.get(f"/guests/{coming.guest_id}/").content.decode()
    assert "Sit down together" not in page


def test_another_guests_name_is_asked_about_once(as_robin, robin, alex, jo):
    page = sit_down(as_robin, alex, robin, words="About the fridge and Jo")
    assert "This seems to name Jo." in text_of(page)
    assert not SitDown.objects.exists()
    as_robin.post(path(alex), fields_of(page))
    assert SitDown.objects.get().words == "About the fridge and Jo"


def test_a_word_the_house_avoids_gets_a_hint_after_saving(as_robin, robin, house, alex):
    TermFactory(house=house, word="compliance")
    answer = sit_down(as_robin, alex, robin, words="About compliance")
    assert answer.url == f"{path(alex)}?hint=sit-down"
    assert "another word" in text_of(as_robin.get(answer.url))


class TestWhatToTalkAbout:
    def test_goals_with_their_open_steps(self, as_robin, alex):
        goal = GoalFactory(stay=alex, words="A place of my own", begun_on=date(2026, 11, 2))
        StepFactory(goal=goal, words="Call two landlords", added_on=date(2026, 11, 20))
        done = {"added_on": date(2026, 11, 3), "done_on": date(2026, 11, 19)}
        StepFactory(goal=goal, words="Look at the listings", **done)
        page = text_of(as_robin.get(path(alex)))
        assert "A place of my own step written down Friday Call two landlords" in page
        assert "Look at the listings" not in page

    def test_what_they_asked_for_lately_in_their_words(self, as_robin, house, alex):
        said = {"support": "more", "support_looks_like": "Someone beside me"}
        check_in(house, "morning", {alex: said}, day=23)
        SupportRequestFactory(stay=alex, support="space", words="An hour alone")
        page = text_of(as_robin.get(path(alex)))
        assert "more support and some space Check-ins: mornings here" in page
        assert "Some space · today, in between “An hour alone”" in page
        assert "More support · Monday morning's check-in “Someone beside me”" in page

    def test_each_thing_on_the_way_leads_to_its_page(self, as_robin, house, alex):
        VersionFactory(agreement__house=house, agreement__topic="Quiet hours")
        page = as_robin.get(path(alex)).content.decode()
        assert f'href="/guests/{alex.guest_id}/#nudge">Day 60: where next begins</a>' in page
        go = f'href="/household/agreements/accept/stay-{alex.pk}/">To go through: Quiet'
        assert go in page
        assert "Where next: not begun" in page

    def test_of_a_stay_that_is_over_nothing_begins(self, as_robin, house):
        kim = staying(house, "Kim", date(2026, 10, 21), left_on=date(2026, 11, 10))
        page = text_of(as_robin.get(f"/guests/{kim.guest_id}/sit-down/?stay={kim.pk}"))
        assert "Where next: nothing was written down" in page
        assert "begins on day" not in page

    def test_the_newest_come_first_and_earlier_ones_fold(self, as_robin, alex):
        for day in (1, 8, 15, 22):
            SitDownFactory(stay=alex, on=date(2026, 11, day))
        page = text_of(as_robin.get(path(alex)))
        assert page.index("November 22") < page.index("November 15") < page.index("Earlier ones")
        assert page.index("Earlier ones") < page.index("November 1 ")

    def test_after_the_leaving_it_can_still_be_noted(self, as_robin, robin, alex):
        alex.left_on = date(2026, 11, 20)
        alex.save()
        assert fields_of(as_robin.get(path(alex)))["on"] == "2026-11-20"
        assert "Alex had left by that day." in text_of(sit_down(as_robin, alex, robin))
        sit_down(as_robin, alex, robin, on="2026-11-19")
        assert SitDown.objects.get().on == date(2026, 11, 19)


def test_the_guest_can_read_it_too(as_robin, robin, lee, alex):
    SitDownFactory(stay=alex, sat_with=lee, noted_by=robin, words="Talked about evenings")
    as_robin.post(f"/guests/{alex.guest_id}/together/")
    page = read_through(as_robin, f"/guests/{alex.guest_id}/together/")
    assert "Sitting down together November 23, 2026 with Lee · noted by Robin" in page
    assert "Talked about evenings" in page
