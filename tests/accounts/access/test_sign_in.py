"""The door: one's own name and password, on a laptop that many hands use."""

from datetime import date

import time_machine

from accounts.access.throttle import network_of
from accounts.models import AuditEvent, WrongPasswords
from tests.conftest import ROUND, TUESDAY
from tests.pages import text_of
from ui.hold_answer import HOLD_ANSWER

WORDS = "three quiet mornings"


def sign_in(client, username, password, **more):
    return client.post("/login/", {"username": username, "password": password, **more})


def with_password(user):
    user.set_password(WORDS)
    user.save()
    return user


def test_robin_signs_in_and_is_on_today(client, robin):
    with_password(robin)
    response = sign_in(client, "robin", WORDS)
    assert response.url == "/"
    assert "Good morning, Robin" in text_of(client.get("/"))
    assert AuditEvent.objects.get(kind="signed_in").person_name == "Robin"


def test_capitals_in_the_sign_in_name_do_not_matter(client, robin):
    with_password(robin)
    assert sign_in(client, "ROBIN", WORDS).status_code == 302


def test_a_wrong_password_says_so_and_keeps_the_name(client, robin):
    response = sign_in(client, "robin", "not this one")
    assert "don't go together" in text_of(response)
    assert 'value="robin"' in response.content.decode()


def test_nothing_typed_gets_a_sentence_beside_each_field(client, house):
    page = text_of(client.post("/login/", {}))
    assert "Please type your sign-in name." in page
    assert "Please type your password." in page


def test_a_nul_byte_is_refused_with_a_reason(client, house):
    response = sign_in(client, "rob\x00in", "x\x00y")
    assert response.status_code == 200


def test_one_goes_on_to_the_page_one_wanted_but_not_to_another_site(client, robin):
    with_password(robin)
    assert sign_in(client, "robin", WORDS, next="/guests/").url == "/guests/"
    client.post("/logout/")
    assert sign_in(client, "robin", WORDS, next="https://elsewhere.example/").url == "/"


def test_after_ten_wrong_passwords_the_name_waits_ten_minutes(client, robin, lee):
    with_password(robin)
    with_password(lee)
    for _ in range(10):
        sign_in(client, "robin", "guess")
    assert "ten minutes" in text_of(sign_in(client, "robin", WORDS))
    assert sign_in(client, "lee", WORDS).status_code == 302
    client.post("/logout/")
    with time_machine.travel(TUESDAY.replace(minute=42)):
        assert sign_in(client, "robin", WORDS).status_code == 302


def test_a_refusal_is_held_back_and_what_is_right_is_not(client, robin):
    """For a name that nobody has as for another: the time it took must not tell them apart."""
    with_password(robin)
    held = []
    client.defaults[HOLD_ANSWER] = lambda: held.append(True)
    assert sign_in(client, "robin", WORDS).status_code == 302
    assert not held
    client.post("/logout/")
    sign_in(client, "nobody", "guess")
    for _ in range(10):
        sign_in(client, "robin", "guess")
    assert len(held) == 11
    assert "ten minutes" in text_of(sign_in(client, "robin", WORDS))
    assert len(held) == 12


def test_an_address_waits_after_fifty_names_and_the_right_password_does_not_end_that(client, lee):
    """Whether or not someone has that name: made-up names free nobody."""
    with_password(lee)
    for number in range(49):
        sign_in(client, f"someone{number}", "guess")
    assert sign_in(client, "lee", WORDS).status_code == 302
    client.post("/logout/")
    for number in range(49, 60):
        page = text_of(sign_in(client, f"someone{number}", "guess"))
    assert "many wrong passwords from here" in page
    assert "many wrong passwords from here" in text_of(sign_in(client, "lee", WORDS))
    client.defaults["REMOTE_ADDR"] = "192.0.2.7"
    assert sign_in(client, "lee", WORDS).status_code == 302


def test_an_address_of_the_new_kind_counts_by_its_network():
    assert network_of("192.0.2.7") == "192.0.2.7"
    assert network_of("2001:db8:1:2:aaaa::1") == network_of("2001:db8:1:2:bbbb::2")
    assert network_of("2001:db8:1:3::1") != network_of("2001:db8:1:2::1")


def test_what_no_longer_counts_is_forgotten(client, robin, lee):
    with_password(robin)
    for _ in range(9):
        sign_in(client, "robin", "guess")
    # One for the name, one for the address.
    assert [row.count for row in WrongPasswords.objects.all()] == [9, 9]
    with time_machine.travel(TUESDAY.replace(minute=42)):
        sign_in(client, "Robin", "guess")
        assert [row.count for row in WrongPasswords.objects.all()] == [1, 1]
    assert not any("robin" in row.key for row in WrongPasswords.objects.all())
    with time_machine.travel(TUESDAY.replace(minute=53)):
        sign_in(client, with_password(lee).username, WORDS)
    assert not WrongPasswords.objects.exists()


def test_signing_out_leaves_nothing_behind(as_robin, robin):
    assert "Sign out?" in text_of(as_robin.get("/logout/"))
    as_robin.post("/logout/")
    assert as_robin.get("/").status_code == 302
    assert AuditEvent.objects.filter(kind="signed_out", person_id=robin.pk).exists()


def test_a_sign_in_lasts_twelve_hours_from_its_last_use(client, robin):
    sign_in(client, with_password(robin).username, WORDS)
    with time_machine.travel(TUESDAY.replace(hour=19)):
        assert client.get("/").url == "/lock/?next=%2F"
        sign_in_again = {"username": "robin", "password": WORDS, "next": "/"}
        assert client.post("/lock/", sign_in_again).url == "/"
    with time_machine.travel(TUESDAY.replace(day=25, hour=6)):
        assert client.get("/").url == "/lock/?next=%2F"
    with time_machine.travel(TUESDAY.replace(day=25, hour=19)):
        assert client.get("/").url == "/login/?next=/"


def test_robin_changes_the_password_and_stays_signed_in(client, robin):
    with_password(robin)
    sign_in(client, "robin", WORDS)
    page = client.post("/password/", {"current": "wrong", "password": "four quiet mornings"})
    assert "isn't the password you have now" in text_of(page)
    page = client.post("/password/", {"current": WORDS, "password": "short"})
    assert "too short" in text_of(page)
    page = client.post("/password/", {"current": WORDS, "password": "four quiet mornings"})
    assert page.status_code == 302
    assert client.get("/").status_code == 200
    robin.refresh_from_db()
    assert robin.check_password("four quiet mornings")


def test_healthz_asks_the_database(client, db):
    assert client.get("/healthz").json() == {"status": "ok"}


def test_who_may_not_sign_in_any_more_is_out_at_the_next_page(as_robin, robin):
    assert as_robin.get("/").status_code == 200
    robin.is_active = False
    robin.save()
    assert as_robin.get("/").status_code == 302


def test_a_role_that_ends_is_gone_at_the_next_page(as_robin, robin):
    robin.memberships.update(ended_on=date(2026, 11, 24), ended_at=TUESDAY)
    assert as_robin.get(ROUND).status_code == 403
