"""The shared laptop locks: by a button, or by itself; and opens by password."""

from datetime import timedelta

import pytest
import time_machine

from accounts.access.lock import is_locked, lock
from accounts.models import AuditEvent, Draft
from checkins.models import Entry
from tests.conftest import ROUND, TUESDAY
from tests.pages import fields_of, text_of

WORDS = "three quiet mornings"


@pytest.fixture
def laptop(client, robin, lee, alex):
    """Robin has signed in on it, through the door."""
    for user in (robin, lee):
        user.set_password(WORDS)
        user.save()
    client.post("/login/", {"username": "robin", "password": WORDS})
    return client


def unlock(laptop, username="robin", password=WORDS, **headers):
    answers = {"username": username, "password": password, "next": "/guests/"}
    return laptop.post("/lock/", answers, headers=headers)


def test_nothing_opens_while_it_is_locked(laptop, alex):
    assert laptop.post("/lock/", {"lock": "1"}).url == "/lock/"
    for path in (
        "/",
        "/guests/",
        ROUND,
        f"/guests/{alex.guest_id}/",
        "/password/",
        "/house/choose/",
    ):
        assert laptop.get(path).url.startswith("/lock/?next=")
        assert laptop.post(path, {}).url.startswith("/lock/?next=")
        assert laptop.get(path, headers={"HX-Request": "true"}).status_code == 401
    page = text_of(laptop.get("/lock/"))
    assert "Robin was here last." in page
    assert "Alex" not in page


def test_robin_unlocks_and_goes_on(laptop):
    laptop.post("/lock/", {"lock": "1"})
    assert "don't go together" in text_of(unlock(laptop, password="guess"))
    assert unlock(laptop).url == "/guests/"
    assert "Alex" in text_of(laptop.get("/"))
    assert AuditEvent.objects.filter(kind="unlocked").count() == 1


def test_words_sent_from_behind_the_lock_wait_for_their_author(laptop, alex, lee):
    """Without JavaScript a page stands open under the lock, and may be sent after it fell."""
    words = {f"stay-{alex.pk}-where_at": "Slept badly", f"stay-{alex.pk}-presence": "here"}
    with time_machine.travel(TUESDAY + timedelta(minutes=11)):
        sent = laptop.post(ROUND, words | {"csrfmiddlewaretoken": "x", "everyone": "here"})
        assert sent.url == f"/lock/?next={ROUND.replace('/', '%2F')}"
        assert not Entry.objects.exists()
        unlock(laptop, "lee")
        assert "Slept badly" not in text_of(laptop.get(ROUND))
        laptop.post("/lock/", {"lock": "1"})
        unlock(laptop)
        page = laptop.get(ROUND)
        assert "You typed this before, and it is not saved yet." in text_of(page)
        assert fields_of(page).items() >= words.items()
        assert laptop.post(ROUND, fields_of(page)).status_code == 302
        assert Entry.objects.get().where_at == "Slept badly"
        assert not Draft.objects.exists()


def test_an_admin_leaves_no_words_behind_the_lock(client, ida, alex):
    client.force_login(ida)
    client.post("/lock/", {"lock": "1"})
    client.post(ROUND, {f"stay-{alex.pk}-where_at": "Mine"})
    assert not Draft.objects.exists()


def test_lee_takes_over_with_a_session_of_her_own(laptop, lee):
    laptop.post("/lock/", {"lock": "1"})
    before = laptop.session.session_key
    assert unlock(laptop, "lee").url == "/guests/"
    assert laptop.session.session_key != before
    assert "Lee" in text_of(laptop.get("/"))


def test_the_way_out_stays_open(laptop):
    laptop.post("/lock/", {"lock": "1"})
    assert laptop.post("/logout/").url == "/login/"


def test_it_locks_by_itself_after_ten_unused_minutes(laptop):
    for minutes in (9, 18, 27):
        with time_machine.travel(TUESDAY + timedelta(minutes=minutes)):
            assert laptop.get("/").status_code == 200
    with time_machine.travel(TUESDAY + timedelta(minutes=38)):
        assert laptop.get("/").status_code == 302


def test_a_page_that_looks_for_news_does_not_keep_it_open(laptop):
    for minutes in (4, 8):
        with time_machine.travel(TUESDAY + timedelta(minutes=minutes)):
            assert laptop.get(ROUND, headers={"HX-Request": "true"}).status_code == 200
    with time_machine.travel(TUESDAY + timedelta(minutes=11)):
        assert laptop.get(ROUND, headers={"HX-Request": "true"}).status_code == 401


@pytest.mark.parametrize("minutes", [-61, -2])
def test_a_clock_that_was_put_back_does_not_keep_it_open(laptop, minutes):
    with time_machine.travel(TUESDAY + timedelta(minutes=minutes)):
        assert laptop.get("/").url.startswith("/lock/")
        # Whoever knows the password goes on by that clock, wrong as it may be.
        unlock(laptop)
        assert laptop.get("/").status_code == 200


def test_a_clock_that_is_set_right_by_seconds_locks_nothing(laptop):
    with time_machine.travel(TUESDAY - timedelta(seconds=30)):
        assert laptop.get("/").status_code == 200


def test_a_session_that_lives_longer_by_a_clock_put_back_asks_for_the_password(laptop):
    """It ends twelve hours after it was last used, which by such a clock takes longer."""
    with time_machine.travel(TUESDAY + timedelta(hours=11)):
        laptop.post("/lock/", {"lock": "1"})
        unlock(laptop)
    with time_machine.travel(TUESDAY + timedelta(hours=1)):
        assert laptop.get("/").url.startswith("/lock/")


def lock_on_the_page(laptop, number="4711"):
    """What lock.js does at once, whether or not the server can be reached."""
    laptop.cookies["locked"] = number


def test_what_was_locked_out_of_reach_is_locked_before_anything_is_shown(laptop, alex):
    lock_on_the_page(laptop)
    for path in ("/", ROUND, f"/guests/{alex.guest_id}/"):
        answer = laptop.get(path)
        assert answer.url.startswith("/lock/?next=")
        assert "Alex" not in answer.content.decode()
        assert laptop.get(path, headers={"HX-Request": "true"}).status_code == 401
    # The session is locked by now: to take the cookie away opens nothing.
    del laptop.cookies["locked"]
    assert laptop.get("/").url.startswith("/lock/")


def test_words_sent_from_a_page_locked_out_of_reach_wait_for_their_author(laptop, alex):
    lock_on_the_page(laptop)
    laptop.post(ROUND, {f"stay-{alex.pk}-where_at": "Slept badly"})
    assert not Entry.objects.exists()
    assert Draft.objects.get().words == "Slept badly"


@pytest.mark.parametrize("headers", [{}, {"HX-Request": "true"}])
def test_the_password_opens_what_a_page_locked(laptop, headers):
    """Also when it is the first that the server hears of that lock."""
    lock_on_the_page(laptop)
    unlock(laptop, password="guess", **headers)
    assert laptop.get("/").url.startswith("/lock/")
    opened = unlock(laptop, **headers)
    assert opened.cookies["locked"].value == ""
    assert laptop.get("/").status_code == 200


def test_a_lock_that_arrives_after_it_was_opened_is_late(laptop):
    lock_on_the_page(laptop)
    unlock(laptop)
    lock_on_the_page(laptop)  # as it was when the late request was sent
    from_within = {"HX-Request": "true"}
    assert laptop.post("/lock/", {"lock": "4711"}, headers=from_within).status_code == 204
    assert laptop.get("/").status_code == 200
    lock_on_the_page(laptop, "4712")
    assert laptop.get("/").url.startswith("/lock/")


def test_a_late_lock_does_not_lock_the_next_person_out(laptop):
    lock_on_the_page(laptop)
    unlock(laptop, "lee")
    lock_on_the_page(laptop)
    laptop.post("/lock/", {"lock": "4711"}, headers={"HX-Request": "true"})
    assert "Good morning, Lee" in text_of(laptop.get("/"))


def test_whoever_signs_in_again_opens_it_too(laptop):
    lock_on_the_page(laptop)
    laptop.post("/logout/")
    lock_on_the_page(laptop)
    answer = laptop.post("/login/", {"username": "lee", "password": WORDS})
    assert answer.cookies["locked"].value == ""
    lock_on_the_page(laptop)
    assert laptop.get("/").status_code == 200


def test_a_save_that_ends_after_the_lock_does_not_open_it(laptop):
    """It read the session before that, and writes it back as it was."""
    before = laptop.session
    assert "locked" not in before  # read, and so as it was
    lock_on_the_page(laptop)
    laptop.post("/lock/", {"lock": "4711"}, headers={"HX-Request": "true"})
    before.save()
    assert laptop.get("/").url.startswith("/lock/")


def test_a_lock_under_way_while_the_password_is_given_does_not_write_over_it(laptop, rf):
    """Both were held up by the network and arrive at once; the lock began first, and ends last."""
    request = rf.post("/lock/")
    request.session = laptop.session
    assert not is_locked(request)
    lock_on_the_page(laptop)
    unlock(laptop)
    lock(request, "4711")
    assert laptop.get("/").status_code == 200


def test_a_page_under_the_lock_learns_whose_it_is_now(laptop, robin, lee):
    laptop.post("/lock/", {"lock": "1"}, headers={"HX-Request": "true"})
    from_within = {"HX-Request": "true"}
    assert "don't go together" in unlock(laptop, password="x", **from_within).json()["refused"]
    assert unlock(laptop, **from_within).json() == {"person": robin.pk}
    laptop.post("/logout/")
    # The sign-in had ended altogether: the same form signs in.
    assert unlock(laptop, "lee", **from_within).json() == {"person": lee.pk}


def test_a_laptop_that_is_not_locked_asks_whether_to(laptop):
    assert "Lock this laptop?" in text_of(laptop.get("/lock/"))
    laptop.post("/logout/")
    assert laptop.get("/lock/").url == "/login/"
