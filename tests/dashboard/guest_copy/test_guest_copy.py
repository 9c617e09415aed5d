"""Sam gives a guest a copy of what is written about them, to take along."""

import json
import re
from datetime import UTC, date, datetime

import pytest

from accounts.models import AuditEvent
from dashboard.together.sources import SOURCES
from tests.checkins.factories import EntryFactory
from tests.conftest import staying
from tests.pages import text_of
from tests.shifts.factories import NoteFactory


def copy_of(client, stay, as_="html"):
    return client.post(f"/guests/{stay.guest_id}/copy/", {"as": as_})


def data_of(client, stay):
    return json.loads(copy_of(client, stay, "json").content)


def part_of(data, key):
    return next(part for part in data["stays"][0]["parts"] if part["key"] == key)


def test_a_manager_gets_there_from_the_guests_page(as_sam, as_robin, as_ida, alex):
    page = f"/guests/{alex.guest_id}/"
    assert f'href="{page}copy/"' in as_sam.get(page).content.decode()
    for client in (as_robin, as_ida):
        assert "copy/" not in client.get(page).content.decode()
    assert "The file is saved on this computer." in text_of(as_sam.get(f"{page}copy/"))


@pytest.mark.parametrize("as_", ["html", "json"])
def test_it_is_a_file_without_the_guests_name_that_no_one_keeps(as_sam, alex, as_):
    file = copy_of(as_sam, alex, as_)
    assert file.headers["Content-Disposition"] == f'attachment; filename="copy-2026-11-24.{as_}"'
    assert "no-store" in file.headers["Cache-Control"]
    assert "Alex" in file.content.decode()


def test_of_another_form_the_page_asks_again(as_sam, alex):
    page = copy_of(as_sam, alex, "exe")
    assert "Save as a page to read or print" in text_of(page)
    assert "Content-Disposition" not in page.headers
    assert not AuditEvent.objects.filter(kind="copy_given").exists()


def test_the_page_points_nowhere_and_runs_nothing(as_sam, alex):
    NoteFactory(house=alex.house, stay=alex, words="See https://example.org <b>today</b>")
    file = copy_of(as_sam, alex).content.decode()
    assert not re.search(r"<(script|link|img|a|iframe|form|svg)\b|\b(src|href|hx-get)=|url\(", file)
    assert "Alex" not in re.search(r"<title>(.*?)</title>", file)[1]
    assert "&lt;b&gt;today" in file


def test_each_copy_is_on_record_and_told_to_the_guest(as_sam, sam, alex):
    copy_of(as_sam, alex)
    data = data_of(as_sam, alex)
    given = AuditEvent.objects.filter(kind="copy_given", person_id=sam.pk, guest_id=alex.guest_id)
    assert [event.fields for event in given] == [["html"], ["json"]]
    opened = {"on": "2026-11-24", "opened": ["Sam: a copy of this, to give to you, 9:31 am"] * 2}
    assert data["opened_by"] == [opened]


def test_days_and_moments_are_the_houses_own(as_sam, alex, robin):
    EntryFactory(
        stay=alex,
        round__house=alex.house,
        round__date=date(2026, 11, 23),
        saved_at=datetime(2026, 11, 23, 14, 40, tzinfo=UTC),
        where_at="Slept well",
    )
    data = data_of(as_sam, alex)
    assert (data["format"], data["version"]) == ("susd-guest-copy", 1)
    assert data["made_at"] == "2026-11-24T09:31:00-05:00"
    assert data["guest"] == {"name": "Alex", "pronouns": alex.guest.pronouns}
    assert data["stays"][0]["arrived_on"] == f"{alex.arrived_on:%Y-%m-%d}"
    (entry,) = part_of(data, "check-ins")["items"]
    assert entry["days"] == [{"on": "2026-11-23", "saved_at": "2026-11-23T09:40:00-05:00"}]
    assert {"label": "Where I'm at", "words": "Slept well", "note": ""} in entry["lines"]


def test_the_parts_are_called_what_they_were():
    """Programs may look for them (docs/a-guests-copy.md); a new one is added here."""
    assert {source.key for source in SOURCES} == {
        "agreements-you-accepted",
        "asked-in-between",
        "asked-to-leave",
        "check-ins",
        "chores",
        "conversations-working-something-out",
        "decided-for-you-to-do",
        "farewell",
        "from-an-earlier-stay",
        "gone-through-when-you-arrived",
        "groups-that-you-lead",
        "groups-that-you-led",
        "house-meetings",
        "in-the-house-journal",
        "in-touch-afterward",
        "looking-back-together",
        "moments-of-support",
        "shift-notes",
        "sitting-down-together",
        "staying-longer",
        "time-away",
        "to-follow-up-for-you",
        "what-you-move-toward",
        "what-you-proposed",
        "what-you-put-on-the-agenda",
        "what-you-said-about-a-proposal",
        "what-you-see-differently-in-them",
        "what-you-would-like-people-here-to-know",
        "where-next",
    }


def test_someone_who_left_long_ago_gets_theirs(as_sam, house):
    lou = staying(house, "Lou", date(2020, 1, 6), left_on=date(2020, 3, 1))
    NoteFactory(house=house, stay=lou, words="Lou sang in the kitchen")
    data = data_of(as_sam, lou)
    assert data["stays"][0]["is_whole"]
    assert "Lou sang in the kitchen" in json.dumps(part_of(data, "shift-notes"))


def test_both_hold_the_same(as_sam, alex, jo):
    NoteFactory(house=alex.house, stay=alex, words="Cooked with Jo, sang")
    page, data = text_of(copy_of(as_sam, alex)), data_of(as_sam, alex)
    for part in (part for stay in data["stays"] for part in stay["parts"]):
        assert part["title"] in page
        for item in part["items"]:
            for said in [item["title"], *item["facts"], *(line["words"] for line in item["lines"])]:
                assert " ".join(said.split()) in page
    assert "Cooked with another guest, sang" in page
