"""Who read or changed whose record: for managers and admins."""

import csv
import io
from datetime import date, timedelta

import pytest
import time_machine

from accounts.access.permissions import Role
from accounts.audit.models import AuditEvent
from accounts.audit.record import record
from guests.audit import GuestKind
from tests.conftest import ROUND, TUESDAY, person, staying
from tests.pages import text_of

PAGE = "/reports/audit/"
EXPORT = "/reports/audit/export/"


@pytest.fixture
def a_morning(as_robin, as_lee, alex, jo):
    """Robin reads Alex's page and writes in the check-in; Lee reads Jo's."""
    as_robin.get(f"/guests/{alex.guest_id}/")
    as_robin.post(ROUND, {f"stay-{alex.pk}-where_at": "Slept badly"})
    as_lee.get(f"/guests/{jo.guest_id}/")


def rows_of(page):
    return [
        (event.person, event.did, event.guest)
        for event in page.context["events"]
        if event.did != "looked at who read and changed what"
    ]


def test_who_read_and_who_wrote(as_sam, a_morning):
    page = as_sam.get(PAGE)

    assert rows_of(page) == [
        ("Lee", "read a guest's page", "Jo"),
        ("Robin", "wrote in a check-in", "Alex"),
        ("Robin", "opened a check-in", ""),
        ("Robin", "read a guest's page", "Alex"),
    ]
    assert "Tue, Nov 24, 2026, 9:31 am" in text_of(page)
    assert "Slept badly" not in page.content.decode()


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ("guest", {"Robin: wrote in a check-in", "Robin: read a guest's page"}),
        ("person", {"Lee: read a guest's page"}),
        ("kind", {"Robin: read a guest's page", "Lee: read a guest's page"}),
    ],
)
def test_one_guest_one_person_one_kind(as_sam, a_morning, alex, lee, asked, expected):
    value = {"guest": alex.guest_id, "person": lee.pk, "kind": GuestKind.GUEST_READ.value}[asked]

    found = rows_of(as_sam.get(PAGE, {asked: value}))

    assert {f"{who}: {did}" for who, did, _guest in found} == expected


def test_the_last_thirty_days_unless_it_is_about_one_guest(as_sam, robin, actor_of, alex):
    with time_machine.travel(TUESDAY - timedelta(days=40)):
        record(GuestKind.GUEST_READ, by=actor_of(robin), about=alex.guest, guest_id=alex.guest_id)

    assert rows_of(as_sam.get(PAGE)) == []
    assert rows_of(as_sam.get(PAGE, {"since": "2026-10-01"}))
    assert rows_of(as_sam.get(PAGE, {"guest": alex.guest_id}))
    assert rows_of(as_sam.get(PAGE, {"guest": alex.guest_id, "since": "2026-11-01"})) == []


def test_days_are_the_houses_own(as_sam, robin, actor_of, alex):
    """11:30 in the evening in New Hampshire is the next day in UTC."""
    with time_machine.travel(TUESDAY.replace(day=22, hour=23, minute=30)):
        record(GuestKind.GUEST_READ, by=actor_of(robin), about=alex.guest)

    assert rows_of(as_sam.get(PAGE, {"since": "2026-11-22", "until": "2026-11-22"}))
    assert rows_of(as_sam.get(PAGE, {"since": "2026-11-23", "until": "2026-11-23"})) == []


def test_a_change_names_its_fields_as_people_call_them(as_sam, robin, actor_of, alex):
    fields = ["arrives_on", "gone_by_now"]
    record(GuestKind.STAY_CHANGED, by=actor_of(robin), about=alex, fields=fields)

    [event] = as_sam.get(PAGE).context["events"]

    assert event.fields == ["day of arrival", "gone by now"]


def test_nothing_of_another_house(as_sam, stranger, other_house, a_morning):
    jordan = staying(other_house, "Jordan", TUESDAY.date())
    visitor = person(other_house, "Quinn", Role.MANAGER)
    AuditEvent.objects.create(
        kind=GuestKind.GUEST_READ,
        house_id=other_house.pk,
        person_id=visitor.pk,
        person_name="Quinn",
        guest_id=jordan.guest_id,
    )

    page = as_sam.get(PAGE)
    assert "Quinn" not in text_of(page)
    assert "Jordan" not in text_of(page)
    refused = as_sam.get(PAGE, {"guest": jordan.guest_id})
    assert "Please choose one from the list." in text_of(refused)
    assert "events" not in refused.context


def test_someone_who_left_long_ago_is_asked_about_from_their_own_page(as_sam, house):
    long_ago = staying(house, "Morgan", date(2025, 3, 1), left_on=date(2025, 5, 1))

    assert "Morgan" not in text_of(as_sam.get(PAGE))
    assert "Morgan" in text_of(as_sam.get(PAGE, {"guest": long_ago.guest_id}))


@pytest.mark.parametrize("said", ["x", "9" * 40, "-1", "²"])
def test_a_guest_who_is_none(as_sam, alex, said):
    page = as_sam.get(PAGE, {"guest": said})

    assert page.status_code == 200
    assert "Please choose one from the list." in text_of(page)


def test_a_wrong_day_keeps_what_was_asked_for(as_sam, lee):
    page = as_sam.get(PAGE, {"person": lee.pk, "since": "2026-11-20", "until": "2026-11-01"})

    assert "This day is before the first one." in text_of(page)
    assert f'value="{lee.pk}" selected' in page.content.decode()


def test_the_export_has_every_row_and_no_formula(as_sam, a_morning, house, robin, actor_of):
    robin.display_name = "=cmd|' /C calc'!A0"
    record(GuestKind.ROLL_READ, by=actor_of(robin))

    answer = as_sam.get(EXPORT)

    assert answer["Content-Type"] == "text/csv"
    rows = list(csv.reader(io.StringIO(answer.getvalue().decode("utf-8-sig"))))
    assert rows[0] == ["Day", "Time", "Who", "What they did", "About", "Changed"]
    assert ["2026-11-24", "09:31", "Lee", "read a guest's page", "Jo", ""] in rows
    assert rows[1][2:4] == ["Sam", "exported who read and changed what"]
    assert rows[2][2] == "'=cmd|' /C calc'!A0"
    assert "Alex" not in answer["Content-Disposition"]


def test_a_long_export_is_sent_part_by_part(as_sam, a_morning, monkeypatch):
    whole = as_sam.get(EXPORT).getvalue()
    monkeypatch.setattr("reports.audit.reading.A_PART", 2)
    parts = list(as_sam.get(EXPORT).streaming_content)
    assert len(parts) > 3
    # The second begins with the line that says that there was a first.
    head, rest = whole.split(b"\r\n", 1)
    assert b"".join(parts).startswith(head)
    assert b"".join(parts).endswith(rest)


def test_looking_and_exporting_are_on_record_too(as_sam, alex):
    as_sam.get(PAGE, {"guest": alex.guest_id})
    as_sam.get(EXPORT)

    page = as_sam.get(PAGE)

    did = [event.did for event in page.context["events"]]
    assert did[0] == "exported who read and changed what"
    assert "looked at who read and changed what" in did


def test_from_a_guests_page_it_is_one_press(as_sam, as_robin, alex):
    page = f"/guests/{alex.guest_id}/"

    assert f'href="{PAGE}?guest={alex.guest_id}"' in as_sam.get(page).content.decode()
    assert "Who has opened this record" not in text_of(as_robin.get(page))
    assert as_robin.get(PAGE).status_code == 403


def test_many_are_on_pages_of_their_own(as_sam, robin, actor_of, django_assert_max_num_queries):
    for _ in range(60):
        record(GuestKind.ROLL_READ, by=actor_of(robin))
    as_sam.get(PAGE)

    with django_assert_max_num_queries(10):
        page = as_sam.get(PAGE)

    assert "61 entries since October 25, 2026" in text_of(page)
    assert "Earlier entries · 11 more" in text_of(page)
    assert len(as_sam.get(PAGE, {"page": 2}).context["events"]) == 11
