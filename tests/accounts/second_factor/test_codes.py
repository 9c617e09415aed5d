"""A code from Sam's phone, after the password."""

import base64
import re
from datetime import timedelta

import pytest
import time_machine
from django.contrib.auth.hashers import make_password
from django.test import Client

from accounts.access.by_pin import BY_PIN
from accounts.access.permissions import Role
from accounts.models import AuditEvent, RecoveryCode, SecondFactor
from accounts.second_factor.actions import use_code
from accounts.second_factor.keys import new_key, qr_code, step_of
from tests.accounts.factories import MembershipFactory
from tests.accounts.second_factor.phones import (
    WORDS,
    code_of,
    gave_code,
    key_on,
    with_phone,
    wrong_code,
)
from tests.conftest import TUESDAY
from tests.pages import text_of

SET_UP = "/password/code/"
A_MINUTE_ON = TUESDAY + timedelta(minutes=1)
IN_PLACE = {"HX-Request": "true"}


@pytest.fixture
def phone(sam):
    """Its key. Sam set it up a minute ago."""
    with time_machine.travel(TUESDAY - timedelta(minutes=1), tick=False):
        key, sam.codes = with_phone(sam)
    return key


def give_password(client, username="sam", **more):
    return client.post("/login/", {"username": username, "password": WORDS, **more})


def give_code(client, code):
    return client.post("/login/code/", {"code": code})


def kinds():
    return list(AuditEvent.objects.order_by("pk").values_list("kind", flat=True))


class TestSettingUp:
    def test_sam_reads_the_picture_and_types_what_the_phone_shows(self, as_sam, sam):
        sam.set_password(WORDS)
        sam.save()
        as_sam.force_login(sam)
        page = as_sam.get(SET_UP)
        assert 'src="data:image/svg+xml' in page.content.decode()
        key = key_on(page)
        assert key_on(as_sam.get(SET_UP)) == key
        wrong = as_sam.post(SET_UP, {"current": WORDS, "code": wrong_code(key.replace(" ", ""))})
        assert "That code doesn't fit." in text_of(wrong)
        assert not SecondFactor.objects.exists()
        page = as_sam.post(SET_UP, {"current": WORDS, "code": code_of(key)})
        assert "no-store" in page.headers["Cache-Control"]
        codes = re.findall(r"<li>([a-z0-9-]{14})</li>", page.content.decode())
        assert len(set(codes)) == 10
        assert "10 of your recovery codes are left" in text_of(as_sam.get(SET_UP))
        assert as_sam.get("/").status_code == 200
        stored = str([*RecoveryCode.objects.values(), *SecondFactor.objects.values()])
        assert not any(each in stored or each.replace("-", "") in stored for each in codes)
        assert "second_factor_set_up" in kinds()

    def test_it_takes_the_password(self, as_sam):
        key = key_on(as_sam.get(SET_UP))
        page = as_sam.post(SET_UP, {"current": "guess", "code": code_of(key)})
        assert "isn't the password" in text_of(page)
        assert not SecondFactor.objects.exists()

    def test_a_sign_in_from_before_counts_no_longer(self, as_sam, phone):
        assert as_sam.get("/").url == "/login/?next=/"


class TestAtTheDoor:
    def test_the_password_alone_opens_nothing(self, client, phone):
        assert give_password(client).url == "/login/code/"
        assert client.get("/").url == "/login/?next=/"
        page = client.get("/login/code/")
        assert "no-store" in page.headers["Cache-Control"]
        assert "That was Sam's password." in text_of(page)

    def test_the_code_does(self, client, phone):
        give_password(client, next="/guests/")
        assert give_code(client, code_of(phone)).url == "/guests/"
        assert client.get("/guests/").status_code == 200
        assert client.get("/login/code/").url == "/login/"

    def test_a_code_with_a_space_in_it(self, client, phone):
        give_password(client)
        code = code_of(phone)
        assert give_code(client, f"{code[:3]} {code[3:]}").url == "/"

    def test_a_code_works_once(self, client, phone):
        give_password(client)
        give_code(client, code_of(phone))
        other = Client()
        give_password(other)
        assert "doesn't fit, or it was used before" in text_of(give_code(other, code_of(phone)))
        with time_machine.travel(A_MINUTE_ON):
            assert give_code(other, code_of(phone)).url == "/"

    def test_a_recovery_code_works_once(self, client, phone, sam):
        give_password(client)
        assert give_code(client, sam.codes[0].upper().replace("-", " ")).url == "/"
        assert "9 of your recovery codes are left" in text_of(client.get(SET_UP))
        other = Client()
        give_password(other)
        assert "doesn't fit" in text_of(give_code(other, sam.codes[0]))
        assert kinds().count("recovery_code_used") == 1
        assert "code_failed" in kinds()

    def test_a_colleagues_code_is_no_code(self, client, phone, ida, sam):
        _key, codes = with_phone(ida)
        give_password(client)
        assert "doesn't fit" in text_of(give_code(client, codes[0]))

    def test_codes_are_counted_and_the_password_does_not_end_the_count(self, client, phone):
        """Or whoever knows the password could try codes for ever."""
        for _ in range(10):
            give_password(client)
            give_code(client, wrong_code(phone))
        assert "ten minutes" in text_of(give_password(Client()))
        assert "ten minutes" in text_of(give_code(client, code_of(phone)))
        with time_machine.travel(TUESDAY + timedelta(minutes=11)):
            give_password(client)
            assert give_code(client, code_of(phone)).url == "/"
            client.post("/logout/")
            assert give_password(client).url == "/login/code/"

    def test_a_right_password_takes_no_try_away(self, client, phone):
        for _ in range(12):
            give_password(client)
        assert give_code(client, code_of(phone)).url == "/"

    def test_it_waits_ten_minutes_and_no_longer(self, client, phone):
        give_password(client)
        with time_machine.travel(TUESDAY + timedelta(minutes=11)):
            assert client.get("/login/code/").url == "/login/"
            assert give_code(client, code_of(phone)).url == "/login/"

    def test_another_password_in_between_and_the_first_counts_no_longer(self, client, phone, sam):
        give_password(client)
        sam.set_password("four quiet mornings")
        sam.save()
        assert give_code(client, code_of(phone)).url == "/login/"

    def test_who_has_none_is_not_asked(self, client, robin, phone):
        robin.set_password(WORDS)
        robin.save()
        assert give_password(client, "robin").url == "/"

    def test_an_invitation_asks_for_it_too(self, as_ida, phone, sam):
        page = as_ida.post(f"/house/staff/{sam.pk}/password/", {"invite": "1"})
        path = re.search(r"/invitation/[\w-]+/", page.content.decode())[0]
        browser = Client()
        assert browser.post(path, {"password": "four quiet mornings"}).url == "/login/code/"
        assert give_code(browser, code_of(phone)).url == "/"


class TestTheLock:
    @pytest.fixture
    def laptop(self, client, phone):
        give_password(client)
        give_code(client, code_of(phone))
        client.post("/lock/", {"lock": "1"})
        return client

    def unlock(self, laptop, **more):
        return laptop.post("/lock/", {"username": "sam", "password": WORDS, **more})

    def test_the_same_person_unlocks_by_password(self, laptop):
        assert self.unlock(laptop).url == "/"
        assert laptop.get("/progress/").status_code == 200

    def test_whoever_takes_over_gives_their_code(self, client, phone, robin):
        robin.set_password(WORDS)
        robin.save()
        give_password(client, "robin")
        client.post("/lock/", {"lock": "1"})
        assert self.unlock(client).url == "/login/code/"
        assert client.get("/").url.startswith("/lock/")
        assert give_code(client, code_of(phone)).url == "/"
        assert "Good morning, Sam" in text_of(client.get("/"))

    def test_over_a_page_it_is_asked_for_in_place(self, client, phone, sam):
        """The sign-in had ended, and the words on the page wait for Sam."""
        asked = client.post("/lock/", {"username": "sam", "password": WORDS}, headers=IN_PLACE)
        assert asked.json()["asks_code"]
        assert asked.json()["refused"] == "Now the code from your phone, please."
        answers = {"username": "sam", "password": WORDS, "code": wrong_code(phone)}
        refused = client.post("/lock/", answers, headers=IN_PLACE).json()
        assert refused["asks_code"]
        assert "doesn't fit" in refused["refused"]
        answers["code"] = code_of(phone)
        assert client.post("/lock/", answers, headers=IN_PLACE).json() == {"person": sam.pk}
        assert client.get("/progress/").status_code == 200


class TestAHouseLaptop:
    NUMBERS = "280417"

    @pytest.fixture
    def laptop(self, client, phone, sam, ida, house):
        """Sam works shifts too, and came in with six numbers."""
        MembershipFactory(user=sam, house=house, role=Role.PEER)
        sam.pin = make_password(self.NUMBERS)
        sam.save()
        client.force_login(ida)
        client.post("/house/laptops/enroll/", {"name": "Kitchen"})
        client.post("/logout/")
        client.post("/switch/", {"person": sam.pk, "password": self.NUMBERS})
        assert BY_PIN in client.session
        return client

    def test_numbers_ask_for_no_code(self, laptop):
        assert laptop.get("/").status_code == 200

    def test_what_a_manager_may_asks_for_password_and_code(self, laptop, phone):
        asked = laptop.get("/progress/").url
        assert asked == "/password/ask/?next=%2Fprogress%2F"
        page = text_of(laptop.post(asked, {"current": WORDS}))
        assert "Please fill in: code from your phone." in page
        wrong = {"current": WORDS, "code": wrong_code(phone)}
        assert "doesn't fit" in text_of(laptop.post(asked, wrong))
        # A wrong password uses no code up.
        assert laptop.post(asked, {"current": "guess", "code": code_of(phone)}).status_code == 200
        right = {"current": WORDS, "code": code_of(phone), "next": "/progress/"}
        assert laptop.post(asked, right).url == "/progress/"
        assert laptop.get("/progress/").status_code == 200
        with time_machine.travel(TUESDAY + timedelta(minutes=11)):
            laptop.post("/lock/", {"username": "sam", "password": self.NUMBERS})
            assert laptop.get("/progress/").url == asked

    def test_the_lock_does_not_open_more_by_password_than_the_door(self, laptop, phone):
        laptop.post("/lock/", {"lock": "1"})
        assert laptop.post("/lock/", {"username": "sam", "password": WORDS}).url == "/login/code/"
        assert laptop.get("/").url.startswith("/lock/")
        give_code(laptop, code_of(phone))
        assert laptop.get("/progress/").status_code == 200

    def test_it_is_not_turned_off_with_numbers_and_password(self, laptop, phone):
        laptop.post("/password/code/off/", {"current": WORDS})
        assert SecondFactor.objects.exists()
        laptop.post("/password/code/off/", {"current": WORDS, "code": code_of(phone)})
        assert not SecondFactor.objects.exists()

    def test_other_pages_do_not_end_the_count_of_codes(self, laptop, phone):
        pin = {"current": WORDS, "pin": "121212"}
        for _ in range(5):
            laptop.post("/password/ask/", {"current": WORDS, "code": wrong_code(phone)})
            laptop.post("/password/numbers/", pin)
        page = laptop.post("/password/ask/", {"current": WORDS, "code": code_of(phone)})
        assert "Please wait a minute" in text_of(page)


class TestTakingItAway:
    def test_sam_turns_it_off_with_the_password(self, client, phone, sam):
        client.force_login(sam)
        gave_code(client)
        page = client.post("/password/code/off/", {"current": "guess"})
        assert "isn't the password" in text_of(page)
        assert client.post("/password/code/off/", {"current": WORDS}).url == "/password/"
        assert not SecondFactor.objects.exists()
        assert not RecoveryCode.objects.exists()
        client.post("/logout/")
        assert give_password(client).url == "/"
        assert "second_factor_off" in kinds()

    def test_ida_removes_it_when_the_phone_is_lost(self, client, as_ida, phone, sam):
        page = text_of(as_ida.get("/house/staff/"))
        assert "gives a code from their phone" in page
        path = f"/house/staff/{sam.pk}/code/"
        assert "Make sure that it is they who ask." in text_of(as_ida.get(path))
        assert "Please say why." in text_of(as_ida.post(path, {}))
        assert as_ida.post(path, {"reason": "phone lost"}).url == "/house/staff/"
        assert give_password(client).url == "/"
        event = AuditEvent.objects.get(kind="second_factor_removed")
        assert (event.person_name, event.object_id, event.fields) == ("Ida", sam.pk, ["phone lost"])
        assert "There is nothing to remove." in text_of(as_ida.get(path))

    def test_but_not_her_own(self, client, ida):
        with_phone(ida)
        client.force_login(ida)
        gave_code(client)
        page = client.post(f"/house/staff/{ida.pk}/code/", {"reason": "phone lost"})
        assert "Turn off your own" in text_of(page)
        assert SecondFactor.objects.exists()

    def test_nor_that_of_someone_who_signs_in_to_another_house(
        self, as_ida, phone, sam, other_house
    ):
        MembershipFactory(user=sam, house=other_house)
        page = as_ida.post(f"/house/staff/{sam.pk}/code/", {"reason": "phone lost"})
        assert "only they can change it" in text_of(page)
        assert SecondFactor.objects.exists()


class TestWhereTheHouseAsksForIt:
    @pytest.fixture(autouse=True)
    def asks(self, house):
        house.asks_for_code = True
        house.save()

    def test_a_manager_without_one_is_led_to_set_it_up(self, client, sam, alex):
        sam.set_password(WORDS)
        sam.save()
        assert give_password(client).url == "/password/code/?next=%2F"
        for path in ("/", "/progress/", f"/guests/{alex.guest_id}/", "/house/"):
            assert client.get(path).url.startswith("/password/code/?next=")
        assert client.get("/", headers=IN_PLACE).status_code == 401
        page = client.get("/password/code/")
        assert "This house asks managers and admins for a code" in text_of(page)
        assert "Not now" not in text_of(page)
        key = key_on(page)
        sent = {"current": WORDS, "code": code_of(key), "next": "/progress/"}
        assert 'href="/progress/"' in client.post(SET_UP, sent).content.decode()
        assert client.get("/progress/").status_code == 200
        client.get("/logout/")
        assert client.post("/logout/").url == "/login/"

    def test_an_admin_too(self, as_ida):
        assert as_ida.get("/house/staff/").url == "/password/code/?next=%2Fhouse%2Fstaff%2F"
        assert as_ida.post("/house/edit/", {}).url.startswith("/password/code/?next=")

    def test_who_works_shifts_as_well_does_a_peers_work_until_then(self, client, sam, house, alex):
        MembershipFactory(user=sam, house=house, role=Role.PEER)
        sam.set_password(WORDS)
        sam.save()
        assert give_password(client).url == "/password/code/?next=%2F"
        assert "everything that a peer on staff does" in text_of(client.get(SET_UP))
        assert "Not now" in text_of(client.get(SET_UP))
        assert client.get("/").status_code == 200
        assert client.get(f"/guests/{alex.guest_id}/").status_code == 200
        assert "More, with a code" in text_of(client.get("/"))
        assert client.get("/progress/").url == "/password/code/?next=%2Fprogress%2F"

    def test_peers_are_not_asked(self, as_robin):
        assert as_robin.get("/").status_code == 200
        assert as_robin.get("/progress/").status_code == 403

    def test_who_has_one_goes_on(self, client, phone):
        give_password(client)
        give_code(client, code_of(phone))
        assert client.get("/progress/").status_code == 200

    def test_ida_asks_for_it_in_the_houses_settings(self, client, house, ida):
        house.asks_for_code = False
        house.save()
        client.force_login(ida)
        assert "whoever wants to also gives a code" in text_of(client.get("/house/"))
        changed = {
            "name": house.name,
            "time_zone": house.time_zone,
            "length_of_stay": "90",
            "lock_minutes": "10",
            "small_number_limit": "5",
            "asks_for_code": "on",
        }
        assert client.post("/house/edit/", changed).url == "/house/"
        assert client.get("/house/").url == "/password/code/?next=%2Fhouse%2F"


def test_a_code_is_good_for_a_step_before_and_after():
    key = new_key()
    code, steps = code_of(key), [0, 29, 30, 59, 90]
    base = int(TUESDAY.timestamp()) // 30
    found = []
    for seconds in steps:
        with time_machine.travel(TUESDAY + timedelta(seconds=seconds), tick=False):
            found.append(step_of(key, code))
    assert found == [base, base, base, base, None]
    assert step_of(key, code, after=base) is None


def test_the_picture_says_what_an_app_needs():
    picture = qr_code("A" * 32, account="sam", issuer="Birch & Pine “House”")
    assert picture.startswith("data:image/svg+xml")
    assert '"' not in picture
    assert len(base64.b32decode(new_key())) == 20


def test_two_at_once_with_one_code(phone, sam):
    assert [use_code(by=sam, typed=code_of(phone)) for _ in range(2)] == [True, False]
    assert not use_code(by=sam, typed="")
