"""What the house has shared, to be found again."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accounts.models import AuditEvent
from guests.finding import holds
from guests.models import Resource
from tests.guests.factories import ResourceFactory, SupportMomentFactory
from tests.pages import fields_of, text_of

PATH = "/resources/"


def test_robin_adds_one_and_everyone_finds_it(as_robin, as_sam, robin):
    assert "What the house shares will show up here." in text_of(as_robin.get(PATH))
    said = {"what": "Café for peers", "where": "Mill Road", "link": "https://cafe.example"}
    for _ in range(2):
        as_robin.post(PATH, said)
    assert Resource.objects.get().added_by == robin
    page = text_of(as_sam.get(PATH, {"q": "road CAFE"}))
    assert "Café for peers Mill Road https://cafe.example" in page
    page = text_of(as_sam.get(PATH, {"q": "bicycle"}))
    assert "Nothing on the list matches." in page
    assert "Café" not in page


@pytest.mark.parametrize(
    ("asked", "found"),
    [("", True), ("cafe", True), ("pe caf", True), ("ROAD", True), ("caff", False), ("x", False)],
)
def test_all_words_have_to_stand_in_it_without_regard_to_case_and_accents(asked, found):
    assert holds(["Café for peers", "Mill Road"], asked) is found


@given(st.lists(st.text(st.characters(categories=["L"]), min_size=1), min_size=1))
def test_a_text_is_found_by_each_of_its_own_words(words):
    assert all(holds([" ".join(words)], word) for word in words)
    assert holds(words, " ".join(words).upper().lower()) or not "".join(words).isascii()


def test_it_is_changed_and_what_was_not_touched_stays(as_robin, house):
    pantry = ResourceFactory(house=house, what="Food pantry", where="Maple Street")
    path = f"{PATH}{pantry.pk}/"
    shown = fields_of(as_robin.get(path))
    Resource.objects.update(where="Elm Street")
    as_robin.post(path, shown | {"link": "https://pantry.example"})
    pantry.refresh_from_db()
    assert (pantry.where, pantry.link) == ("Elm Street", "https://pantry.example")
    assert AuditEvent.objects.get(kind="resource_changed").fields == ["link"]


def test_what_is_gone_leaves_the_list_and_stands_where_it_was_shared(as_robin, alex, house):
    pantry = ResourceFactory(house=house, what="Food pantry")
    SupportMomentFactory(stay=alex, resource=pantry)
    for _ in range(2):
        as_robin.post(f"{PATH}{pantry.pk}/end/")
    assert AuditEvent.objects.filter(kind="resource_changed").count() == 1
    assert "Food pantry" not in text_of(as_robin.get(PATH))
    page = text_of(as_robin.get(f"/guests/{alex.guest_id}/support/"))
    assert "Food pantry no longer on the house's list" in page
    assert "It left the list on November 24, 2026." in text_of(as_robin.get(f"{PATH}{pantry.pk}/"))
    # Its name is free for another one.
    as_robin.post(PATH, {"what": "Food pantry"})
    assert Resource.objects.in_use().count() == 1


def test_the_same_twice_and_links_that_lead_nowhere_are_said(as_robin, house):
    ResourceFactory(house=house, what="Food pantry")
    page = text_of(as_robin.post(PATH, {"what": "Food pantry", "where": "Elsewhere"}))
    assert "This is in the house's list already." in page
    for link in ("pantry.example", "javascript:alert(1)", "ftp://pantry.example"):
        page = text_of(as_robin.post(PATH, {"what": "Pantry", "link": link}))
        assert "A link begins with https:// or http://." in page
    assert "Please write what it is." in text_of(as_robin.post(PATH, {"what": ""}))
    assert Resource.objects.count() == 1


def test_a_guests_name_in_it_is_asked_about_once(as_robin, alex):
    page = as_robin.post(PATH, {"what": "Alex's landlord"})
    assert "This seems to name Alex. The list is for everyone here" in text_of(page)
    assert not Resource.objects.exists()
    as_robin.post(PATH, fields_of(page))
    assert Resource.objects.exists()


def test_another_houses_list_is_its_own(as_robin, other_house):
    ResourceFactory(house=other_house, what="Food pantry")
    assert "Food pantry" not in text_of(as_robin.get(PATH))


def test_it_asks_as_much_for_ten_as_for_one(as_robin, house, django_assert_num_queries):
    def ask():
        with django_assert_num_queries(4):
            as_robin.get(PATH)

    ResourceFactory(house=house)
    ask()
    ResourceFactory.create_batch(10, house=house)
    ask()
