"""A link on paper instead of a first password: it works once, for three days, for one person."""

import io
import logging
import re
from datetime import timedelta

import pytest
import time_machine
from django.test import Client

from accounts.access.typed_codes import IN_A_GROUP, LETTERS
from accounts.invitations.models import GROUPS, new_token
from accounts.models import AuditEvent, Invitation, User
from susd.logs import NoInvitations
from tests.accounts.factories import MembershipFactory
from tests.conftest import TUESDAY
from tests.pages import text_of

OWN = "three quiet mornings"
NOOR = {"display_name": "Noor", "username": "noor", "roles": ["peer"], "invite": "1"}
WORKS_NOT = "This invitation doesn't work"


def path_on(page):
    return re.search(r"http://testserver(/invitation/[\w-]+/)", page.content.decode())[1]


@pytest.fixture
def printed(as_ida):
    """The page that Ida prints as she adds Noor."""
    return as_ida.post("/house/staff/new/", NOOR)


def accept(path, browser=None, password=OWN):
    return (browser or Client()).post(path, {"password": password})


def test_what_is_on_the_paper(printed):
    page = text_of(printed)
    assert "Your sign-in name noor" in page
    assert "once, until Friday, November 27, 9:31 am" in page
    assert "no-store" in printed.headers["Cache-Control"]
    token = path_on(printed).split("/")[2]
    assert token not in str(Invitation.objects.values().get())


def test_noor_comes_in_by_it_once(printed):
    noor, path = Client(), path_on(printed)
    page = noor.get(path)
    assert "Welcome, Noor" in text_of(page)
    assert "no-store" in page.headers["Cache-Control"]
    assert page.headers["Referrer-Policy"] == "strict-origin"
    assert "too short" in text_of(accept(path, noor, "short"))
    assert accept(path, noor).url == "/"
    assert "Good morning, Noor" in text_of(noor.get("/"))
    assert accept(path).status_code == 404
    assert Client().post("/login/", {"username": "noor", "password": OWN}).url == "/"
    about_noor = AuditEvent.objects.filter(object_id=User.objects.get(username="noor").pk)
    kinds = set(about_noor.values_list("kind", flat=True))
    assert {"person_added", "invited", "invitation_used"} <= kinds


def test_however_it_was_typed(printed):
    path = path_on(printed)
    token = path.split("/")[2]
    assert "Welcome" in text_of(Client().get(f"/invitation/{token.replace('-', '').upper()}/"))


def test_looking_at_it_uses_nothing_up(printed):
    for _ in range(3):
        assert Client().get(path_on(printed)).status_code == 200
    assert accept(path_on(printed)).url == "/"


def test_one_that_is_used_wrong_over_or_withdrawn_says_the_same(printed, as_ida):
    path = path_on(printed)
    pages = [Client().get(f"/invitation/{new_token()}/"), Client().get("/invitation/x/")]
    with time_machine.travel(TUESDAY + timedelta(days=3)):
        pages += [Client().get(path), accept(path)]
    as_ida.post(f"/house/staff/invitations/{Invitation.objects.get().pk}/withdraw/")
    pages += [Client().get(path), accept(path)]
    assert {page.status_code for page in pages} == {404}
    assert len({text_of(page) for page in pages}) == 1
    assert WORKS_NOT in text_of(pages[0])
    assert not User.objects.get(username="noor").has_usable_password()
    assert AuditEvent.objects.filter(kind="invitation_withdrawn").count() == 1


def test_the_list_says_who_is_invited_and_ida_withdraws_it(printed, as_ida):
    page = text_of(as_ida.get("/house/staff/"))
    assert "has an invitation on paper until Friday, November 27, 9:31 am" in page
    assert "Withdraw the invitation of Noor" in page
    as_ida.post(f"/house/staff/invitations/{Invitation.objects.get().pk}/withdraw/")
    assert "invitation on paper" not in text_of(as_ida.get("/house/staff/"))


def test_until_then_noor_can_not_sign_in(printed):
    for password in ("", "!", OWN):
        page = Client().post("/login/", {"username": "noor", "password": password})
        assert page.status_code == 200


def test_robin_forgot_the_password_and_gets_an_invitation(as_ida, robin, as_robin):
    robin.set_password(OWN)
    robin.save()
    path = f"/house/staff/{robin.pk}/password/"
    first, second = (path_on(as_ida.post(path, {"invite": "1"})) for _ in range(2))
    assert as_robin.get("/").url == "/login/?next=/"
    assert Client().post("/login/", {"username": "robin", "password": OWN}).status_code == 200
    assert Client().get(first).status_code == 404
    assert accept(second, password="four quiet mornings").url == "/"


def test_a_given_password_ends_an_invitation(printed, as_ida):
    noor = User.objects.get(username="noor")
    as_ida.post(f"/house/staff/{noor.pk}/password/", {"password": "river stones and tea"})
    assert Client().get(path_on(printed)).status_code == 404


def test_nobody_is_invited_who_signs_in_to_another_house(as_ida, robin, other_house):
    MembershipFactory(user=robin, house=other_house)
    page = as_ida.post(f"/house/staff/{robin.pk}/password/", {"invite": "1"})
    assert "only they can change it" in text_of(page)
    assert not Invitation.objects.exists()


def test_who_no_longer_works_here_does_not_come_in(printed, as_ida):
    noor = User.objects.get(username="noor")
    as_ida.post(f"/house/staff/{noor.pk}/", {"roles": []})
    assert Client().get(path_on(printed)).status_code == 404


def test_at_a_locked_laptop_nothing_of_the_last_person_is_left(printed, as_robin):
    as_robin.post("/lock/", {"lock": "1"})
    assert accept(path_on(printed), as_robin).url == "/"
    assert "Good morning, Noor" in text_of(as_robin.get("/"))


def test_no_log_has_it(printed, client, monkeypatch):
    handler = next(
        each
        for each in logging.root.handlers
        if any(isinstance(one, NoInvitations) for one in each.filters)
    )
    stream = io.StringIO()
    monkeypatch.setattr(handler, "stream", stream)
    path = path_on(printed)
    nearly = path[:-2] + ("z/" if path[-2] != "z" else "y/")
    client.get(nearly)
    client.put(path)
    Client(enforce_csrf_checks=True).post(path)
    lines = stream.getvalue().splitlines()
    assert len(lines) == 3
    assert all("/invitation/…" in line for line in lines)
    assert path.split("/")[2][:4] not in stream.getvalue()


def test_eighty_bits_of_chance():
    assert len(set(LETTERS)) ** (GROUPS * IN_A_GROUP) > 2**80
    assert re.fullmatch(rf"([{LETTERS}]{{4}}-){{4}}[{LETTERS}]{{4}}", new_token())
