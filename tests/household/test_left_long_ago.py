"""Of a guest who left more than 30 days ago, peers no longer read what they took part in."""

from datetime import date

import pytest
import time_machine

from household.models import Group, Meeting, MeetingAttendance
from shifts.models import Handoff
from tests.conftest import TUESDAY, staying
from tests.guests.factories import TimeAwayFactory
from tests.household.chores.factories import ChoreFactory, TurnFactory
from tests.household.meetings.factories import (
    AgendaItemFactory,
    DecisionFactory,
    GroupDayFactory,
    GroupFactory,
    MeetingFactory,
)


@pytest.fixture
def morgan(house):
    """Left on October 10, 45 days ago."""
    return staying(house, "Morgan", date(2026, 8, 1), left_on=date(2026, 10, 10))


@pytest.fixture
def pages(house, morgan):
    """Where Morgan is named, each with how often."""
    meeting = MeetingFactory(house=house, on=date(2026, 10, 4), stay=morgan)
    MeetingAttendance.objects.create(house=meeting.house, meeting=meeting, stay=morgan)
    AgendaItemFactory(house=house, stay=morgan)
    decision = DecisionFactory(meeting=meeting, stay=morgan)
    group = GroupFactory(house=house, stay=morgan)
    GroupDayFactory(group=group, on=date(2026, 10, 3), stay=morgan)
    meeting.closed_at, meeting.closed_by = decision.noted_at, decision.noted_by
    meeting.save()
    return [
        f"/household/meetings/{meeting.pk}/",
        "/household/meetings/",
        f"/household/decisions/{decision.pk}/",
        "/household/groups/",
    ]


def test_a_peer_reads_that_it_was_a_guest_who_has_left(as_robin, pages):
    for path in pages:
        page = as_robin.get(path).content.decode()
        assert "Morgan" not in page, path
        assert "a guest who has left" in page, path


def test_a_manager_still_reads_who_it_was(as_sam, pages):
    for path in pages:
        page = as_sam.get(path).content.decode()
        assert "Morgan" in page, path
        assert "a guest who has left" not in page, path


def test_nor_where_a_meeting_or_a_group_is_written(as_robin, as_sam, house, morgan, pages):
    Meeting.objects.update(closed_at=None, closed_by=None)
    meeting, group = Meeting.objects.get(), Group.objects.get()
    for path in (
        f"/household/meetings/{meeting.pk}/",
        f"/household/groups/{group.pk}/",
        f"/household/groups/{group.pk}/edit/",
    ):
        page = as_robin.get(path).content.decode()
        assert "Morgan" not in page, path
        assert "A guest who has left" in page, path
        assert "Morgan" in as_sam.get(path).content.decode(), path


def test_what_a_peer_writes_there_changes_nothing_about_them(as_robin, morgan, pages):
    Meeting.objects.update(closed_at=None, closed_by=None)
    meeting, whose = Meeting.objects.get(), f"stay-{morgan.pk}"
    sent = {
        "initial-came": whose,
        "came": whose,
        "initial-led_by": whose,
        "led_by": whose,
        "initial-said": "",
        "said": "We moved the table.",
    }
    assert as_robin.post(f"/household/meetings/{meeting.pk}/", sent).status_code == 302
    meeting.refresh_from_db()
    assert (meeting.said, meeting.stay) == ("We moved the table.", morgan)
    assert MeetingAttendance.objects.get(stay=morgan).came


def test_their_past_chore_is_no_longer_looked_up_or_talked_about(as_robin, as_sam, sam, morgan):
    turn = TurnFactory(
        chore=ChoreFactory(house=morgan.guest.house, name="Kitchen"),
        stay=morgan,
        on=date(2026, 10, 5),
        talked_at=TUESDAY,
        talked_by=sam,
        talked_words="Nights are hard for Morgan",
    )
    path = f"/household/chores/{turn.chore_id}/2026-10-05/stay-{morgan.pk}/"
    assert as_robin.get(path).status_code == 404
    as_robin.post(f"{path}done/")
    assert as_robin.post(f"{path}talk/", {"words": "We spoke"}).status_code in (302, 404)
    turn.refresh_from_db()
    assert (turn.done_at, turn.talked_words) == (None, "Nights are hard for Morgan")
    assert "Nights are hard" in as_sam.get(path).content.decode()


def test_nor_does_an_old_handoff_name_them(signed_in, robin, sam, house, morgan):
    """Handed over on October 9, while Morgan was away and the kitchen was still open."""
    with time_machine.travel(TUESDAY.replace(month=10, day=9, hour=15)):
        seen = {"seen_back_at": TUESDAY.replace(month=10, day=9, hour=8), "seen_back_by": robin}
        days = {"from_on": date(2026, 10, 8), "back_on": date(2026, 10, 9)}
        TimeAwayFactory(stay=morgan, **days, **seen)
        TurnFactory(
            chore=ChoreFactory(house=house, name="Kitchen"), stay=morgan, on=date(2026, 10, 9)
        )
        signed_in(robin).post("/shifts/handoff/", {})
    path = f"/shifts/{Handoff.objects.get().pk}/"
    with time_machine.travel(TUESDAY.replace(month=10, day=20)):
        page = signed_in(robin).get(path).content.decode()
        assert page.count("Morgan") >= 2
    page = signed_in(robin).get(path).content.decode()
    assert "Morgan" not in page
    assert "Kitchen</a>, a guest who has left" in page
    assert "Morgan" in signed_in(sam).get(path).content.decode()
