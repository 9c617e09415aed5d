"""Whatever is sent, the answer is a plain sentence: odd bytes, odd methods, odd addresses."""

import io
import logging
from urllib.parse import quote, urlencode

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError
from django.test import Client

from accounts.models import Draft
from checkins.models import SupportRequest
from guests.models import Goal
from susd.errors import LAST_RESORT
from susd.logs import OneLineForARefusal
from tests.accounts.factories import UserFactory
from tests.checkins.factories import SupportRequestFactory
from tests.conftest import TUESDAY
from tests.hostile.door import Door, Sent
from tests.pages import text_of

WORDS = "A room of my own, with a door"
FORM = "application/x-www-form-urlencoded"


@pytest.fixture
def unharmed(signed_in, robin):
    """Robin's browser, which gets an answer where a test would otherwise get the exception."""
    client = signed_in(robin)
    client.raise_request_exception = False
    return client


def goals(stay):
    return f"/guests/{stay.guest_id}/goals/"


class TestAnotherCharset:
    def send(self, client, path, charset, kind=FORM):
        body = urlencode({"words": WORDS, "why": "Ça va mieux, à la maison"})
        return client.generic(
            "POST", path, body.encode(), content_type=f"{kind}; charset={charset}"
        )

    @pytest.mark.parametrize(
        "charset", ["utf-16", "latin-1", "nonsense", "hex", "undefined", "utf-8-sig", ""]
    )
    def test_is_refused_and_the_words_are_given_back(self, as_robin, alex, charset):
        page = self.send(as_robin, goals(alex), charset)
        assert page.status_code == 400
        assert "That didn't come through" in text_of(page)
        assert "Nothing was saved." in text_of(page)
        assert WORDS in text_of(page)
        assert "Ça va mieux, à la maison" in text_of(page)
        assert not Goal.objects.exists()

    def test_also_of_a_form_in_parts(self, as_robin, alex):
        page = as_robin.generic(
            "POST",
            goals(alex),
            b'--x\r\nContent-Disposition: form-data; name="words"\r\n\r\n'
            + WORDS.encode()
            + b"\r\n--x--\r\n",
            content_type="multipart/form-data; boundary=x; charset=utf-16",
        )
        assert page.status_code == 400
        assert WORDS in text_of(page)
        assert not Goal.objects.exists()

    @pytest.mark.parametrize("method", ["GET", "POST"])
    @pytest.mark.parametrize(
        "named",
        [
            *("charset=hex", "charset=undefined", "charset*=nonsense''x", "charset=a\x00b"),
            "boundary=x; a*=nonsense''x",
        ],
    )
    def test_beside_words_in_the_address(self, house, named, method):
        """Read by the server, before anything could make a page of an exception."""
        known = {"path": "/login/", "query": "next=/guests/", "content_type": f"a/b; {named}"}
        answer = Door().send(Sent("nobody", method, body=b"words=x", **known))
        assert answer.status in (200, 400)
        assert not answer.unexpected

    @pytest.mark.parametrize("charset", ["utf-8", "UTF-8", "utf8", '"utf-8"'])
    def test_utf_8_by_any_name_is_saved(self, as_robin, alex, charset):
        assert self.send(as_robin, goals(alex), charset).status_code == 302
        assert Goal.objects.get().words == WORDS

    def test_a_page_that_is_only_read_comes_all_the_same(self, as_robin, alex):
        page = as_robin.get("/guests/?page=1", a="b")
        assert page.status_code == 200
        page = as_robin.generic("GET", "/?a=1", content_type=f"{FORM}; charset=hex")
        assert page.status_code == 200


class TestANul:
    @pytest.mark.parametrize(
        "cookie", ["a\\000bcdefghijklm", '"a\\000bcdefghijklm"', "short", "é" * 32]
    )
    def test_in_the_session_cookie_is_no_sign_in(self, house, cookie):
        client = Client(headers={"Cookie": f"sessionid={cookie}"})
        client.cookies["sessionid"] = cookie
        assert client.get("/").url == "/login/?next=/"
        assert client.post("/guests/new/").url == "/login/"
        assert client.get("/login/").status_code == 200

    @pytest.mark.parametrize("name", ["csrftoken", "messages", "other", "a\x00b"])
    def test_in_another_cookie_changes_nothing(self, as_robin, name):
        header = f'{name}="a\\000b"; {as_robin.cookies["sessionid"].OutputString().split(";")[0]}'
        page = Client().get("/", headers={"Cookie": header})
        assert page.status_code == 200

    def test_in_a_fields_name_while_words_wait(self, as_robin, robin, alex):
        typed = {"typed": "1", "words": WORDS}
        as_robin.post(goals(alex), typed, headers={"HX-Request": "true"})
        assert Draft.objects.get().words == WORDS
        sent = as_robin.post(goals(alex), {"words": WORDS, "wor\x00ds": "x", "\x00": "y"})
        assert sent.status_code == 302
        assert Goal.objects.get().words == WORDS
        assert not Draft.objects.exists()

    def test_in_what_is_typed_there(self, as_robin, alex):
        typed = {"typed": "1", "words": "a\x00b", "words\x00": "c d"}
        kept = as_robin.post(goals(alex), typed, headers={"HX-Request": "true"})
        assert kept.status_code == 200
        assert Draft.objects.get().words == "a\ufffdb"

    @pytest.mark.parametrize(
        "where", ["?stay=%00", "?%00=1", "?week=2026-11-2%004", "%00", "/%00/"]
    )
    def test_in_an_address(self, as_robin, alex, where):
        page = as_robin.get(f"/guests/{where}")
        assert page.status_code == 400
        assert "Something about the address" in text_of(page)


@pytest.mark.parametrize(
    "path",
    [
        "/guests/%ff%fe/",
        "/%ed%a0%80/",
        "/guests/?stay=%ff",
        "/guests/?stay=%ed%a0%80",
        f"/guests/?page={'9' * 5000}",
        f"/guests/{'9' * 500}/",
        f"/{'a' * 3000}/",
        "/guests/?" + "&".join(f"a{n}=1" for n in range(900)),
        "/shifts/9999-12-31/1/",
        "/check-ins/0001-01-01/morning/",
        "/check-ins/9999-12-31/afternoon/",
        "/shifts/week/?week=9999-12-31",
        "/shifts/week/?week=0001-01-01",
        "/household/chores/weeks/?from=9999-12-31",
        "/..%2f..%2fetc/passwd",
        "/guests/٣/",
    ],
)
def test_an_odd_address_gets_a_page(as_sam, alex, path):
    assert as_sam.get(path).status_code in (200, 400, 403, 404)


def test_more_parameters_than_any_page_has(as_robin):
    path = "/guests/?" + "&".join(f"a{n}=1" for n in range(1100))
    page = as_robin.get(path)
    assert page.status_code == 400
    assert "It was more than one page can send at once." in text_of(page)


class TestAFormNoPageSends:
    def test_too_many_fields(self, as_robin, alex):
        sent = {f"a{n}": "1" for n in range(1100)} | {"words": WORDS}
        page = as_robin.post(goals(alex), urlencode(sent), content_type=FORM)
        assert page.status_code == 400
        assert "It was more than one page can send at once. Nothing was saved." in text_of(page)

    def test_too_long(self, as_robin, alex):
        page = as_robin.post(goals(alex), "words=" + "x" * 2_700_000, content_type=FORM)
        assert page.status_code == 400
        assert "It was more than one page can send at once." in text_of(page)

    @pytest.mark.parametrize(
        "kind",
        [
            "multipart/form-data",
            "multipart/form-data; boundary=",
            "multipart/form-data; boundary=é",
            f"multipart/form-data; boundary={'x' * 300}",
        ],
    )
    def test_in_parts_that_do_not_part(self, as_robin, alex, kind):
        page = as_robin.post(goals(alex), "words=1", content_type=kind)
        assert page.status_code in (200, 400)
        assert not Goal.objects.exists()

    @pytest.mark.parametrize(
        "kind", ["application/json", "text/plain", "", "x", "image/png; a", ";;;=", "a/b; charset"]
    )
    def test_of_another_kind(self, as_robin, alex, kind):
        page = as_robin.generic("POST", goals(alex), '{"words": "x"}', content_type=kind)
        assert page.status_code in (200, 400)
        assert not Goal.objects.exists()

    def test_fields_with_names_that_mean_something_elsewhere(self, as_robin, alex):
        names = ("__proto__", "constructor", "__class__", "self", "pk", "id", "", "initial-", "-")
        page = as_robin.post(goals(alex), dict.fromkeys(names, "x y") | {"words": WORDS})
        assert page.status_code == 302
        assert Goal.objects.get().words == WORDS

    @pytest.mark.parametrize("host", ["elsewhere.example", "a b", "", "\x00", "[::1"])
    def test_to_a_host_that_is_not_ours(self, house, host):
        page = Client().get("/login/", headers={"Host": host})
        assert page.status_code in (200, 400)
        if page.status_code == 400:
            assert "The house's pages don't answer at this address." in text_of(page)


class TestAClockThatWasPutBack:
    def test_what_was_asked_can_be_answered(self, as_robin, robin, alex, tuesday_morning):
        ask = SupportRequestFactory(stay=alex, asked_at=TUESDAY)
        tuesday_morning.move_to(TUESDAY.replace(hour=8))
        assert as_robin.post(f"/asks/{ask.pk}/answer/").url == "/"
        ask = SupportRequest.objects.get()
        assert (ask.answered_at, ask.answered_by) == (TUESDAY, robin)


class TestWhatAPageForgot:
    """The last net: what no view expected still ends in a sentence, with the words."""

    @pytest.fixture
    def fails_with(self, monkeypatch):
        def fail(problem):
            def start_goal(**_known):
                raise problem

            monkeypatch.setattr("guests.goals.actions.start_goal", start_goal)

        return fail

    def send(self, client, stay):
        return client.post(goals(stay), {"words": WORDS})

    def test_a_fault_of_ours(self, unharmed, alex, fails_with):
        fails_with(RuntimeError("secret inside"))
        page = self.send(unharmed, alex)
        assert page.status_code == 500
        assert "What you sent may not be saved." in text_of(page)
        assert WORDS in text_of(page)
        assert "secret" not in text_of(page)

    def test_a_refusal_that_nobody_caught(self, unharmed, alex, monkeypatch):
        def end(**_known):
            raise ValidationError("It can't end before it begins.")

        monkeypatch.setattr("dashboard.handoff.views.read_handoffs", end)
        page = unharmed.post("/shifts/handoff/read/", {"line": WORDS})
        assert page.status_code == 409
        assert "Not saved It can't end before it begins." in text_of(page)
        assert WORDS in text_of(page)

    def test_two_people_at_the_same_moment(self, unharmed, alex, fails_with):
        fails_with(IntegrityError("DETAIL: Failing row contains (1, her words)"))
        page = self.send(unharmed, alex)
        assert page.status_code == 409
        assert "Someone else changed the same thing at the same moment." in text_of(page)
        assert WORDS in text_of(page)
        assert "her words" not in text_of(page)

    def test_what_the_database_can_not_hold(self, unharmed, alex, fails_with):
        fails_with(ValueError("A string literal cannot contain NUL (0x00) characters."))
        page = self.send(unharmed, alex)
        assert page.status_code == 400
        assert "There is a character or a number in it that can't be kept." in text_of(page)
        assert WORDS in text_of(page)

    def test_even_where_no_page_can_be_drawn(self, unharmed, monkeypatch):
        def draw(*_known):
            raise RuntimeError

        monkeypatch.setattr("susd.errors.render_to_string", draw)
        page = unharmed.get("/no/such/page/")
        assert page.status_code == 404
        assert page.content.decode() == LAST_RESORT


class TestTheLog:
    @pytest.fixture
    def lines(self, monkeypatch):
        """What stands in the server's window."""
        ours = [
            handler
            for handler in logging.root.handlers
            if any(isinstance(each, OneLineForARefusal) for each in handler.filters)
        ]
        stream = io.StringIO()
        monkeypatch.setattr(ours[0], "stream", stream)
        return lambda: stream.getvalue().splitlines()

    @pytest.mark.parametrize(
        ("method", "path", "kind"),
        [
            ("get", "/house/staff/", None),
            ("get", "/house/choose/", None),
            ("get", "/guests/?page=%00", None),
            ("post", "/shifts/notes/", f"{FORM}; charset=utf-16"),
            ("post", "/shifts/notes/", "multipart/form-data; boundary="),
        ],
    )
    def test_a_refusal_is_one_line(self, as_robin, lines, method, path, kind):
        more = {"data": "words=x", "content_type": kind} if kind else {}
        getattr(as_robin, method)(path, **more)
        assert len(lines()) == 1
        assert quote(path.partition("?")[0]) in lines()[0]

    def test_a_fault_of_ours_has_its_traceback(self, unharmed, lines, monkeypatch):
        def fail(*_known):
            raise RuntimeError

        monkeypatch.setattr("dashboard.today.views.read_board", fail)
        unharmed.get("/")
        assert "Traceback (most recent call last):" in lines()

    def test_nobodys_words_are_in_a_traceback(self, unharmed, lines, monkeypatch):
        def fail(*_args, **_known):
            refused = IntegrityError("not null\nDETAIL: Failing row contains (1,\nher words).\n")
            raise RuntimeError("a fault of ours") from refused

        monkeypatch.setattr("dashboard.today.views.read_board", fail)
        unharmed.get("/")
        assert "RuntimeError: a fault of ours" in lines()
        assert "django.db.utils.IntegrityError: not null" in lines()
        assert not [line for line in lines() if "her words" in line or "DETAIL" in line]


def test_someone_without_a_house_sends_all_that(db, signed_in):
    client = signed_in(UserFactory())
    for path in ("/", "/guests/?page=%00", "/no/such/page/", "/house/choose/", "/password/"):
        assert client.get(path).status_code < 500
