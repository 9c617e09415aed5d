"""A password that Ida gave: it opens one page, where Robin chooses their own."""

import pytest
from django.contrib.auth.hashers import make_password
from django.core.exceptions import ValidationError
from django.test import Client

from accounts.laptops.actions import choose_pin
from accounts.models import User
from tests.conftest import ROUND
from tests.pages import text_of

GIVEN = "river stones and tea"
OWN = "three quiet mornings"
IN_PLACE = {"HX-Request": "true"}


@pytest.fixture
def with_given(as_ida, robin):
    as_ida.post(f"/house/staff/{robin.pk}/password/", {"password": GIVEN})
    browser = Client()
    browser.post("/login/", {"username": "robin", "password": GIVEN})
    return browser


def test_every_page_leads_to_the_one_where_a_password_is_chosen(with_given, alex):
    for path in ("/", ROUND, f"/guests/{alex.guest_id}/", "/password/numbers/", "/find/"):
        assert with_given.get(path).url == "/password/"
        assert with_given.post(path, {}).url == "/password/"
        assert with_given.get(path, headers=IN_PLACE).status_code == 401
    page = text_of(with_given.get("/password/"))
    assert "Someone gave you the password you came in with." in page
    assert "Choose six numbers" not in page


def test_robins_own_opens_everything(with_given):
    same = with_given.post("/password/", {"current": GIVEN, "password": GIVEN})
    assert "That is the password you have now." in text_of(same)
    assert with_given.get("/").url == "/password/"
    assert with_given.post("/password/", {"current": GIVEN, "password": OWN}).url == "/"
    assert "Good morning, Robin" in text_of(with_given.get("/"))
    again = Client()
    assert again.post("/login/", {"username": "robin", "password": OWN}).url == "/"
    assert again.get("/").status_code == 200


def test_the_ways_out_stay_open(with_given):
    assert with_given.get("/what-we-keep/").status_code == 200
    assert with_given.post("/logout/").url == "/login/"


def test_it_can_be_locked_and_opened_meanwhile(with_given):
    with_given.post("/lock/", {"lock": "1"})
    assert with_given.post("/lock/", {"username": "robin", "password": GIVEN}).url == "/"
    assert with_given.get("/").url == "/password/"


def test_a_first_password_is_changed_too(as_ida, client):
    noor = {"display_name": "Noor", "username": "noor", "roles": ["peer"], "password": GIVEN}
    as_ida.post("/house/staff/new/", noor)
    client.post("/login/", {"username": "noor", "password": GIVEN})
    assert client.get("/").url == "/password/"


def test_who_chose_theirs_before_keeps_it(as_robin, robin):
    assert not User.objects.filter(must_choose_password=True).exists()
    assert as_robin.get("/").status_code == 200


def test_six_numbers_come_after_it(robin, actor_of, as_ida):
    robin.pin = make_password("280417")
    robin.save()
    as_ida.post(f"/house/staff/{robin.pk}/password/", {"password": GIVEN})
    robin.refresh_from_db()
    assert robin.pin == ""
    with pytest.raises(ValidationError, match="own password first"):
        choose_pin(by=actor_of(robin), pin="280417")
