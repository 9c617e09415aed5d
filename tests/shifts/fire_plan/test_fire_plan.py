"""What the house has written down for a fire: by whom, where it shows up, and what is refused."""

import pytest
from django.db import IntegrityError, transaction

from accounts.models import AuditEvent, Draft
from shifts.models import PLAN_LENGTH, FirePlan
from tests.pages import fields_of, text_of

FIRE = "/shifts/fire/"
WORDS = "Out by the porch, or the kitchen door.\nMeet at the mailbox. Call 911 first."


def test_sam_writes_it_down_and_everyone_finds_it_on_the_roll_and_at_night(
    as_sam, as_robin, as_ida, sam
):
    for page in ("/guests/roll/", "/shifts/night/"):
        assert "Nothing is written yet about exits" in text_of(as_robin.get(page))
    page = as_sam.post(FIRE, {"words": WORDS}, follow=True)
    assert page.request["PATH_INFO"] == "/guests/roll/"
    assert "Saved." in text_of(page)
    for client, path in (
        (as_robin, "/guests/roll/"),
        (as_robin, "/shifts/night/"),
        (as_ida, "/guests/roll/"),
    ):
        assert "Out by the porch, or the kitchen door. Meet at the mailbox." in text_of(
            client.get(path)
        )
    event = AuditEvent.objects.get(kind="fire_plan_set")
    assert (event.person_id, event.object_type) == (sam.pk, "shifts.fireplan")


def test_it_is_changed_and_taken_out_again_and_the_same_twice_is_once(as_sam, as_ida):
    for words in (WORDS, WORDS, f"{WORDS} Then Sam."):
        as_sam.post(FIRE, {"words": words})
    assert FirePlan.objects.get().words == f"{WORDS} Then Sam."
    assert AuditEvent.objects.filter(kind="fire_plan_set").count() == 2
    assert fields_of(as_ida.get(FIRE))["words"] == f"{WORDS} Then Sam."
    as_ida.post(FIRE, {"words": ""})
    assert "Nothing is written yet about exits" in text_of(as_sam.get("/guests/roll/"))


def test_a_peer_reads_it_and_does_not_change_it(as_robin, as_sam):
    assert as_robin.get(FIRE).status_code == 403
    assert as_robin.post(FIRE, {"words": WORDS}).status_code == 403
    assert not FirePlan.objects.exists()
    as_sam.post(FIRE, {"words": WORDS})
    for page in ("/guests/roll/", "/shifts/night/"):
        assert FIRE not in as_robin.get(page).content.decode()
        assert FIRE in as_sam.get(page).content.decode()


@pytest.mark.parametrize("words", ["x" * (PLAN_LENGTH + 1), "a \0 b"])
def test_what_will_not_do_is_said_and_kept(as_sam, words):
    page = as_sam.post(FIRE, {"words": words})
    assert page.status_code == 200
    assert "invalid-feedback" in page.content.decode()
    assert not FirePlan.objects.exists()


def test_a_guests_name_is_asked_about(as_sam, as_ida, jo):
    words = "Knock at Jo's door: she does not hear the alarm."
    for client in (as_sam, as_ida):
        page = client.post(FIRE, {"words": words})
        assert "This seems to name Jo." in text_of(page)
        assert not FirePlan.objects.exists()
    as_sam.post(FIRE, fields_of(page))
    assert FirePlan.objects.get().words == words


def test_what_is_typed_is_kept_until_it_is_saved(as_sam):
    as_sam.post(FIRE, {"words": "Out by the", "typed": "1"}, headers={"HX-Request": "true"})
    page = as_sam.get(FIRE)
    assert fields_of(page)["words"] == "Out by the"
    assert "You typed this before, and it is not saved yet." in text_of(page)
    as_sam.post(FIRE, {"words": WORDS})
    assert not Draft.objects.exists()


def test_the_house_page_leads_there(as_sam, as_ida):
    for client in (as_sam, as_ida):
        assert f'href="{FIRE}"' in client.get("/house/").content.decode()


def test_each_house_has_its_own_and_one_alone(as_robin, house, other_house):
    FirePlan.objects.create(house=other_house, words="Out by the mill")
    assert "mill" not in text_of(as_robin.get("/guests/roll/"))
    with pytest.raises(IntegrityError), transaction.atomic():
        FirePlan.objects.create(house=other_house, words="Another")
