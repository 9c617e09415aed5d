"""Of a guest who left more than 30 days ago, peers no longer read what they took part in."""

from datetime import date

import pytest

from household.models import Group, Meeting, MeetingAttendance
from tests.conftest import staying
from tests.household.factories_meetings import (
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
    MeetingAttendance.objects.create(meeting=meeting, stay=morgan)
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


def test_what_a_peer_writes_there_leaves_them_as_they_stand(as_robin, morgan, pages):
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
