"""Ida looks after who works in the house."""

from datetime import date

import time_machine

from accounts.access.permissions import Role
from accounts.models import AuditEvent, Membership, User
from accounts.people.passwords import set_own_password
from tests.accounts.factories import MembershipFactory
from tests.conftest import TUESDAY
from tests.pages import fields_of, text_of

NOOR = {
    "display_name": "Noor",
    "pronouns": "she/her",
    "username": "Noor",
    "roles": ["peer", "manager"],
    "password": "river stones and tea",
}


def test_ida_adds_noor_who_can_sign_in(as_ida, client):
    assert as_ida.post("/house/staff/new/", NOOR).url == "/house/staff/"
    page = text_of(as_ida.get("/house/staff/"))
    assert "Noor she/her · signs in as noor" in page
    signing_in = client.post("/login/", {"username": "noor", "password": NOOR["password"]})
    assert signing_in.status_code == 302


def test_each_missing_thing_is_said_beside_its_field_and_the_rest_is_kept(as_ida):
    page = as_ida.post("/house/staff/new/", {"display_name": "Noor", "password": "short"})
    words = text_of(page)
    assert "Please fill in: sign-in name." in words
    assert "Choose at least one role." in words
    assert 'value="Noor"' in page.content.decode()


def test_a_weak_password_is_refused_beside_its_field(as_ida):
    page = as_ida.post("/house/staff/new/", NOOR | {"password": "short"})
    assert "too short" in text_of(page)
    assert not User.objects.filter(username="noor").exists()


def test_a_sign_in_name_is_used_once(as_ida, robin):
    page = as_ida.post("/house/staff/new/", NOOR | {"username": "ROBIN"})
    assert "Someone has this sign-in name already." in text_of(page)


def test_roles_begin_and_end_and_powers_with_them(as_ida, ida, robin, house):
    as_ida.post(f"/house/staff/{robin.pk}/", {"roles": ["manager"]})
    roles = Membership.objects.filter(user=robin, ended_on=None).values_list("role", flat=True)
    assert list(roles) == [Role.MANAGER]
    assert robin.memberships.get(role=Role.PEER).ended_on == date(2026, 11, 24)
    event = AuditEvent.objects.get(kind="roles_changed")
    assert (event.person_id, event.object_id, event.fields) == (
        ida.pk,
        robin.pk,
        ["manager", "peer"],
    )


def test_someone_who_has_left_stays_in_the_list_without_a_part(as_ida, robin):
    as_ida.post(f"/house/staff/{robin.pk}/", {"roles": []})
    assert "no longer on staff" in text_of(as_ida.get("/house/staff/"))


def test_the_house_keeps_an_admin(as_ida, ida):
    page = as_ida.post(f"/house/staff/{ida.pk}/", {"roles": ["peer"]})
    assert "The house needs an admin." in text_of(page)
    assert ida.memberships.get().role == Role.ADMIN


def test_ida_gives_robin_a_new_password(as_ida, robin):
    as_ida.post(f"/house/staff/{robin.pk}/password/", {"password": "river stones and tea"})
    robin.refresh_from_db()
    assert robin.check_password("river stones and tea")


def test_but_not_to_someone_who_signs_in_to_another_house_with_it(as_ida, robin, other_house):
    MembershipFactory(user=robin, house=other_house)
    page = as_ida.post(f"/house/staff/{robin.pk}/password/", {"password": "river stones and tea"})
    assert "only they can change it" in text_of(page)


def test_robin_works_in_two_houses_and_sees_one_at_a_time(
    as_robin, robin, other_house, alex, stranger
):
    MembershipFactory(user=robin, house=other_house, role=Role.MANAGER)
    assert "Alex" in text_of(as_robin.get("/"))
    assert "Stranger" not in text_of(as_robin.get("/"))
    as_robin.post("/house/choose/", {"house": other_house.pk})
    page = text_of(as_robin.get("/"))
    assert "Stranger" in page
    assert "Alex" not in page
    as_robin.post("/house/choose/", {"house": "nonsense"})
    assert "Stranger" in text_of(as_robin.get("/"))


def test_ida_changes_the_houses_name_and_clock(as_ida, house):
    changed = {
        "name": "Birch House",
        "time_zone": "America/Chicago",
        "length_of_stay": "60",
        "lock_minutes": "5",
        "small_number_limit": "8",
    }
    assert as_ida.post("/house/edit/", changed).url == "/house/"
    page = text_of(as_ida.get("/house/"))
    assert "Birch House" in page
    assert "60 days" in page
    assert "fewer than 8" in page
    page = as_ida.post("/house/edit/", changed | {"length_of_stay": "0", "time_zone": "Nowhere"})
    assert page.status_code == 200
    page = as_ida.post("/house/edit/", changed | {"small_number_limit": "2"})
    assert page.status_code == 200
    house.refresh_from_db()
    assert (house.length_of_stay, house.small_number_limit) == (60, 8)


def test_noor_helps_out_until_friday(as_ida, signed_in, house):
    """In a house without shifts, Friday ends at noon on Saturday: nobody knows when she goes."""
    as_ida.post("/house/staff/new/", NOOR | {"until": "2026-11-27"})
    last_day = "Peer on staff last day Friday, until Saturday 12:00 pm"
    assert last_day in text_of(as_ida.get("/house/staff/"))
    noor = User.objects.get(username="noor")
    set_own_password(noor, "three quiet mornings")
    assert set(noor.memberships.values_list("ended_on", flat=True)) == {date(2026, 11, 28)}
    with time_machine.travel(TUESDAY.replace(day=28, hour=11, minute=59)):
        assert signed_in(noor).get("/").status_code == 200
    with time_machine.travel(TUESDAY.replace(day=28, hour=12, minute=0)):
        assert signed_in(noor).get("/").status_code == 403
        assert "no longer on staff" in text_of(as_ida.get("/house/staff/"))


def test_and_a_week_longer_and_then_for_good(as_ida, robin):
    path = f"/house/staff/{robin.pk}/"
    for until in ("2026-11-27", "2026-12-04"):
        as_ida.post(path, {"roles": ["peer", "manager"], "until": until})
        assert fields_of(as_ida.get(path))["until"] == until
    assert robin.memberships.count() == 2
    as_ida.post(path, {"roles": ["peer"], "until": ""})
    assert robin.memberships.get(role=Role.PEER).ended_on is None
    assert robin.memberships.get(role=Role.MANAGER).ended_on == date(2026, 11, 24)
    fields = AuditEvent.objects.filter(kind="roles_changed").order_by("id")
    assert [each.fields for each in fields] == [
        ["ended_on", "manager"],
        ["ended_on"],
        ["ended_on", "manager"],
    ]


def test_today_may_be_the_last_day_but_not_yesterday(as_ida, robin):
    path = f"/house/staff/{robin.pk}/"
    as_ida.post(path, {"roles": ["peer"], "until": "2026-11-24"})
    assert robin.memberships.get().is_current()
    for until, said in (
        ("2026-11-23", "That day is over."),
        ("9999-12-31", "Is the year right?"),
        ("soon", "Please give a day"),
    ):
        page = as_ida.post(path, {"roles": ["peer"], "until": until})
        assert said in text_of(page)
        assert fields_of(page)["until"] == until
    assert "That day is over." in text_of(
        as_ida.post("/house/staff/new/", NOOR | {"until": "2026-11-23"})
    )
    assert robin.memberships.get().ended_on == date(2026, 11, 25)


def test_the_only_admin_has_no_last_day(as_ida, ida):
    page = as_ida.post(f"/house/staff/{ida.pk}/", {"roles": ["admin"], "until": "2026-12-01"})
    assert "The house needs an admin." in text_of(page)
    assert ida.memberships.get().ended_on is None


def test_whose_role_has_ended_may_come_again(as_ida, robin):
    path = f"/house/staff/{robin.pk}/"
    as_ida.post(path, {"roles": ["peer"], "until": "2026-11-24"})
    with time_machine.travel(TUESDAY.replace(day=30)):
        as_ida.post(path, {"roles": ["peer"], "until": "2026-12-06"})
    days = robin.memberships.order_by("id").values_list("started_on", "ended_on")
    assert list(days) == [
        (date(2026, 1, 1), date(2026, 11, 25)),
        (date(2026, 11, 30), date(2026, 12, 7)),
    ]


def test_the_staff_list_asks_as_much_for_ten_as_for_one(
    as_ida, house, django_assert_max_num_queries
):
    with django_assert_max_num_queries(5):
        as_ida.get("/house/staff/")
    MembershipFactory.create_batch(10, house=house)
    with django_assert_max_num_queries(5):
        as_ida.get("/house/staff/")
