"""A sit-down that was noted with the wrong guest is removed, and only that it was there stays."""

import pytest

from accounts.models import AuditEvent
from guests.models import SitDown
from tests.guests.factories import SitDownFactory
from tests.pages import text_of


@pytest.fixture
def noted(alex, robin):
    return SitDownFactory(stay=alex, sat_with=robin, words="About the brother")


def test_is_asked_once_more_and_then_removed(as_robin, as_lee, alex, noted):
    at = f"/guests/{alex.guest_id}/sit-down/"
    where = f"/sit-downs/{noted.pk}/withdraw/"
    assert f'href="{where}"' in as_robin.get(at).content.decode()
    assert "About the brother" in text_of(as_robin.get(where))
    for _ in range(2):
        assert as_robin.post(where).url == f"{at}?stay={alex.pk}"
    assert "A note was put here by mistake." in text_of(as_lee.get(at))
    for each in (at, where):
        assert "brother" not in text_of(as_lee.get(each))
    assert AuditEvent.objects.filter(kind="sit_down_withdrawn").count() == 1


def test_its_author_and_a_manager_alone_read_it(as_robin, as_sam, as_lee, alex, noted):
    where = f"/sit-downs/{noted.pk}/withdraw/"
    as_lee.post(where)
    for reader in (as_robin, as_sam):
        assert "Read what it was" in text_of(reader.get(f"/guests/{alex.guest_id}/sit-down/"))
        assert "About the brother" in text_of(reader.get(where))
    assert AuditEvent.objects.filter(kind="withdrawn_read").count() == 2


def test_noted_again_it_is_no_second_press(as_robin, alex, robin, noted):
    as_robin.post(f"/sit-downs/{noted.pk}/withdraw/")
    said = {"on": noted.on, "sat_with": robin.pk, "words": noted.words}
    as_robin.post(f"/guests/{alex.guest_id}/sit-down/", said)
    assert SitDown.objects.active().count() == 1
