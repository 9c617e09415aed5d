"""The house's own laptops: added by Ida, and where peers tap their name and give six numbers."""

from datetime import date, timedelta

import pytest
import time_machine
from django.contrib.auth.hashers import make_password
from django.test import Client

from accounts.laptops.cookie import COOKIE
from accounts.laptops.pins import too_easy
from accounts.models import AuditEvent, Draft, Laptop
from shifts.models import ShiftTime
from shifts.rota.actions import put_on
from shifts.times.actions import create_default_shift_times
from tests.accounts.factories import HouseFactory, MembershipFactory
from tests.conftest import ROUND, TUESDAY
from tests.pages import text_of

WORDS = "three quiet mornings"
NUMBERS = "280417"


@pytest.fixture
def staff(robin, lee, sam, ida):
    for user in (robin, lee, sam):
        user.set_password(WORDS)
        user.pin = make_password(NUMBERS)
        user.save()
    return {"robin": robin, "lee": lee, "sam": sam, "ida": ida}


@pytest.fixture
def laptop(staff):
    """The kitchen's, at the door."""
    browser = Client()
    browser.force_login(staff["ida"])
    browser.post("/house/laptops/enroll/", {"name": "Kitchen"})
    browser.post("/logout/")
    return browser


def tap(laptop, user, secret=NUMBERS):
    return laptop.post(f"/switch/?person={user.pk}", {"person": user.pk, "password": secret})


def test_ida_adds_a_laptop_and_removes_it(laptop, ida):
    cookie = laptop.cookies[COOKIE]
    assert cookie["httponly"]
    assert cookie["samesite"] == "Lax"
    row = Laptop.objects.get()
    assert cookie.value not in row.token_hash
    ida_at_home = Client()
    ida_at_home.force_login(ida)
    assert "Kitchen" in text_of(ida_at_home.get("/house/laptops/"))
    ida_at_home.post(f"/house/laptops/{row.pk}/remove/")
    assert laptop.get("/switch/").url == "/login/"
    assert "removed November 24, 2026 by Ida" in text_of(ida_at_home.get("/house/laptops/"))
    kinds = AuditEvent.objects.filter(object_id=row.pk).values_list("kind", flat=True)
    assert {"laptop_enrolled", "laptop_removed"} <= set(kinds)


def test_a_laptop_needs_a_name(as_ida):
    page = text_of(as_ida.post("/house/laptops/enroll/", {"name": " "}))
    assert "Please say where it is used." in page
    assert not Laptop.objects.exists()


def test_who_works_here_is_offered_and_nobody_else(laptop, staff, house, lee):
    MembershipFactory(house=house, user__display_name="Nora", started_on=TUESDAY.date())
    lee.memberships.update(ended_on=TUESDAY.date(), ended_at=TUESDAY)
    page = text_of(laptop.get("/switch/"))
    assert "Robin" in page
    assert "Nora" in page
    assert "Lee" not in page
    assert "Lee" not in text_of(tap(laptop, lee))


def test_it_says_who_is_on_now(laptop, robin, lee, sam, house, actor_of):
    create_default_shift_times(house=house, from_on=date(2026, 1, 1))
    day = ShiftTime.objects.get(house=house, name="Day")
    put_on(by=actor_of(robin), on=TUESDAY.date(), time=day, user=robin)
    put_on(by=actor_of(robin), on=TUESDAY.date(), time=day, user=sam, is_on_call=True)
    put_on(by=actor_of(robin), on=TUESDAY.date() + timedelta(days=1), time=day, user=lee)
    page = text_of(laptop.get("/switch/"))
    assert "Robin on now" in page
    assert page.count("on now") == 1


def test_another_browser_offers_nobody(client, staff):
    assert client.get("/switch/").url == "/login/"
    assert tap(client, staff["robin"]).url == "/login/"
    client.cookies[COOKIE] = "made up"
    assert client.get("/switch/").url == "/login/"
    assert "don't go together" in text_of(
        client.post("/login/", {"username": "robin", "password": NUMBERS})
    )


def test_robin_taps_a_name_and_gives_six_numbers(laptop, robin):
    assert tap(laptop, robin).url == "/"
    assert "Good morning, Robin" in text_of(laptop.get("/"))
    assert laptop.get(ROUND).status_code == 200


def test_wrong_numbers_say_so(laptop, robin):
    assert "Those aren't your six numbers." in text_of(tap(laptop, robin, "280418"))


def test_the_password_works_there_too(laptop, robin):
    assert tap(laptop, robin, WORDS).url == "/"
    assert laptop.get("/").status_code == 200


def test_lee_takes_over_and_nothing_of_robin_is_left(laptop, robin, lee, alex):
    tap(laptop, robin)
    Draft.objects.create(
        house=robin.memberships.get().house,
        author=robin,
        page=ROUND,
        field=f"stay-{alex.pk}-where_at",
        title="Check-in",
        words="Slept badly",
    )
    assert laptop.post("/switch/", {"lock": "1"}).url == "/switch/"
    assert laptop.get("/").url.startswith("/lock/")
    page = text_of(laptop.get(f"/switch/?person={robin.pk}"))
    assert "Something you were typing waits for you." in page
    tap(laptop, lee)
    assert "Slept badly" not in laptop.get(ROUND).content.decode()
    laptop.post("/switch/", {"lock": "1"})
    tap(laptop, robin)
    assert "Slept badly" in laptop.get(ROUND).content.decode()


def test_words_are_said_to_wait_only_where_they_do(laptop, robin, house):
    """Not those of another house, nor those that are no longer kept."""
    waits = "Something you were typing waits for you."
    draft = Draft(author=robin, house=HouseFactory(name="Mill Pond House"), page="/", field="words")
    draft.title, draft.words = "Journal", "The porch"
    draft.save()
    assert waits not in text_of(laptop.get(f"/switch/?person={robin.pk}"))
    draft.house = house
    draft.save()
    assert waits in text_of(laptop.get(f"/switch/?person={robin.pk}"))
    draft.saved_at = TUESDAY - Draft.KEPT
    draft.save()
    assert waits not in text_of(laptop.get(f"/switch/?person={robin.pk}"))


def test_six_numbers_open_what_a_peer_may_see_until_the_password_is_given(laptop, sam, house):
    MembershipFactory(house=house, user=sam, role="peer", started_on=TUESDAY.date())
    tap(laptop, sam)
    assert laptop.get("/").status_code == 200
    asked = laptop.get("/progress/")
    assert asked.url == "/password/ask/?next=%2Fprogress%2F"
    assert "isn't the password" in text_of(laptop.post(asked.url, {"current": "guess"}))
    assert laptop.post(asked.url, {"current": WORDS, "next": "/progress/"}).url == "/progress/"
    assert laptop.get("/progress/").status_code == 200
    with time_machine.travel(TUESDAY + timedelta(minutes=9)):
        assert laptop.get("/progress/").status_code == 200
    with time_machine.travel(TUESDAY + timedelta(minutes=11)):
        laptop.post("/lock/", {"username": "sam", "password": NUMBERS})
        assert laptop.get("/").status_code == 200
        assert laptop.get("/progress/").url == "/password/ask/?next=%2Fprogress%2F"
        assert laptop.post("/progress/").url == "/password/ask/?next=%2F"
        assert laptop.get("/progress/", headers={"HX-Request": "true"}).status_code == 401
    assert AuditEvent.objects.filter(kind="password_asked").count() == 1


def test_six_numbers_do_not_open_the_maintainers_site(laptop, robin):
    robin.is_maintainer = True
    robin.save()
    tap(laptop, robin)
    assert laptop.get("/admin/").status_code == 302
    assert laptop.get("/admin/", follow=True).status_code == 403
    laptop.post("/logout/")
    tap(laptop, robin, WORDS)
    assert laptop.get("/admin/").status_code == 200


def test_maintainers_do_not_see_what_the_numbers_are_kept_as(robin, signed_in):
    robin.pin = make_password(NUMBERS)
    robin.is_maintainer = True
    robin.save()
    page = signed_in(robin).get(f"/admin/accounts/user/{robin.pk}/change/")
    assert page.status_code == 200
    assert robin.pin not in page.content.decode()
    assert robin.password not in text_of(page).split()


def test_a_manager_who_is_no_peer_has_no_numbers(laptop, sam):
    page = text_of(laptop.get(f"/switch/?person={sam.pk}"))
    assert "Password of Sam" in page
    assert "Those aren't your six numbers." in text_of(tap(laptop, sam))
    assert tap(laptop, sam, WORDS).url == "/"
    assert laptop.get("/progress/").status_code == 200


def test_a_peer_meets_no_page_for_managers_by_password_either(laptop, robin):
    tap(laptop, robin)
    assert laptop.get("/progress/").status_code == 403


def test_numbers_open_the_laptops_house_alone(laptop, robin, house):
    other = MembershipFactory(user=robin, role="manager", started_on=TUESDAY.date()).house
    tap(laptop, robin)
    laptop.post("/house/choose/", {"house": other.pk})
    assert house.name in text_of(laptop.get("/"))
    assert laptop.get("/progress/").status_code == 403


def test_removing_the_laptop_signs_out_whoever_is_at_it(laptop, robin, as_ida):
    tap(laptop, robin)
    as_ida.post(f"/house/laptops/{Laptop.objects.get().pk}/remove/")
    assert laptop.get("/").url == "/login/?next=/"


def test_a_role_that_ends_is_gone_at_the_next_page(laptop, robin):
    tap(laptop, robin)
    robin.memberships.update(ended_on=TUESDAY.date(), ended_at=TUESDAY)
    assert laptop.get(ROUND).status_code == 403


def test_robin_chooses_numbers(laptop, robin):
    tap(laptop, robin, WORDS)
    easy = {"current": WORDS, "pin": "121212"}
    assert "easy to guess" in text_of(laptop.post("/password/numbers/", easy))
    letters = {"current": WORDS, "pin": "12345a"}
    assert "six numbers, nothing else" in text_of(laptop.post("/password/numbers/", letters))
    same = {"current": WORDS, "pin": NUMBERS}
    assert "you have now" in text_of(laptop.post("/password/numbers/", same))
    guess = {"current": "guess", "pin": "904172"}
    assert "isn't the password" in text_of(laptop.post("/password/numbers/", guess))
    assert laptop.post("/password/numbers/", {"current": WORDS, "pin": "904172"}).url == "/"
    laptop.post("/logout/")
    assert "Those aren't" in text_of(tap(laptop, robin))
    assert tap(laptop, robin, "904172").url == "/"


def test_a_new_password_from_an_admin_ends_the_numbers(laptop, robin, as_ida):
    as_ida.post(f"/house/staff/{robin.pk}/password/", {"password": "four quiet mornings"})
    assert "Password of Robin" in text_of(laptop.get(f"/switch/?person={robin.pk}"))
    assert "Those aren't your six numbers." in text_of(tap(laptop, robin))


def test_five_wrong_numbers_wait_a_minute_for_that_person_on_that_laptop(laptop, robin, lee):
    for _ in range(5):
        tap(laptop, robin, "280418")
    assert "Please wait a minute" in text_of(tap(laptop, robin))
    assert tap(laptop, lee).url == "/"
    laptop.post("/logout/")
    # The right password ends the wait.
    assert tap(laptop, robin, WORDS).url == "/"
    laptop.post("/logout/")
    assert tap(laptop, robin).url == "/"


def test_the_wait_is_over_after_a_minute(laptop, robin):
    for _ in range(9):
        tap(laptop, robin, "280418")
    with time_machine.travel(TUESDAY + timedelta(seconds=61)):
        assert tap(laptop, robin).url == "/"


def test_who_guesses_elsewhere_keeps_nobody_out_of_the_house_laptop(laptop, robin, client):
    for _ in range(11):
        client.post("/login/", {"username": "robin", "password": "guess"})
    assert tap(laptop, robin).url == "/"


def test_last_seen_is_when_someone_signed_in_there(laptop, robin):
    with time_machine.travel(TUESDAY + timedelta(minutes=3)):
        tap(laptop, robin)
    since = Laptop.objects.get().last_seen_at - TUESDAY
    assert timedelta(minutes=3) <= since < timedelta(minutes=4)


@pytest.mark.parametrize(
    "pin",
    [
        *("000000", "111222", "121212", "123123", "123321", "123456", "654321", "890123"),
        *("112233", "998877", "159753", "334433"),
    ],
)
def test_numbers_that_are_easy_to_guess(pin):
    assert too_easy(pin)


@pytest.mark.parametrize("pin", ["280417", "904172", "113579", "500712"])
def test_numbers_that_are_not(pin):
    assert not too_easy(pin)
