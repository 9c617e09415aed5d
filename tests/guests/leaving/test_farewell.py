"""Farewell, and being in touch afterwards: only if they agree, for as long."""

from datetime import date, timedelta

import pytest
import time_machine

from accounts.models import AuditEvent
from guests.models import Contact, Farewell, Stay
from tests.conftest import TUESDAY, staying
from tests.guests.factories import ContactFactory, FarewellFactory
from tests.pages import fields_of, text_of


@pytest.fixture
def lou(house):
    """Left on Friday."""
    return staying(house, "Lou", date(2026, 9, 1), "Attic room", left_on=date(2026, 11, 20))


def path_of(stay):
    return f"/guests/{stay.guest_id}/leaving/"


def test_leave_today_takes_two_fields_at_three_in_the_morning(signed_in, robin, casey):
    with time_machine.travel(TUESDAY.replace(hour=3)):
        as_robin = signed_in(robin)
        fields = fields_of(as_robin.get(path_of(casey)))
        assert set(fields) - {"csrfmiddlewaretoken"} == {"left_on", "left_at", "how_ended"}
        assert fields["left_on"] == "2026-11-24"
        as_robin.post(path_of(casey), fields | {"how_ended": "earlier"})
    casey.refresh_from_db()
    assert (casey.left_on, casey.how_ended) == (date(2026, 11, 24), "earlier")


def test_the_rest_is_written_later(as_robin, lou):
    path = f"{path_of(lou)}rest/"
    fields = fields_of(as_robin.get(path))
    said = {
        "how_ended": "reached",
        "went_to": "own_rental",
        "belongings": "A box in the hall",
        "words": "Keep my cup <3",
        "may_be_in_touch": "on",
        "touch_how": "A card, now and then",
    }
    assert as_robin.post(path, fields | said).url == path_of(lou)
    page = text_of(as_robin.get(path_of(lou)))
    assert "Left Friday, November 20, 2026. They reached what they came for." in page
    assert "Where to: A place of their own" in page
    assert "A box in the hall" in page
    assert "Keep my cup <3" in page
    assert "We may be in touch afterward, they said on November 24. A card, now and then" in page
    assert AuditEvent.objects.get(kind="farewell_written").guest_id == lou.guest_id


def test_what_was_not_touched_stays_as_it_is(as_robin, signed_in, lee, lou):
    path = f"{path_of(lou)}rest/"
    fields = fields_of(as_robin.get(path))
    as_lee = signed_in(lee)
    as_lee.post(path, fields | {"belongings": "A box in the hall"})
    as_robin.post(path, fields | {"went_to": "shelter"})
    lou.refresh_from_db()
    assert (lou.went_to, lou.farewell.belongings) == ("shelter", "A box in the hall")


def test_a_farewell_can_be_written_before_they_go(as_robin, casey):
    path = f"{path_of(casey)}rest/"
    fields = fields_of(as_robin.get(path))
    assert "how_ended" not in fields
    as_robin.post(path, fields | {"words": "Thank you for the soup"})
    assert "Thank you for the soup" in text_of(as_robin.get(path_of(casey)))
    assert not Stay.objects.get().how_ended


def test_how_to_be_in_touch_is_kept_only_with_a_yes(as_robin, lou):
    path = f"{path_of(lou)}rest/"
    fields = fields_of(as_robin.get(path)) | {"touch_how": "Their sister's kitchen phone"}
    page = as_robin.post(path, fields)
    assert "kept only if they agree to it" in text_of(page)
    assert not Farewell.objects.exists()


def test_another_guests_name_is_asked_about_in_staffs_words_alone(as_robin, lou, jo):
    path = f"{path_of(lou)}rest/"
    fields = fields_of(as_robin.get(path))
    page = as_robin.post(path, fields | {"belongings": "Jo keeps the bicycle"})
    assert "This seems to name Jo." in text_of(page)
    assert not Farewell.objects.exists()
    assert as_robin.post(path, fields | {"words": "Jo, thank you"}).status_code == 302


def test_someone_was_in_touch_one_line_each(as_robin, lou):
    FarewellFactory(stay=lou)
    path = f"{path_of(lou)}contacts/"
    said = {"on": "2026-11-24", "words": "They rang: the kitchen has no drawer for spoons"}
    for _ in range(2):
        assert as_robin.post(path, said).url == path_of(lou)
    page = text_of(as_robin.get(path_of(lou)))
    assert "November 24, 2026, Robin: They rang: the kitchen has no drawer for spoons" in page
    assert Contact.objects.count() == 1


@pytest.mark.parametrize(
    ("said", "sentence"),
    [
        ({"on": "2026-11-25"}, "hasn't come yet"),
        ({"on": "2026-11-19"}, "They were still staying then."),
        ({"on": ""}, "Please choose the day."),
        ({"words": ""}, "Please write a line about it."),
        ({"words": "x" * 301}, "at most 300 characters"),
        ({"words": "Jo rang them"}, "This seems to name Jo."),
    ],
)
def test_a_contact_that_will_not_do(as_robin, lou, jo, said, sentence):
    FarewellFactory(stay=lou)
    line = {"on": "2026-11-24", "words": "A card came"}
    assert sentence in text_of(as_robin.post(f"{path_of(lou)}contacts/", line | said))
    assert not Contact.objects.exists()


def test_without_a_yes_nothing_of_it_is_kept(as_robin, lou, casey):
    line = {"on": "2026-11-24", "words": "A card came"}
    assert "We were in touch" not in text_of(as_robin.get(path_of(lou)))
    page = as_robin.post(f"{path_of(lou)}contacts/", line)
    assert "They haven't said we may be in touch" in text_of(page)
    FarewellFactory(stay=casey)
    assert "They are still here." in text_of(as_robin.post(f"{path_of(casey)}contacts/", line))
    assert not Contact.objects.exists()


def test_it_is_ended_at_any_time_and_begun_again_if_they_wish(as_robin, lou):
    FarewellFactory(stay=lou)
    ContactFactory(stay=lou)
    end = f"{path_of(lou)}contacts/end/"
    page = text_of(as_robin.post(end, follow=True))
    assert "Being in touch ended November 24, 2026, as they wished." in page
    assert "A postcard came" in page
    assert "We were in touch" not in page
    # How to reach them is not kept any longer than they wish.
    assert Farewell.objects.get().touch_how == ""
    assert "They haven't agreed to be in touch" in text_of(as_robin.post(end, follow=True))
    line = {"on": "2026-11-24", "words": "A card came"}
    assert "haven't said" in text_of(as_robin.post(f"{path_of(lou)}contacts/", line))
    path = f"{path_of(lou)}rest/"
    as_robin.post(path, fields_of(as_robin.get(path)) | {"may_be_in_touch": "on"})
    assert Farewell.objects.get().may_be_in_touch


def test_a_leaving_taken_back_forgets_how_it_ended(as_robin, casey):
    as_robin.post(path_of(casey), {"left_on": "2026-11-24", "how_ended": "hospital"})
    as_robin.post(f"{path_of(casey)}back/")
    casey.refresh_from_db()
    assert (casey.left_on, casey.how_ended) == (None, "")


def test_after_thirty_days_it_is_for_managers(as_robin, as_sam, lou):
    FarewellFactory(stay=lou)
    with time_machine.travel(TUESDAY + timedelta(days=27)):
        assert as_robin.get(path_of(lou)).status_code == 404
        assert "A card, now and then" in text_of(as_sam.get(path_of(lou)))


def test_ten_contacts_are_read_as_one(as_robin, lou, django_assert_num_queries):
    FarewellFactory(stay=lou)

    def ask():
        with django_assert_num_queries(11):
            as_robin.get(path_of(lou))

    as_robin.get(path_of(lou))
    for n in range(11):
        ContactFactory(stay=lou, words=f"Card {n}")
        if n in (0, 10):
            ask()
