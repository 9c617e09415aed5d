"""The first start: an empty database, and someone who opens a house."""

import pytest

from accounts.models import AuditEvent, House, User
from guests.models import Room
from susd.setup.code import setup_code
from tests.conftest import ROUND
from tests.pages import fields_of, text_of

OURS = {
    "name": "Juniper House",
    "time_zone": "America/New_York",
    "rooms": "3",
    "display_name": "Ida",
    "pronouns": "she/her",
    "username": "Ida",
    "password": "river stones and tea",
    "is_manager": "on",
    "is_peer": "on",
}


@pytest.fixture
def at_the_machine(settings, db):
    settings.SETUP_IS_OPEN = True


def test_every_door_leads_to_setup_while_there_is_no_house(client, at_the_machine):
    page = client.get("/", follow=True)
    assert page.redirect_chain[-1][0] == "/setup/"
    assert "Set up our house" in text_of(page)


def test_ida_opens_the_house_and_can_log_a_round_at_once(client, at_the_machine):
    assert client.post("/setup/", OURS).url == "/"
    assert "Good morning, Ida" in text_of(client.get("/"))
    assert Room.objects.count() == 3
    roles = set(User.objects.get().memberships.values_list("role", flat=True))
    assert roles == {"admin", "manager", "peer"}
    assert "Tuesday, November 24 · 9:30 am" in text_of(client.get(ROUND))
    assert "Afternoon check-in" in text_of(client.get("/check-ins/"))
    assert AuditEvent.objects.filter(kind="house_set_up").exists()


def test_someone_who_only_looks_after_the_house_is_an_admin_alone(client, at_the_machine):
    client.post("/setup/", {k: v for k, v in OURS.items() if not k.startswith("is_")})
    assert list(User.objects.get().memberships.values_list("role", flat=True)) == ["admin"]


def test_afterwards_setup_is_closed_for_good(client, at_the_machine, house):
    assert client.get("/setup/").url == "/"
    assert client.post("/setup/", OURS).url == "/"
    assert client.post("/setup/demo/").url == "/"
    assert House.objects.count() == 1


def test_what_is_missing_is_said_and_the_rest_kept(client, at_the_machine):
    page = client.post("/setup/", OURS | {"name": "", "password": "short", "rooms": "99"})
    words = text_of(page)
    assert "Please name the house." in words
    assert "needs to be 40 or less" in words
    assert fields_of(page)["display_name"] == "Ida"
    page = client.post("/setup/", OURS | {"password": "short"})
    assert "too short" in text_of(page)
    assert not House.objects.exists()


def test_where_others_could_reach_it_first_it_asks_for_the_printed_code(client, db):
    assert "Code from the server" in text_of(client.get("/setup/"))
    for code in ("", "AAAA-BBBB-CCCC", "ü"):
        page = client.post("/setup/", OURS | {"code": code})
        assert page.status_code == 200
        page = client.post("/setup/demo/", {"demo-code": code})
        assert page.status_code == 200
    assert not House.objects.exists()
    typed = setup_code().lower().replace("-", " ")
    assert client.post("/setup/", OURS | {"code": typed}).status_code == 302
    assert House.objects.get().name == "Juniper House"


def test_a_demo_house_is_one_button_away(client, at_the_machine):
    page = text_of(client.post("/setup/demo/"))
    assert "The demo house is ready" in page
    assert "manager Sam, manager" in page
    assert House.objects.get().is_demo
    client.post("/login/", {"username": "peer", "password": "house-demo"})
    assert "demo · everyone is made up" in text_of(client.get("/"))
