"""How the house words the choices about a stay. Each stay keeps the code."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError

from accounts.models import AuditEvent
from guests.house_words.actions import word_choices
from guests.house_words.models import LISTS, StayList
from guests.models import HouseWording, Stay
from tests.conftest import staying
from tests.guests.factories import EnquiryFactory, HouseWordingFactory
from tests.pages import fields_of, text_of

PAGE = "/house/choices/"


@pytest.fixture
def sky(house):
    """Called, from a hospital; nothing is decided yet."""
    return EnquiryFactory(guest__house=house, guest__name="Sky", came_from="other_hospital")


@pytest.fixture
def lou(house):
    """Left on Friday."""
    left = {"left_on": date(2026, 11, 20), "how_ended": "reached", "went_to": "recovery_home"}
    return staying(house, "Lou", date(2026, 9, 1), "Attic room", **left)


def word(client, **said):
    """As someone does who opens the page, writes that and saves."""
    said = {key.replace("__", "-"): words for key, words in said.items()}
    return client.post(PAGE, fields_of(client.get(PAGE)) | said)


def coming(stay):
    return f"/guests/{stay.guest_id}/coming/"


def leaving(stay):
    return f"/guests/{stay.guest_id}/leaving/"


def test_each_list_of_a_stay_is_on_the_page(as_ida, as_sam):
    assert StayList.values == list(LISTS)
    for name, known in LISTS.items():
        assert Stay._meta.get_field(name).choices == known.choices
    for client in (as_sam, as_ida):
        page = text_of(client.get(PAGE))
        assert "A community mental health center" in page
        assert "They stayed on for a while, then left" in page
        assert PAGE in client.get("/house/").content.decode()


def test_what_ida_writes_is_what_everyone_reads(as_ida, as_robin, sky):
    assert word(as_ida, came_from__other_hospital="Concord Hospital").url == PAGE
    sky.refresh_from_db()
    assert sky.came_from == "other_hospital"
    assert "Where they are now Concord Hospital" in text_of(as_robin.get(coming(sky)))
    assert "Where they are now Concord Hospital" in text_of(
        as_robin.get(f"/guests/{sky.guest_id}/")
    )
    for path in (coming(sky), "/guests/new/"):
        page = as_ida.get(path).content.decode()
        assert ">Concord Hospital</option>" in page
        assert ">Another hospital</option>" not in page
        assert ">A psychiatric hospital</option>" in page


def test_how_a_stay_ended(as_ida, as_robin, as_sam, casey, lou):
    word(as_ida, how_ended__reached="They found their footing", went_to__recovery_home="Oak House")
    page = text_of(as_robin.get(leaving(lou)))
    assert "They found their footing. Where to: Oak House." in page
    assert ">They found their footing</option>" in as_robin.get(leaving(casey)).content.decode()
    page = as_robin.get(f"{leaving(lou)}rest/").content.decode()
    assert ">They found their footing</option>" in page
    assert ">Oak House</option>" in page
    as_sam.post(f"/guests/{lou.guest_id}/together/")
    for path in ("together/", "together/booklet/"):
        assert "Oak House" in text_of(as_sam.get(f"/guests/{lou.guest_id}/{path}"))


def test_a_choice_in_the_houses_words_is_saved_by_its_code(as_ida, house):
    HouseWordingFactory(house=house, list="found_us", code="court", words="Drug court")
    as_ida.post("/guests/new/", {"name": "Sky", "found_us": "court"})
    assert Stay.objects.get().found_us == "court"
    page = as_ida.post("/guests/new/", {"name": "Kim", "found_us": "Drug court"})
    assert "Please choose one from the list." in text_of(page)


def test_an_empty_line_brings_the_usual_words_back(as_ida, sky):
    word(as_ida, came_from__other_hospital="Concord Hospital")
    word(as_ida, came_from__other_hospital="")
    assert "Another hospital" in text_of(as_ida.get(coming(sky)))
    assert HouseWording.objects.get().words == ""
    word(as_ida, came_from__other_hospital="Concord Hospital")
    assert HouseWording.objects.get().words == "Concord Hospital"


def test_what_changed_is_on_record_without_the_words(as_ida, house):
    word(as_ida, found_us__self="On their own")
    word(as_ida, found_us__self="By themselves, mostly")
    word(as_ida)
    events = AuditEvent.objects.filter(kind="choice_worded")
    assert list(events.values_list("fields", flat=True)) == [[], ["words"]]
    assert "themselves" not in repr(list(AuditEvent.objects.values()))


def test_what_was_not_touched_stays_as_someone_else_left_it(as_ida, as_sam):
    fields = fields_of(as_sam.get(PAGE))
    word(as_ida, went_to__jail="County jail")
    as_sam.post(PAGE, fields | {"went_to-shelter": "The shelter on Elm Street"})
    assert HouseWording.objects.wordings() == {
        ("went_to", "jail"): "County jail",
        ("went_to", "shelter"): "The shelter on Elm Street",
    }


def test_nor_do_two_read_the_same_from_two_laptops(as_ida, as_sam):
    sams = fields_of(as_sam.get(PAGE))
    word(as_ida, went_to__programme="The house on Elm Street")
    page = as_sam.post(PAGE, sams | {"went_to-shelter": "The house on Elm street"})
    assert "Another choice on this list reads the same." in text_of(page)
    assert fields_of(page)["went_to-shelter"] == "The house on Elm street"
    assert HouseWording.objects.wordings() == {("went_to", "programme"): "The house on Elm Street"}


def test_two_choices_trade_their_words_at_once(as_ida):
    word(as_ida, found_us__self="Alone", found_us__other="Some other way, alone")
    assert word(as_ida, found_us__self="Some other way, alone", found_us__other="Alone").url == PAGE


@pytest.mark.parametrize(
    ("said", "sentence"),
    [
        ({"found_us-self": "a HOSPITAL"}, "Another choice on this list reads the same."),
        (
            {"found_us-self": "Alone", "found_us-other": "alone"},
            "Another choice on this list reads the same.",
        ),
        ({"found_us-self": "x" * 81}, "at most 80 characters"),
        ({"found_us-self": "a\0b"}, "There is a character in this that can't be kept."),
    ],
)
def test_what_will_not_do_is_said_and_kept(as_ida, house, said, sentence):
    page = as_ida.post(PAGE, fields_of(as_ida.get(PAGE)) | said)
    assert sentence in text_of(page)
    assert fields_of(page)["found_us-self"] == said["found_us-self"]
    assert not HouseWording.objects.exists()


def test_the_same_words_on_two_lists_are_fine(as_ida, house):
    word(as_ida, came_from__other_hospital="Concord", went_to__hospital="Concord")
    assert HouseWording.objects.count() == 2


def test_someone_elses_choice_is_told_in_the_houses_words(as_ida, as_sam, house, sky):
    HouseWordingFactory(house=house, list="found_us", code="court", words="Drug court")
    sams = fields_of(as_sam.get(coming(sky)))
    as_ida.post(coming(sky), fields_of(as_ida.get(coming(sky))) | {"found_us": "court"})
    page = text_of(as_sam.post(coming(sky), sams | {"found_us": "family"}))
    assert "Someone else changed this while you were writing: “Drug court”." in page


def test_each_house_has_its_own(as_ida, other_house, sky):
    HouseWordingFactory(
        house=other_house, list="came_from", code="other_hospital", words="Elsewhere"
    )
    assert "Elsewhere" not in as_ida.get(PAGE).content.decode()
    assert "Another hospital" in text_of(as_ida.get(coming(sky)))
    assert ">Elsewhere</option>" not in as_ida.get("/guests/new/").content.decode()


def test_only_what_a_list_has_is_worded(actor_of, ida, house):
    for unknown in (("came_from", "court"), ("pathway", "step_up")):
        with pytest.raises(ValidationError):
            word_choices(by=actor_of(ida), changes={unknown: "Ours"})
    with pytest.raises(IntegrityError):
        HouseWordingFactory(house=house, list="came_from", code="court", words="Ours")


def test_a_page_that_shows_one_asks_once_more(
    as_robin, house, sky, django_assert_num_queries, django_assert_max_num_queries
):
    path = f"/guests/{sky.guest_id}/"
    HouseWordingFactory(house=house, list="found_us", code="court", words="Drug court")
    Stay.objects.update(came_from="")
    as_robin.get(path)  # the read is recorded once an hour
    with django_assert_max_num_queries(100) as without:
        as_robin.get(path)
    Stay.objects.update(came_from="other_hospital", found_us="court")
    with django_assert_num_queries(len(without) + 1):
        assert "Drug court" in text_of(as_robin.get(path))
