"""Staying longer: asked in the guest's words, decided by a manager, and the history stays."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError

from accounts.models import AuditEvent, Draft
from guests.extensions.actions import decide_extension
from guests.models import Extension, Stay
from tests.conftest import staying
from tests.guests.factories import ExtensionFactory, StayFactory
from tests.pages import fields_of, text_of

ASK = {"why": "The room on Mill Street\r\nis free in January 🌱", "until_on": "2027-01-05"}
YES = {"agreed": "yes", "new_leaving_on": "2027-01-05", "decision_words": "Gladly"}


def path_of(stay):
    return f"/guests/{stay.guest_id}/longer/"


def test_alex_asks_and_sam_says_yes(as_robin, as_sam, alex):
    path = path_of(alex)
    assert "Ask by December 7 if you can" in text_of(as_robin.get(path))
    for _ in range(2):
        assert as_robin.post(path, ASK).url == path
    page = text_of(as_robin.get(path))
    assert "They would like to stay until January 5, 2027" in page
    assert "is free in January 🌱" in page
    assert "A manager decides" in page
    assert "would like to stay longer" not in text_of(as_robin.get("/"))
    assert "Would like to stay longer" in text_of(as_sam.get("/"))
    assert fields_of(as_sam.get(path))["new_leaving_on"] == "2027-01-05"
    assert as_sam.post(f"{path}decide/", YES).url == path
    page = text_of(as_robin.get(path))
    assert "day 62 of 104, leaving planned for January 5" in page
    assert "Yes, until January 5, 2027 Sam, November 24, 2026" in page
    assert "planned until then: December 22, 2026 Gladly" in page
    assert "would like to stay" not in text_of(as_sam.get("/")).lower()
    kinds = AuditEvent.objects.filter(guest_id=alex.guest_id).values_list("kind", flat=True)
    assert sorted(kind for kind in kinds if "extension" in kind) == [
        "extension_asked",
        "extension_decided",
    ]


def test_not_this_time_leaves_the_plan_and_they_may_ask_again(as_robin, as_sam, alex):
    path = path_of(alex)
    as_robin.post(path, ASK)
    as_sam.post(f"{path}decide/", {"agreed": "no", "new_leaving_on": "2027-01-05"})
    assert Stay.objects.get().last_day == date(2026, 12, 22)
    assert Extension.objects.get().new_leaving_on is None
    assert "Not this time Sam, November 24, 2026" in text_of(as_robin.get(path))
    as_robin.post(path, ASK | {"until_on": "2026-12-28"})
    assert Extension.objects.to_decide().get().until_on == date(2026, 12, 28)
    assert "Not this time" in text_of(as_robin.get(path))


@pytest.mark.parametrize(
    ("said", "sentence"),
    [
        ({"why": " "}, "Please write why, in their own words."),
        ({"why": "\x00"}, "There is a character in this that can't be kept."),
        ({"why": "x" * 20_001}, "at most 20000 characters"),
        ({"until_on": ""}, "Please say until when."),
        ({"until_on": "2026-12-22"}, "They are already staying until then"),
        ({"until_on": "2062-12-22"}, "Is the year right?"),
    ],
)
def test_what_will_not_do_is_said_and_the_rest_kept(as_robin, alex, said, sentence):
    page = as_robin.post(path_of(alex), ASK | said)
    assert sentence in text_of(page)
    assert not Extension.objects.exists()


def test_one_ask_at_a_time(as_robin, alex):
    ExtensionFactory(stay=alex)
    page = as_robin.post(path_of(alex), ASK, follow=True)
    assert "They have asked already, and it is not decided yet." in text_of(page)
    assert Extension.objects.count() == 1


def test_a_yes_needs_a_later_day_and_a_free_room(as_sam, alex, house):
    ExtensionFactory(stay=alex)
    path = f"{path_of(alex)}decide/"
    page = as_sam.post(path, {"agreed": "yes", "new_leaving_on": "2026-12-22"})
    assert "choose a day after the current planned leaving" in text_of(page)
    page = as_sam.post(path, {"agreed": "yes", "new_leaving_on": ""})
    assert "choose a day after the current planned leaving" in text_of(page)
    assert "Please say what was decided." in text_of(as_sam.post(path, {}))
    coming = staying(house, "Sky", date(2027, 1, 2), arrived_on=None)
    Stay.objects.filter(pk=coming.pk).update(room=alex.room)
    page = text_of(as_sam.post(path, YES))
    assert "The Blue room is promised to someone before that day." in page
    assert "Sky" not in page
    assert Extension.objects.to_decide().exists()
    assert Stay.objects.get(pk=alex.pk).last_day == date(2026, 12, 22)
    # Who leaves and who comes may do so on the same day.
    assert as_sam.post(path, YES | {"new_leaving_on": "2027-01-02"}).status_code == 302


def test_another_guests_name_in_the_decision_is_asked_about(as_sam, alex, jo):
    ExtensionFactory(stay=alex)
    path = f"{path_of(alex)}decide/"
    said = YES | {"decision_words": "Jo will have the other room"}
    page = as_sam.post(path, said)
    assert "This seems to name Jo." in text_of(page)
    confirmed_text = fields_of(page)["confirmed_text"]
    assert as_sam.post(path, said | {"confirmed_text": confirmed_text}).status_code == 302


def test_only_managers_decide_and_only_once(as_robin, as_sam, sam, actor_of, alex):
    extension = ExtensionFactory(stay=alex)
    path = f"{path_of(alex)}decide/"
    assert as_robin.post(path, YES).status_code == 403
    as_sam.post(path, YES)
    assert "There is nothing to decide" in text_of(as_sam.post(path, YES, follow=True))
    assert not Draft.objects.exists(), "a second press leaves nothing behind"
    page = as_sam.post(path, {"agreed": "no", "decision_words": "Sorry"}, follow=True)
    assert Draft.objects.get().words == "Sorry"
    assert "There is nothing to decide" in text_of(page)
    with pytest.raises(ValidationError, match="already decided"):
        decide_extension(by=actor_of(sam), extension=extension, agreed=False)


def test_who_has_left_stays_no_longer(as_robin, as_sam, house):
    gone = staying(house, "Lou", date(2026, 9, 1), left_on=date(2026, 11, 20))
    assert "for someone who is staying" in text_of(as_robin.post(path_of(gone), ASK, follow=True))
    ExtensionFactory(stay=gone)
    page = as_sam.post(f"{path_of(gone)}decide/", YES)
    assert "for someone who is staying" in text_of(page)


def test_a_stay_without_a_day_of_arrival_has_nothing_to_extend(as_robin, house):
    someone = StayFactory(
        guest__house=house,
        decision="",
        decided_on=None,
        arrives_on=None,
        planned_leaving_on=None,
    )
    page = as_robin.post(path_of(someone), ASK)
    assert "for someone who is staying" in text_of(page)


def test_ten_asks_are_read_as_one(as_sam, alex, django_assert_num_queries):
    decided = {"decided_on": date(2026, 11, 20), "agreed": False}

    def ask():
        with django_assert_num_queries(8):
            as_sam.get(path_of(alex))

    as_sam.get(path_of(alex))
    for n in range(11):
        row = ExtensionFactory.build(stay=alex, **decided)
        row.asked_with_id = row.decided_by_id = as_sam.session["_auth_user_id"]
        row.planned_before_on, row.until_on = alex.last_day, date(2027, 1, 5 + n)
        row.save()
        if n in (0, 10):
            ask()
