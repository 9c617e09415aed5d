"""The disk is full, or the database may only be read: what can be read is, and nothing is lost."""

from contextlib import closing, contextmanager
from unittest.mock import patch

import psycopg2
import pytest
import time_machine
from django.contrib.sessions.models import Session
from django.db import InterfaceError, OperationalError, connection
from django.http import UnreadablePostError

from accounts.models import AuditEvent, Draft
from checkins.models import Entry
from guests.goals.actions import start_goal
from guests.models import Goal
from household.agreements.forms import GuestHereField
from susd.trouble import Trouble, trouble_of
from tests.conftest import ROUND, TUESDAY
from tests.machine import SERVER
from tests.pages import text_of
from tests.shifts.factories import OnCallNumberFactory

PASSWORD = "three quiet mornings"
WORDS = "A room of my own,\nwith a door"
FULL = "Nothing can be saved right now"
IN_PLACE = {"HX-Request": "true"}


@contextmanager
def full_disk():
    """Every write fails as on a full disk; reading goes on."""

    def refuse(execute, sql, params, many, context):
        if sql.split()[0] in ("INSERT", "UPDATE", "DELETE"):
            raise OperationalError("database or disk is full")
        return execute(sql, params, many, context)

    with connection.execute_wrapper(refuse):
        yield


@contextmanager
def failing_once_saved(problem):
    """What was sent is in the database; then the session can't be written."""

    def refuse(execute, sql, params, many, context):
        if sql.split()[0] == "UPDATE" and "django_session" in sql:
            raise problem
        return execute(sql, params, many, context)

    with connection.execute_wrapper(refuse):
        yield


@contextmanager
def read_only():
    """The database itself refuses to write, whichever it is."""
    on, off = (
        ("SET default_transaction_read_only = on", "SET default_transaction_read_only = off")
        if connection.vendor == "postgresql"
        else ("PRAGMA query_only = 1", "PRAGMA query_only = 0")
    )
    with connection.cursor() as cursor:
        cursor.execute(on)
    yield
    with connection.cursor() as cursor:
        cursor.execute(off)


@contextmanager
def no_room_left():
    """SQLite may not take one page more, and what is free is used up."""
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA page_count")
        (pages,) = cursor.fetchone()
        cursor.execute(f"PRAGMA max_page_count = {pages}")
        with pytest.raises(OperationalError, match="full"):
            _fill(cursor)
    yield
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA max_page_count = 1000000000")
        cursor.execute("DELETE FROM django_session WHERE session_key LIKE 'filler%%'")


def _fill(cursor):
    for number in range(10_000):
        row = [f"filler {number}", "x" * 100, "2000-01-01 00:00:00"]
        cursor.execute("INSERT INTO django_session VALUES (%s, %s, %s)", row)


@contextmanager
def out_of_reach():
    def refuse(execute, sql, params, many, context):
        raise InterfaceError("connection already closed")

    with connection.execute_wrapper(refuse):
        yield


@contextmanager
def no_answer_about_rules():
    """The database fails while Django asks it whether a row would break a rule."""

    def refuse(execute, sql, params, many, context):
        if '"_check"' in sql:
            return execute("SELECT nothing_of_this_name", (), many, context)
        return execute(sql, params, many, context)

    with connection.execute_wrapper(refuse):
        yield


@pytest.fixture
def number(house):
    return OnCallNumberFactory(house=house, number="603 555 0142")


@pytest.fixture
def laptop(client, robin, alex, number):
    """Robin has signed in at the door, some minutes ago: the next page notes the use again."""
    robin.set_password(PASSWORD)
    robin.save()
    client.post("/login/", {"username": "robin", "password": PASSWORD})
    client.raise_request_exception = False
    with time_machine.travel(TUESDAY.replace(minute=35), tick=False):
        yield client


def goals(stay):
    return f"/guests/{stay.guest_id}/goals/"


# Real transactions, as behind a server: one that failed does not hold up what comes after it.
@pytest.mark.django_db(transaction=True)
class TestReading:
    @pytest.mark.parametrize("path", ["/", "/guests/", "/shifts/week/", "/follow-ups/", "/shifts/"])
    def test_what_needs_no_record_can_be_read(self, laptop, path):
        with full_disk():
            page = laptop.get(path)
        assert page.status_code == 200
        assert "603 555 0142" in text_of(page)

    def test_a_page_whose_reading_is_on_record_stays_closed(self, laptop, alex):
        with full_disk():
            page = laptop.get(f"/guests/{alex.guest_id}/")
        assert page.status_code == 503
        words = text_of(page)
        assert FULL in words
        assert "the house keeps a record of who opens it" in words
        assert "What you can still read: Today" in words
        assert "On-call number: 603 555 0142" in words
        assert "Alex" not in words
        assert "no-store" in page.headers["Cache-Control"]
        assert not AuditEvent.objects.filter(kind="guest_read").exists()

    def test_what_it_offers_to_read_can_be_read(self, laptop, alex):
        with full_disk():
            page = laptop.get(f"/guests/{alex.guest_id}/").content.decode()
            for path in ("/", "/follow-ups/", "/shifts/week/", "/guests/"):
                assert f'href="{path}"' in page
                assert laptop.get(path).status_code == 200

    def test_the_laptop_still_locks_itself(self, laptop):
        with full_disk():
            assert laptop.get("/").status_code == 200
            with time_machine.travel(TUESDAY.replace(minute=42), tick=False):
                assert laptop.get("/").url.startswith("/lock/")
                assert "603 555 0142" in text_of(laptop.get("/lock/"))
                # It was not written, and is found out each time anew.
                assert laptop.get("/guests/").url.startswith("/lock/")
        assert laptop.get("/").status_code == 200

    def test_and_opens_again_only_when_that_can_be_written(self, laptop):
        laptop.post("/lock/", {"lock": "1"})
        with full_disk():
            page = laptop.post("/lock/", {"username": "robin", "password": PASSWORD})
            assert page.status_code == 503
            assert PASSWORD not in text_of(page)
            assert laptop.get("/").url.startswith("/lock/")


@pytest.mark.django_db(transaction=True)
class TestWriting:
    def test_the_words_are_given_back(self, laptop, alex):
        with full_disk():
            page = laptop.post(goals(alex), {"words": WORDS, "why": "It is quiet there"})
        assert page.status_code == 503
        assert FULL in text_of(page)
        assert "Nothing you wrote was saved. Copy it from here:" in text_of(page)
        assert WORDS in page.content.decode()
        assert "It is quiet there" in text_of(page)
        assert not Goal.objects.exists()

    @pytest.mark.parametrize(
        ("problem", "told"),
        [
            (OperationalError("database or disk is full"), FULL),
            (InterfaceError("connection already closed"), "The house's pages are out of reach"),
        ],
    )
    def test_what_is_saved_by_then_is_not_said_to_be_lost(self, laptop, alex, problem, told):
        with failing_once_saved(problem):
            page = laptop.post(goals(alex), {"words": WORDS, "why": "It is quiet there"})
        assert page.status_code == 503
        assert told in text_of(page)
        assert "What you wrote may not be saved. Copy it from here, and look" in text_of(page)
        assert "Nothing you wrote was saved" not in text_of(page)
        assert Goal.objects.get().words == WORDS

    def test_a_sign_in_that_ended_on_the_way_does_not_say_that_nothing_was_saved(
        self, laptop, alex, monkeypatch
    ):
        def end_first(**known):
            goal = start_goal(**known)
            Session.objects.all().delete()
            return goal

        monkeypatch.setattr("guests.goals.views.actions.start_goal", end_first)
        page = laptop.post(goals(alex), {"words": "A room of my own"})
        assert page.status_code == 400
        assert "This sign-in ended while that was on its way." in text_of(page)
        assert "Nothing" not in text_of(page)
        assert Goal.objects.exists()

    def test_a_rule_nobody_could_ask_about_is_not_said_to_be_broken(self, laptop):
        sent = {"what": "The soup kitchen", "where": "Fridays at noon", "link": ""}
        with no_answer_about_rules():
            page = laptop.post("/resources/", sent)
        assert page.status_code == 503
        assert "on the list" not in text_of(page)
        assert "The soup kitchen" in text_of(page)
        assert laptop.post("/resources/", sent).status_code == 302
        sent["where"] = "Mondays at noon"
        assert "This is in the house's list already." in text_of(laptop.post("/resources/", sent))

    def test_a_round_in_place_tries_again(self, laptop, alex):
        sent = {f"stay-{alex.pk}-presence": "here", "card": f"stay-{alex.pk}"}
        with full_disk():
            assert laptop.post(ROUND, sent, headers=IN_PLACE).status_code == 503
        assert not Entry.objects.exists()
        assert laptop.post(ROUND, sent, headers=IN_PLACE).status_code == 200

    def test_what_is_typed_tries_again(self, laptop, alex):
        typed = {"typed": "1", "words": WORDS}
        with full_disk():
            assert laptop.post(goals(alex), typed, headers=IN_PLACE).status_code == 503
        assert not Draft.objects.exists()
        assert laptop.post(goals(alex), typed, headers=IN_PLACE).status_code == 200
        assert Draft.objects.get().words == WORDS

    def test_signing_in_says_so(self, client, robin, number):
        robin.set_password(PASSWORD)
        robin.save()
        client.raise_request_exception = False
        with full_disk():
            page = client.post("/login/", {"username": "robin", "password": PASSWORD})
        assert page.status_code == 503
        assert FULL in text_of(page)
        assert PASSWORD not in text_of(page)
        # Which house this is nobody knows yet.
        assert "603 555 0142" not in text_of(page)

    def test_a_session_that_can_not_be_saved_after_the_act_says_so(self, laptop, alex):
        """The disk fills up between the two writes of one press."""

        def refuse(execute, sql, params, many, context):
            if "django_session" in sql and not sql.startswith("SELECT"):
                raise OperationalError("database or disk is full")
            return execute(sql, params, many, context)

        with connection.execute_wrapper(refuse):
            page = laptop.post("/lock/", {"lock": "1"})
        assert page.status_code == 503
        assert FULL in text_of(page)


@pytest.mark.django_db(transaction=True)
class TestARealDatabaseThatRefuses:
    def ways(self):
        return [read_only] if connection.vendor == "postgresql" else [read_only, no_room_left]

    def test_says_so_and_keeps_nothing_half(self, laptop, alex):
        for way in self.ways():
            with way():
                assert laptop.get("/").status_code == 200, way
                page = laptop.post(goals(alex), {"words": WORDS * 1000})
                assert page.status_code == 503, way
                assert FULL in text_of(page)
                assert "with a door" in text_of(page)
                answer = laptop.get("/healthz")
                assert answer.status_code == 503, way
                assert answer.json() == {"status": "nothing can be written"}
            assert not Goal.objects.exists()
            assert laptop.get("/healthz").json() == {"status": "ok"}
        assert laptop.post(goals(alex), {"words": "A room of my own"}).status_code == 302


class NoMoreRows(list):
    """What Django compares each part of a list with that is read in parts."""

    __hash__ = None
    then = staticmethod(lambda: None)

    def __eq__(self, part):
        if not part:
            self.then()
        return not part


def end_connection():
    with closing(psycopg2.connect(SERVER)) as elsewhere:
        pid = connection.connection.info.backend_pid
        elsewhere.cursor().execute("SELECT pg_terminate_backend(%s, 1000)", [pid])


@pytest.mark.django_db(transaction=True)
def test_a_server_that_goes_away_once_a_list_is_read_says_so(laptop, alex, monkeypatch):
    if connection.vendor != "postgresql":
        pytest.skip("SQLite has no server that could go away")
    no_more_rows = NoMoreRows()

    def tell_name(_field, stay):
        no_more_rows.then = end_connection
        return stay.guest.name

    monkeypatch.setattr(connection.features, "empty_fetchmany_value", no_more_rows)
    monkeypatch.setattr(GuestHereField, "label_from_instance", tell_name)
    page = laptop.get("/household/agreements/new/")
    connection.close()
    assert page.status_code == 503
    assert "The house's pages are out of reach" in text_of(page)


class TestHealthz:
    def test_writes_and_leaves_nothing_behind(self, client, db):
        for _ in range(3):
            assert client.get("/healthz").json() == {"status": "ok"}
        assert not Session.objects.exists()

    def test_says_when_nothing_can_be_written(self, client, db):
        with full_disk():
            answer = client.get("/healthz")
        assert answer.status_code == 503
        assert answer.json() == {"status": "nothing can be written"}

    def test_says_when_the_database_does_not_answer(self, client, db):
        with out_of_reach():
            answer = client.get("/healthz")
        assert answer.status_code == 503
        assert answer.json() == {"status": "the database does not answer"}

    @pytest.mark.django_db(transaction=True)
    def test_does_not_grow(self, client):
        if connection.vendor == "postgresql":
            pytest.skip("PostgreSQL clears away by itself")

        def pages():
            with connection.cursor() as cursor:
                cursor.execute("PRAGMA page_count")
                return cursor.fetchone()

        client.get("/healthz")
        before = pages()
        for _ in range(20):
            client.get("/healthz")
        assert pages() == before

    def test_whoever_has_its_key_is_not_signed_in(self, client, db):
        client.cookies["sessionid"] = "healthz"
        assert client.get("/").status_code == 302


def test_a_database_out_of_reach_is_told_apart(laptop):
    with out_of_reach():
        page = laptop.get("/")
    assert page.status_code == 503
    assert "The house's pages are out of reach" in text_of(page)
    with out_of_reach():
        page = laptop.post("/shifts/notes/", {"words": WORDS})
    assert page.status_code == 503
    assert "with a door" in text_of(page)


def test_what_was_cut_off_on_its_way_is_not_said_to_be_wrong(laptop, alex, monkeypatch):
    def cut_off(**_known):
        raise UnreadablePostError("cut off")

    monkeypatch.setattr("guests.goals.views.actions.start_goal", cut_off)
    page = laptop.post(goals(alex), {"words": WORDS})
    assert page.status_code == 400
    assert "Not all of it got here. Nothing was saved." in text_of(page)


def caused_by(problem, cause):
    problem.__cause__ = cause
    return problem


class ReadOnlyServer(psycopg2.Error):
    pgcode = "25006"


class Deadlock(psycopg2.OperationalError):
    pgcode = "40P01"


@pytest.mark.parametrize(
    ("problem", "trouble"),
    [
        (OperationalError("attempt to write a readonly database"), Trouble.NOT_WRITTEN),
        (OperationalError("disk I/O error"), Trouble.NOT_WRITTEN),
        (OperationalError("unable to open database file"), Trouble.NOT_WRITTEN),
        (OperationalError("database is locked"), Trouble.NOT_WRITTEN),
        (OSError(28, "No space left on device"), Trouble.NOT_WRITTEN),
        (caused_by(OperationalError("x"), ReadOnlyServer()), Trouble.NOT_WRITTEN),
        (
            caused_by(OperationalError("refused"), psycopg2.OperationalError("refused")),
            Trouble.NOT_REACHED,
        ),
        (caused_by(OperationalError("deadlock detected"), Deadlock()), Trouble.CLASHED),
        (psycopg2.errors.AdminShutdown("terminating connection"), Trouble.NOT_REACHED),
        (psycopg2.InterfaceError("cursor already closed"), Trouble.NOT_REACHED),
        (caused_by(RuntimeError(), OperationalError("disk I/O error")), Trouble.NOT_WRITTEN),
        # A table that is missing is a fault of ours, with a traceback.
        (OperationalError("no such table: guests_guest"), Trouble.UNKNOWN),
        (OSError(2, "No such file"), Trouble.UNKNOWN),
        (OverflowError("Python int too large to convert to SQLite INTEGER"), Trouble.NOT_HELD),
        (ValueError("not a number"), Trouble.UNKNOWN),
        (None, Trouble.UNKNOWN),
    ],
)
def test_troubles_are_told_apart(problem, trouble):
    assert trouble_of(problem) is trouble


def test_the_last_use_is_written_as_before_when_it_can_be(laptop):
    with patch("susd.errors.not_written") as said:
        assert laptop.get("/").status_code == 200
        said.assert_not_called()
    seen_at = laptop.session["seen_at"]
    assert seen_at == TUESDAY.replace(minute=35).timestamp()
