"""How each stay is moving, on one page: for Sam, who manages, and nobody else."""

import re
from datetime import UTC, date, datetime
from html import unescape

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from accounts.models import AuditEvent
from checkins.models import Entry
from guests.models import WhereNext
from tests.checkins.factories import (
    EntryFactory,
    IntentionFactory,
    RoundFactory,
    SupportRequestFactory,
)
from tests.conftest import staying
from tests.dashboard.a_night import check_in
from tests.guests.factories import (
    ArrivalItemFactory,
    ContactFactory,
    ExtensionFactory,
    FarewellFactory,
    GoalFactory,
    SitDownFactory,
    StepFactory,
    SupportMomentFactory,
    TimeAwayFactory,
)
from tests.household.agreements.factories import AcceptanceFactory, VersionFactory
from tests.pages import text_of

PROGRESS = "/progress/"


def november(day):
    return date(2026, 11, day)


def rows_of(response):
    """The words of each guest's row, from the top down."""
    html = response.content.decode()
    parts = re.findall(r'<section class="progress-row.*?</section>', html, re.DOTALL)
    return [" ".join(unescape(re.sub(r"<[^>]+>", " ", part)).split()) for part in parts]


@pytest.fixture
def row_of(as_sam):
    def row(stay, path=PROGRESS):
        return next(each for each in rows_of(as_sam.get(path)) if stay.guest.name in each)

    return row


def test_sam_comes_from_the_top_of_any_page(as_sam, as_robin, as_ida, alex):
    assert f'href="{PROGRESS}"' in as_sam.get("/").content.decode()
    page = as_sam.get(PROGRESS)
    assert 'href="/progress/" aria-current="page"' in page.content.decode()
    assert "<title>How each stay is moving · Birch Street House</title>" in page.content.decode()
    for other in (as_robin, as_ida):
        assert f'href="{PROGRESS}"' not in other.get("/").content.decode()
        assert other.get(PROGRESS).status_code == 403


def test_before_anyone_is_here_it_says_how_it_begins(as_sam):
    assert "Guests appear here from the day they arrive." in text_of(as_sam.get(PROGRESS))


class TestWhoComesFirst:
    def test_who_was_sat_down_with_longest_ago(self, as_sam, alex, jo, casey, robin):
        SitDownFactory(stay=casey, on=november(15))
        SitDownFactory(stay=alex, on=november(1))
        SitDownFactory(stay=alex, on=november(18), sat_with=robin)
        names = [row.split()[0] for row in rows_of(as_sam.get(PROGRESS))]
        # Jo came on the 13th, and nobody has sat down with them since.
        assert names == ["Jo", "Casey", "Alex"]

    def test_it_says_when_and_with_whom(self, row_of, alex, jo, robin):
        SitDownFactory(stay=alex, on=november(18), sat_with=robin)
        assert "Sat down 6 days ago with Robin, Nov 18" in row_of(alex)
        assert "No sit-down noted yet" in row_of(jo)
        SitDownFactory(stay=jo, on=november(23), sat_with=robin)
        assert "Sat down yesterday" in row_of(jo)

    def test_one_with_the_wrong_guest_does_not_count(self, row_of, alex, robin):
        at = datetime(2026, 11, 23, 15, tzinfo=UTC)
        SitDownFactory(stay=alex, withdrawn_at=at, withdrawn_by=robin)
        assert "No sit-down noted yet" in row_of(alex)

    def test_nothing_else_counts_as_sitting_down(self, row_of, as_robin, alex):
        SupportMomentFactory(stay=alex)
        as_robin.post(f"/guests/{alex.guest_id}/look-back/60/", {"words": "A door I can lock"})
        assert "No sit-down noted yet" in row_of(alex)


class TestGoals:
    def test_in_their_words_with_what_moved_last(self, row_of, alex):
        goal = GoalFactory(stay=alex, words="A place of my own", begun_on=november(2))
        assert "A place of my own, begun November 2" in row_of(alex)
        StepFactory(goal=goal, added_on=november(17))
        assert "A place of my own, step written down November 17 · 1 step open" in row_of(alex)
        StepFactory(goal=goal, added_on=november(17), done_on=november(19))
        assert "A place of my own, step done Thursday · 1 step open" in row_of(alex)
        SupportMomentFactory(stay=alex, goal=goal, on=november(20))
        assert "A place of my own, a moment toward it Friday" in row_of(alex)

    def test_a_goal_for_the_day_that_was_done_moves_it_too(self, row_of, house, alex):
        goal = GoalFactory(stay=alex, begun_on=november(2))
        monday = EntryFactory(round=RoundFactory(house=house, date=november(23)), stay=alex)
        said = IntentionFactory(entry=monday, goal=goal)
        assert "A place of my own, begun November 2" in row_of(alex)
        said.answer = "partly"
        said.save()
        assert "A place of my own, worked on yesterday" in row_of(alex)

    def test_under_way_first_and_of_the_others_those_of_lately(self, row_of, alex):
        ended = {"begun_on": november(1), "reached_on": november(12)}
        StepFactory(goal=GoalFactory(stay=alex, words="My keys", **ended), added_on=november(2))
        GoalFactory(stay=alex, words="Latin", begun_on=november(1), set_aside_on=november(20))
        old = {"begun_on": date(2026, 9, 25), "reached_on": date(2026, 10, 2)}
        GoalFactory(stay=alex, words="Unpack", **old)
        GoalFactory(stay=alex, words="Sleep", begun_on=november(3))
        row = row_of(alex)
        assert "Sleep, begun November 3 Latin, set aside Friday My keys, reached Nov" in row
        assert "Unpack" not in row
        assert "open" not in row

    def test_without_any_it_says_so(self, row_of, alex):
        assert "No goal written down yet." in row_of(alex)


class TestLately:
    def test_what_was_asked_for_most_and_when_they_were_there(self, row_of, house, alex):
        for day in (16, 17, 18):
            check_in(house, "morning", {alex: {"presence": "out", "support": "more"}}, day=day)
            check_in(house, "afternoon", {alex: {"support": "usual"}}, day=day)
        SupportRequestFactory(stay=alex, support="more")
        row = row_of(alex)
        assert "mostly more support last two weeks · mornings out, afternoons here" in row

    def test_what_was_longer_ago_is_not_in_it(self, row_of, house, alex):
        check_in(house, "morning", {alex: {"support": "space"}}, day=9)
        assert "nothing noted last two weeks" in row_of(alex)

    def test_who_has_not_come_is_a_thing_to_talk_about(self, row_of, house, alex, jo):
        check_in(house, "morning", {alex: {}, jo: {}}, day=20)
        for day, which in ((20, "afternoon"), (23, "morning"), (23, "afternoon")):
            check_in(house, which, {jo: {}}, day=day)
        assert "Last came to Friday morning's check-in" in row_of(alex)
        assert "Last came" not in row_of(jo)

    def test_away_is_said_as_far_as_anyone_knows(self, row_of, alex):
        TimeAwayFactory(stay=alex, from_on=november(22), back_on=november(23))
        assert "not back yet planned Monday, November 23" in row_of(alex)


class TestWhereNext:
    def test_it_begins_on_day_60(self, row_of, jo, alex, casey, robin):
        assert "Where next begins on day 60" in row_of(jo)
        assert "Where next: not begun" in row_of(alex)
        at = datetime(2026, 11, 19, 15, tzinfo=UTC)
        WhereNext.objects.create(
            house=casey.house, stay=casey, people="My aunt", written_with=robin, changed_at=at
        )
        row = row_of(casey)
        assert "Where next: begun, last written Thursday with Robin" in row
        assert "aunt" not in row

    def test_a_page_without_a_word_has_not_begun(self, row_of, alex, robin):
        WhereNext.objects.create(house=alex.house, stay=alex, written_with=robin)
        assert "Where next: not begun" in row_of(alex)


class TestToTalkAbout:
    def test_agreements(self, row_of, house, jo, alex):
        assert "agreements" not in row_of(jo).lower()
        quiet = VersionFactory(agreement__house=house, agreement__topic="Quiet hours")
        AcceptanceFactory(version=quiet, stay=jo)
        assert "agreements: all accepted" in row_of(jo)
        assert "To go through: Quiet hours" in row_of(alex)
        VersionFactory(agreement=quiet.agreement, number=quiet.number + 1)
        assert "To go through: Quiet hours (changed)" in row_of(jo)
        for topic in ("Kitchen", "Visitors"):
            VersionFactory(agreement__house=house, agreement__topic=topic)
        assert "Several agreements to go through" in row_of(jo)

    def test_a_longer_stay_the_mark_the_leaving_and_the_arrival(
        self, row_of, house, alex, casey, jo
    ):
        ExtensionFactory(stay=alex, until_on=date(2027, 1, 5))
        ArrivalItemFactory(house=house)
        row = row_of(alex)
        assert "Would like to stay until Jan 5, undecided" in row
        assert "Day 60: where next begins" in row
        assert "Leaving on Friday, or a longer stay?" in row_of(casey)
        assert "Arriving: 1 thing still open" in row_of(jo)


class TestWhoLeft:
    @pytest.fixture
    def sky(self, house):
        sky = staying(
            house,
            "Sky",
            date(2026, 9, 1),
            left_on=november(12),
            went_to="own_rental",
            how_ended="reached",
        )
        FarewellFactory(stay=sky)
        ContactFactory(stay=sky, on=november(20))
        GoalFactory(stay=sky, words="Own keys", begun_on=november(1), reached_on=november(11))
        return sky

    def test_is_told_below_with_what_came_after(self, as_sam, alex, sky):
        page = text_of(as_sam.get(PROGRESS))
        assert "Left in the last 30 days: Sky , 73 days · went to: a place of their own" in page
        assert "we may be in touch: A card, now and then · last in touch Friday" in page
        assert len(rows_of(as_sam.get(PROGRESS))) == 1

    def test_how_their_stay_moved_is_a_press_away(self, as_sam, row_of, alex, sky):
        assert 'href="?left=1#left"' in as_sam.get(PROGRESS).content.decode()
        row = row_of(sky, "/progress/?left=1")
        assert "Own keys, reached November 11" in row
        assert "Sit down together" not in row

    def test_after_30_days_only_the_guests_page_has_them(self, as_sam, sky):
        sky.left_on = date(2026, 10, 20)
        sky.save()
        assert "Sky" not in text_of(as_sam.get(PROGRESS))


def marks_in(html, kind):
    """How many marks of a kind the paths have."""
    drawn = re.findall(rf'class="{kind}"[^>]* d="([^"]*)"', html)
    return sum(each.count("M") for each in drawn)


def test_the_path_in_small_and_the_same_in_words(as_sam, house, alex):
    check_in(house, "morning", {alex: {"support": "more"}}, day=16)
    check_in(house, "afternoon", {alex: {"presence": "not_today"}}, day=17)
    check_in(house, "morning", {alex: {}}, day=23)
    SupportMomentFactory(stay=alex, on=november(17))
    SupportMomentFactory(stay=alex, on=november(18), is_victory=True)
    GoalFactory(stay=alex, words="My keys", begun_on=november(2), reached_on=november(17))
    page = as_sam.get(PROGRESS)
    html = page.content.decode().partition('class="legend')[0]
    kinds = ("small-more", "small-elsewhere", "small-there", "small-usual", "small-space")
    assert [marks_in(html, kind) for kind in kinds] == [1, 1, 1, 0, 0]
    assert [marks_in(html, kind) for kind in ("small-moment", "path-star")] == [1, 1]
    assert 'class="small-goal path-reached"' in html
    assert "The path so far, day 62 of 90." in html
    assert 'href="?words=1"' in html
    words = text_of(as_sam.get("/progress/?words=1"))
    assert (
        "Week of November 23 mornings: there, nothing asked "
        "Week of November 16 mornings: more support · afternoons: out, or not today"
        " · reached: My keys · a victory · a moment "
        "Week of November 2 begun: My keys"
    ) in words
    assert '<svg class="small-path' not in as_sam.get("/progress/?words=1").content.decode()


def test_nothing_a_peer_says_of_themselves_is_in_it(as_sam, house, alex, robin):
    morning = check_in(house, "morning", {alex: {}}, day=23)
    own = {"support": "more", "where_at": "Bone tired", "support_looks_like": "Quiet"}
    EntryFactory(round=morning, staff=robin, **own)
    assert Entry.objects.filter(staff=robin).exists()
    for path in (PROGRESS, "/progress/?words=1"):
        page = text_of(as_sam.get(path))
        assert "Bone tired" not in page
        assert "Robin" not in page
        assert "more support" not in page.partition("Above mornings")[0]


def test_no_words_of_check_ins_and_no_score(as_sam, house, alex):
    for day in (16, 17, 18):
        check_in(house, "morning", {alex: {"presence": "not_today"}}, day=day)
    row = rows_of(as_sam.get(PROGRESS))[0]
    assert "%" not in row
    # The day of the stay and those on the path are all the numbers there are.
    row = row.replace("day 62 of 90", "").replace("day 1 30 60 90", "")
    row = row.replace("Day 60: where next begins", "")
    assert not re.search(r"\d", row), row


def test_another_houses_guests_are_not_on_it(as_sam, alex, stranger):
    assert "Stranger" not in text_of(as_sam.get("/progress/?left=1"))


def test_it_is_on_record_who_read_it(as_sam, sam, alex):
    for _again in range(2):
        as_sam.get(PROGRESS)
    assert AuditEvent.objects.get(kind="progress_read").person_id == sam.pk


def test_words_are_escaped(as_sam, house):
    stay = staying(house, "A <b>guest", november(2))
    GoalFactory(stay=stay, words="<script>alert(1)</script>")
    for path in (PROGRESS, "/progress/?words=1"):
        page = as_sam.get(path).content.decode()
        assert "<script>alert" not in page
        assert "A &lt;b&gt;guest" in page


def test_it_asks_as_much_for_ten_guests_as_for_one(as_sam, house, alex):
    version = VersionFactory(agreement__house=house)

    def a_guest(stay):
        goal = GoalFactory(stay=stay)
        StepFactory(goal=goal)
        SupportMomentFactory(stay=stay, goal=goal)
        SupportRequestFactory(stay=stay)
        SitDownFactory(stay=stay)
        TimeAwayFactory(stay=stay)
        AcceptanceFactory(version=version, stay=stay)

    def asked():
        as_sam.get(PROGRESS)
        with CaptureQueriesContext(connection) as queries:
            as_sam.get(PROGRESS)
        return len(queries)

    a_guest(alex)
    check_in(house, "morning", {alex: {}}, day=23)
    one = asked()
    more = [staying(house, f"Guest {n}", november(2), f"Room {n}") for n in range(9)]
    for each in more:
        a_guest(each)
    check_in(house, "afternoon", {each: {} for each in more}, day=23)
    assert asked() == one <= 24
