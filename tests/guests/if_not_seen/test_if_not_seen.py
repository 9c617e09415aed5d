"""If you don't see me: asked once at arrival, in the guest's own words, theirs to change."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError

from accounts.models import AuditEvent, Draft
from guests.if_not_seen.actions import write_if_not_seen
from guests.models import SHORT_TEXT, Stay
from tests.conftest import staying
from tests.guests.factories import EnquiryFactory
from tests.pages import fields_of, text_of

TEA = "Knock twice, then leave tea at the door. Ask Casey if you worry."
QUESTION = "If we don't see you for a while, what would you like us to do?"


def path_of(stay, page="if-not-seen"):
    return f"/guests/{stay.guest_id}/{page}/"


def first_page(stay):
    return f"/guests/{stay.guest_id}/"


def test_it_is_asked_at_arrival_and_there_to_read_afterwards(as_robin, robin, jo, casey):
    page = text_of(as_robin.get(path_of(jo, "arrival")))
    assert f"{QUESTION} Not asked yet. Jo can change their answer anytime." in page
    assert "If you don't see me · we haven't asked" in text_of(as_robin.get(first_page(jo)))
    page = as_robin.post(f"{path_of(jo)}?back=arrival", {"words": TEA}, follow=True)
    assert page.request["PATH_INFO"] == path_of(jo, "arrival")
    # Their own words: that they name Casey is never asked about.
    assert f"{QUESTION} “{TEA}” Jo's own words, November 24 Change" in text_of(page)
    assert f"If we don't see them for a while: “{TEA}” Change" in text_of(
        as_robin.get(first_page(jo))
    )
    event = AuditEvent.objects.get(kind="if_not_seen_written")
    assert (event.person_id, event.guest_id) == (robin.pk, jo.guest_id)
    assert Stay.objects.get(pk=jo.pk).if_not_seen_asked_on == date(2026, 11, 24)


def test_asked_and_nothing_for_now(as_robin, jo):
    page = as_robin.post(path_of(jo), {"words": ""}, follow=True)
    assert page.request["PATH_INFO"] == first_page(jo)
    assert "asked November 24; nothing for now. Change" in text_of(page)
    assert "Asked November 24; nothing for now." in text_of(as_robin.get(path_of(jo, "arrival")))
    as_robin.post(path_of(jo), {"words": ""})
    assert AuditEvent.objects.filter(kind="if_not_seen_written").count() == 1


def test_it_is_theirs_to_change_and_to_take_out(as_robin, as_sam, jo):
    as_robin.post(path_of(jo), {"words": TEA})
    assert fields_of(as_sam.get(path_of(jo)))["words"] == TEA
    as_sam.post(path_of(jo), {"words": "Call my sister"})
    assert "“Call my sister”" in text_of(as_robin.get(first_page(jo)))
    as_sam.post(path_of(jo), {"words": ""})
    assert "nothing for now" in text_of(as_robin.get(first_page(jo)))
    assert AuditEvent.objects.filter(kind="if_not_seen_written").count() == 3


def test_of_someone_who_is_coming_too(as_robin, house):
    coming = staying(house, "Jo", date(2026, 11, 27), arrived_on=None)
    as_robin.post(path_of(coming), {"words": TEA})
    assert f"“{TEA}” Jo's own words" in text_of(as_robin.get(path_of(coming, "arrival")))


def test_who_has_left_or_has_only_called_is_not_asked(as_robin, robin, house, actor_of):
    left = staying(house, "Jo", date(2026, 11, 2), left_on=date(2026, 11, 20))
    called = EnquiryFactory(guest__house=house, guest__name="Casey")
    for stay in (left, called):
        page = text_of(as_robin.get(first_page(stay)))
        assert "If you don't see me" not in page
        page = as_robin.post(path_of(stay), {"words": TEA})
        assert "We ask this of someone who is staying here, or about to." in text_of(page)
        assert fields_of(page)["words"] == TEA
        with pytest.raises(ValidationError, match="staying here"):
            write_if_not_seen(by=actor_of(robin), stay=stay, words=TEA)
    assert not Stay.objects.exclude(if_not_seen="").exists()


def test_after_they_have_left_it_is_still_read(as_robin, house):
    left = staying(house, "Jo", date(2026, 11, 2), left_on=date(2026, 11, 20), if_not_seen=TEA)
    Stay.objects.filter(pk=left.pk).update(if_not_seen_asked_on=date(2026, 11, 2))
    page = text_of(as_robin.get(first_page(left)))
    assert f"If we don't see them for a while: “{TEA}” The path" in page


@pytest.mark.parametrize("words", ["x" * (SHORT_TEXT + 1), "a \0 b"])
def test_what_will_not_do_is_said_and_kept(as_robin, jo, words):
    page = as_robin.post(path_of(jo), {"words": words})
    assert page.status_code == 200
    assert "invalid-feedback" in page.content.decode()
    assert not Stay.objects.exclude(if_not_seen_asked_on=None).exists()


def test_what_is_typed_is_kept_until_it_is_saved(as_robin, jo):
    as_robin.post(path_of(jo), {"words": TEA, "typed": "1"}, headers={"HX-Request": "true"})
    assert fields_of(as_robin.get(path_of(jo)))["words"] == TEA
    assert "If you don't see me" in text_of(as_robin.get("/"))
    as_robin.post(path_of(jo), {"words": TEA})
    assert not Draft.objects.exists()


def test_an_admin_reads_and_writes_none_of_it(as_ida, jo):
    jo.if_not_seen, jo.if_not_seen_asked_on = TEA, date(2026, 11, 13)
    jo.save()
    assert as_ida.get(path_of(jo)).status_code == 403
    for page in (path_of(jo, "arrival"), first_page(jo)):
        text = text_of(as_ida.get(page))
        assert TEA not in text
        assert "If we don't see" not in text


def test_no_name_is_in_the_title(as_robin, jo):
    page = as_robin.get(path_of(jo)).content.decode()
    assert "<title>If you don&#x27;t see me" in page or "<title>If you don't see me" in page
    assert AuditEvent.objects.filter(kind="guest_read", guest_id=jo.guest_id).count() == 1


def test_read_together_it_is_there(as_robin, jo):
    as_robin.post(path_of(jo), {"words": TEA})
    assert TEA in text_of(as_robin.get(path_of(jo, "together/booklet")))
