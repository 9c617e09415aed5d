"""Closing a round, opening it again, and what is changed after that."""

from datetime import date, timedelta

import pytest
import time_machine
from django.core.exceptions import ValidationError
from django.db import DatabaseError, IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext

from accounts.access.permissions import Role
from accounts.models import AuditEvent, Draft
from checkins.closing.actions import close_round, reopen_round
from checkins.entries.actions import record_entry
from checkins.entries.merge import Change, FieldPlace
from checkins.models import Entry, EntryRevision, Reopening, Round
from guests.models import Participant
from tests.checkins.factories import EntryFactory, IntentionFactory, RoundFactory
from tests.conftest import AFTERNOON, ROUND, TUESDAY, person, staying
from tests.guests.factories import GoalFactory
from tests.pages import fields_of, text_of

CLOSING = f"{ROUND}closing/"
REOPENING = f"{ROUND}reopening/"
LINE = "A slow start, then a lot of laughter"


@pytest.fixture
def morning(house, robin):
    return RoundFactory(house=house, opened_by=robin)


@pytest.fixture
def closed(as_robin, morning):
    as_robin.post(CLOSING, {"circle": LINE})
    morning.refresh_from_db()
    assert morning.is_closed
    return morning


@pytest.fixture
def reopened(closed, as_sam):
    as_sam.post(REOPENING, {"reason": "Two people spoke up later"})
    closed.refresh_from_db()
    assert not closed.is_closed
    return closed


def at(hour, minute):
    return time_machine.travel(TUESDAY.replace(hour=hour, minute=minute), tick=False)


# The summary


def test_the_summary_says_how_many_how_who_asked_and_who_is_not_written_down_yet(
    as_robin, robin, alex, jo, casey, morning
):
    EntryFactory(round=morning, stay=alex, support="more")
    EntryFactory(round=morning, stay=jo, presence="one_to_one", support="space")
    EntryFactory(round=morning, staff=robin, support="space")
    page = text_of(as_robin.get(CLOSING))
    assert "Came 2 of 3 guests: 1 here, 1 one to one" in page
    assert "More support Alex" in page
    assert "Some space Jo, Robin" in page
    assert "Not written down yet Casey" in page
    assert "Joined from staff Robin" in page
    assert "missed" not in page.lower()


def test_the_summary_of_a_quiet_round(as_robin, alex, morning):
    EntryFactory(round=morning, stay=alex, support="usual")
    page = text_of(as_robin.get(CLOSING))
    assert "Came 1 of 1 guest: 1 here" in page
    assert "Nobody asked for more support or for space." in page
    assert "Not written down" not in page


def test_a_round_that_nobody_opened_has_nothing_to_close(as_robin, as_sam, alex):
    assert "Close the check-in" not in text_of(as_robin.get(ROUND))
    assert as_robin.get(CLOSING).status_code == 404
    assert as_robin.post(CLOSING, {}).status_code == 404
    assert as_sam.post(REOPENING, {"reason": "Why not"}).status_code == 404
    assert not Round.objects.exists()


def test_the_check_in_of_another_house_is_not_found(as_robin, other_house, alex):
    other = RoundFactory(house=other_house)
    assert as_robin.post(CLOSING, {}).status_code == 404
    other.refresh_from_db()
    assert not other.is_closed


# Closing


def test_robin_closes_it_and_it_says_who_and_when_and_shows_all(as_robin, alex, jo, morning):
    goal = GoalFactory(stay=alex, words="A place of my own")
    entry = EntryFactory(round=morning, stay=alex, support="more", where_at="Slept badly")
    IntentionFactory(entry=entry, words="Call the landlord back", goal=goal)
    assert CLOSING in as_robin.get(ROUND).content.decode()
    with at(9, 58):
        said = fields_of(as_robin.get(CLOSING)) | {"led_by": f"stay-{alex.pk}", "circle": LINE}
        assert as_robin.post(CLOSING, said).url == ROUND
    page = text_of(as_robin.get(ROUND))
    assert f"Closed November 24, 9:58 am by Robin · led by Alex {LINE}" in page
    assert "Came 1 of 2 guests: 1 here More support Alex Not written down Jo" in page
    assert "Where I'm at Slept badly" in page
    assert "Call the landlord back toward: A place of my own" in page
    assert "Save the check-in" not in page
    assert "Everyone is here" not in page


def test_a_closed_afternoon_shows_the_answers(as_robin, alex, house):
    entry = EntryFactory(round__house=house, stay=alex)
    IntentionFactory(entry=entry, words="Call the landlord back", answer="partly")
    with at(16, 40):
        afternoon = RoundFactory(house=house, which="afternoon")
        EntryFactory(round=afternoon, stay=alex, moving_toward="One call closer", night="Door open")
        as_robin.post(f"{AFTERNOON}closing/", {})
        page = text_of(as_robin.get(AFTERNOON))
    assert "This morning's goals Call the landlord back · partly" in page
    assert "One call closer What the night holds Door open" in page


def test_a_peer_may_have_led_it_or_nobody_said(as_robin, lee, alex, morning):
    offered = text_of(as_robin.get(CLOSING))
    assert "Nobody said Lee Robin Alex" in offered
    as_robin.post(CLOSING, {"led_by": f"staff-{lee.pk}"})
    morning.refresh_from_db()
    assert (morning.led_by, morning.led_by_stay) == ("Lee", None)
    assert "led by Lee" in text_of(as_robin.get(ROUND))


@pytest.fixture
def led_by_a_guest_who_left(house, robin, alex):
    """Morgan led a check-in in July and left on July 31, 116 days ago."""
    morgan = staying(house, "Morgan", date(2026, 7, 1), left_on=date(2026, 7, 31))
    round_ = RoundFactory(house=house, date=date(2026, 7, 20), opened_by=robin, led_by_stay=morgan)
    Round.objects.filter(pk=round_.pk).update(closed_at=TUESDAY, closed_by=robin)
    return "/check-ins/2026-07-20/morning/"


def test_a_leader_who_left_long_ago_is_named_to_a_manager_alone(
    as_robin, as_sam, led_by_a_guest_who_left
):
    page = text_of(as_robin.get(led_by_a_guest_who_left))
    assert "led by a guest who has left" in page
    assert "Morgan" not in as_robin.get(led_by_a_guest_who_left).content.decode()
    assert "led by Morgan" in text_of(as_sam.get(led_by_a_guest_who_left))


def test_nor_is_that_leader_named_where_the_check_in_is_closed_again(
    as_robin, as_sam, led_by_a_guest_who_left
):
    as_sam.post(f"{led_by_a_guest_who_left}reopening/", {"reason": "Someone spoke up later"})
    path = f"{led_by_a_guest_who_left}closing/"
    page = as_robin.get(path)
    assert "Morgan" not in page.content.decode()
    assert "A guest who has left" in text_of(page)
    assert "Morgan" in text_of(as_sam.get(path))
    # Whoever led it, led it: closing it again leaves that as it was.
    as_robin.post(path, fields_of(page) | {"circle": LINE})
    closed = Round.objects.get(led_by_stay__isnull=False)
    assert closed.is_closed
    assert closed.led_by_stay.guest.name == "Morgan"


def test_for_thirty_days_the_leader_is_named_to_everyone(signed_in, robin, alex, morning):
    signed_in(robin).post(CLOSING, {"led_by": f"stay-{alex.pk}"})
    alex.left_on = TUESDAY.date()
    alex.save()
    with time_machine.travel(TUESDAY + timedelta(days=30)):
        assert "led by Alex" in text_of(signed_in(robin).get(ROUND))
    with time_machine.travel(TUESDAY + timedelta(days=31)):
        assert "Alex" not in signed_in(robin).get(ROUND).content.decode()


def test_without_a_leader_or_a_line_it_closes_all_the_same(as_robin, alex, morning):
    assert as_robin.post(CLOSING, {}).url == ROUND
    page = text_of(as_robin.get(ROUND))
    assert "by Robin" in page
    assert "led by" not in page


def test_someone_of_another_house_cannot_have_led_it(as_robin, alex, stranger, morning):
    page = as_robin.post(CLOSING, {"led_by": f"stay-{stranger.pk}"})
    assert "Please choose one from the list." in text_of(page)
    morning.refresh_from_db()
    assert not morning.is_closed


def test_the_database_wants_one_leader_at_most_and_a_closing_by_someone(morning, alex, lee):
    for wrong in (
        {"led_by_stay": alex, "led_by_staff": lee},
        {"closed_at": TUESDAY},
        {"closed_by": lee},
    ):
        with pytest.raises(IntegrityError), transaction.atomic():
            Round.objects.filter(pk=morning.pk).update(**wrong)
    morning.led_by_stay, morning.led_by_staff = alex, lee
    with pytest.raises(ValidationError, match="one person at most"):
        morning.full_clean()


def test_pressed_twice_it_is_closed_once(as_robin, signed_in, lee, closed, alex):
    assert signed_in(lee).post(CLOSING, {"circle": "Something else"}).url == ROUND
    assert as_robin.get(CLOSING).url == ROUND
    closed.refresh_from_db()
    assert (closed.closed_by.display_name, closed.circle) == ("Robin", LINE)
    assert AuditEvent.objects.filter(kind="round_closed").count() == 1


def test_only_what_was_not_saved_waits_under_today(as_robin, signed_in, lee, closed):
    as_robin.post(CLOSING, {"circle": LINE})
    assert not Draft.objects.exists()
    signed_in(lee).post(CLOSING, {"circle": "Something else"})
    assert Draft.objects.get().words == "Something else"


def test_two_who_close_at_the_same_moment_close_it_once(actor_of, robin, lee, closed):
    again = close_round(
        by=actor_of(lee), round_=closed, led_by=Participant(staff=lee), circle="Mine"
    )
    assert (again.closed_by, again.led_by) == (robin, "")


def test_who_closes_it_a_moment_later_keeps_their_line(
    as_robin, actor_of, lee, morning, monkeypatch
):
    def first_lee(*, by, round_, **said):
        close_round(by=actor_of(lee), round_=round_, circle="Lee's line")
        return close_round(by=by, round_=round_, **said)

    monkeypatch.setattr("checkins.closing.actions.close_round", first_lee)
    as_robin.post(CLOSING, {"circle": LINE})
    assert Round.objects.get().circle == "Lee's line"
    assert Draft.objects.get().words == LINE


def test_what_is_typed_is_saved_on_the_way_to_closing(as_robin, alex):
    said = {f"stay-{alex.pk}-where_at": "Slept badly", "close": "1"}
    assert as_robin.post(ROUND, said).url == CLOSING
    assert Entry.objects.get().where_at == "Slept badly"
    too_long = said | {f"stay-{alex.pk}-where_at": "y" * 20_001}
    assert as_robin.post(ROUND, too_long).status_code == 422


def test_with_nothing_written_there_is_nothing_to_close(as_robin, alex):
    assert as_robin.post(ROUND, {"close": "1"}).url == ROUND


def test_a_round_of_an_earlier_day_can_be_closed_and_reading_it_is_on_record(
    as_robin, robin, house, alex
):
    RoundFactory(house=house, date=TUESDAY.date() - timedelta(days=1))
    path = "/check-ins/2026-11-23/morning/"
    as_robin.get(f"{path}closing/")
    assert AuditEvent.objects.get(kind="round_read").person_id == robin.pk
    as_robin.post(f"{path}closing/", {})
    assert "Closed November 24, 9:31 am by Robin" in text_of(as_robin.get(path))


# The line about the circle names nobody


def test_a_guests_name_in_the_line_is_asked_about_once_and_a_second_press_saves(
    as_robin, alex, jo, morning
):
    named = "Alex and jo made everyone laugh"
    asked = as_robin.post(CLOSING, {"circle": named})
    assert asked.status_code == 200
    assert "This seems to name Alex and Jo. It is about the circle as a whole" in text_of(asked)
    morning.refresh_from_db()
    assert not morning.is_closed
    again = fields_of(asked)
    assert again["circle"] == named
    assert as_robin.post(CLOSING, again).url == ROUND
    morning.refresh_from_db()
    assert morning.circle == named


def test_another_line_with_a_name_is_asked_about_again(as_robin, alex, morning):
    asked = as_robin.post(CLOSING, {"circle": "Alex laughed"})
    again = fields_of(asked) | {"circle": "Alex laughed a lot"}
    assert "This seems to name Alex. It is about" in text_of(as_robin.post(CLOSING, again))
    assert as_robin.post(CLOSING, again | {"circle": "All laughed"}).url == ROUND


def test_so_is_the_name_of_someone_who_left_lately(as_robin, house, morning):
    staying(house, "Lou", date(2026, 9, 1), left_on=date(2026, 11, 20))
    asked = text_of(as_robin.post(CLOSING, {"circle": "We talked about Lou"}))
    assert "This seems to name Lou. It is about the circle as a whole" in asked
    assert "stays here" not in asked


def test_a_guest_who_left_this_morning_is_not_said_to_stay_here(as_robin, alex, morning):
    EntryFactory(round=morning, stay=alex)
    alex.left_on = morning.date
    alex.save()
    asked = text_of(as_robin.post(CLOSING, {"circle": "Alex said goodbye"}))
    assert "This seems to name Alex. It is about the circle as a whole" in asked


def test_a_line_over_two_lines_is_still_the_same_line(as_robin, alex, morning):
    asked = as_robin.post(CLOSING, {"circle": "Alex laughed\r\nand so did we"})
    again = fields_of(asked) | {"confirmed_text": "Alex laughed\nand so did we"}
    assert as_robin.post(CLOSING, again).url == ROUND


def test_a_line_that_will_not_do_is_said_and_kept(as_robin, alex, morning):
    for line in ("z" * 301, "before\x00after"):
        page = as_robin.post(CLOSING, {"circle": line})
        assert page.status_code == 200
        assert fields_of(page)["circle"].startswith(line[:6])
    morning.refresh_from_db()
    assert not morning.is_closed


# A closed round is read, not written


@pytest.mark.parametrize("writer", ["peer", "manager"])
def test_writing_in_a_closed_round_is_refused_kindly_and_what_was_typed_stays(
    as_robin, as_sam, alex, closed, writer
):
    client = {"peer": as_robin, "manager": as_sam}[writer]
    name = f"stay-{alex.pk}"
    typed = {f"{name}-where_at": "Slept badly", f"{name}-intention-1-words": "Nap"}
    page = client.post(ROUND, typed)
    assert page.status_code == 422
    assert "This check-in is closed, so nothing was changed in it." in text_of(page)
    assert {key: fields_of(page)[key] for key in typed} == typed
    assert not Entry.objects.exists()
    assert not EntryRevision.objects.exists()


def test_words_typed_while_it_was_closed_are_saved_once_it_is_open_again(
    as_robin, as_sam, alex, morning
):
    entry = EntryFactory(round=morning, stay=alex, where_at="Slept badly", support="more")
    name = f"stay-{alex.pk}-where_at"
    robins = fields_of(as_robin.get(ROUND))
    as_sam.post(CLOSING, {})
    refused = as_robin.post(ROUND, robins | {name: "Slept badly, nap later"})
    as_sam.post(REOPENING, {"reason": "Robin was still writing"})
    assert as_robin.post(ROUND, fields_of(refused)).status_code == 302
    entry.refresh_from_db()
    assert (entry.where_at, entry.support) == ("Slept badly, nap later", "more")


def test_words_refused_by_a_closed_round_never_run_over_what_was_written_since(
    as_robin, as_sam, alex, morning
):
    entry = EntryFactory(round=morning, stay=alex, where_at="Slept badly")
    name = f"stay-{alex.pk}-where_at"
    robins = fields_of(as_robin.get(ROUND))
    as_sam.post(ROUND, {f"initial-{name}": "Slept badly", name: "Slept well after all"})
    as_sam.post(CLOSING, {})
    refused = as_robin.post(ROUND, robins | {name: "Tired"})
    as_sam.post(REOPENING, {"reason": "Robin was still writing"})
    asked = as_robin.post(ROUND, fields_of(refused))
    assert asked.status_code == 422
    assert "“Slept well after all”" in text_of(asked)
    entry.refresh_from_db()
    assert entry.where_at == "Slept well after all"


def test_a_peers_own_words_are_kept_too_when_it_was_closed_since(as_robin, robin, closed):
    assert "Robin peer on staff" not in text_of(as_robin.get(ROUND))
    name = f"staff-{robin.pk}-where_at"
    page = as_robin.post(ROUND, {name: "Short night"})
    assert page.status_code == 422
    assert fields_of(page)[name] == "Short night"


def test_nobody_joins_a_closed_round(as_robin, lee, alex, closed):
    for pressed in ({"everyone": "here"}, {"join": lee.pk}):
        page = as_robin.post(ROUND, pressed, follow=True)
        assert "This check-in is closed" in text_of(page)
    assert not Entry.objects.exists()


def test_saving_a_page_with_nothing_new_in_it_is_no_writing(as_robin, alex, morning):
    fields = fields_of(as_robin.get(ROUND))
    as_robin.post(CLOSING, {})
    assert as_robin.post(ROUND, fields).status_code == 302


def test_the_afternoon_is_answered_when_the_morning_is_closed(as_robin, alex, closed):
    goal = IntentionFactory(entry=EntryFactory(round=closed, stay=alex))
    with at(16, 30):
        answer = f"stay-{alex.pk}-answer-{goal.pk}-answer"
        assert as_robin.post(AFTERNOON, {answer: "done"}).status_code == 302
    goal.refresh_from_db()
    assert goal.answer == "done"
    assert not EntryRevision.objects.exists()


# Opened again


def test_a_manager_opens_it_again_with_a_reason(as_sam, as_robin, closed, alex):
    assert "Open it again" in text_of(as_sam.get(ROUND))
    with at(10, 12):
        assert as_sam.post(REOPENING, {"reason": "Two people spoke up later"}).url == ROUND
    page = text_of(as_robin.get(ROUND))
    assert "Opened again November 24, 10:12 am by Sam: Two people spoke up later" in page
    assert "It was closed November 24, 9:31 am by Robin." in page
    assert "Save the check-in" in page
    reopening = Reopening.objects.get()
    assert (reopening.round, reopening.by.display_name) == (closed, "Sam")
    assert (reopening.closed_by.display_name, reopening.circle) == ("Robin", LINE)


def test_a_reason_is_asked_for(as_sam, closed, house):
    for reason in ("", "   "):
        page = text_of(as_sam.post(REOPENING, {"reason": reason}))
        assert "Please say why you are opening it again." in page
    closed.refresh_from_db()
    assert closed.is_closed
    with pytest.raises(IntegrityError), transaction.atomic():
        Reopening.objects.create(
            house=house,
            round=closed,
            by=closed.closed_by,
            closed_by=closed.closed_by,
            closed_at=TUESDAY,
        )


def test_a_peer_does_not_open_it_again_and_is_not_offered_to(as_robin, as_ida, closed, alex):
    assert "Open it again" not in text_of(as_robin.get(ROUND))
    for client in (as_robin, as_ida):
        assert client.post(REOPENING, {"reason": "Please"}).status_code == 403
    closed.refresh_from_db()
    assert closed.is_closed


def test_pressed_twice_it_is_opened_again_once(as_sam, reopened):
    reason = {"reason": Reopening.objects.get().reason}
    assert as_sam.post(REOPENING, reason).url == ROUND
    assert Reopening.objects.count() == 1
    assert not Draft.objects.exists()
    assert "It's already open" in text_of(as_sam.get(REOPENING))


def test_a_reason_typed_while_someone_else_opened_it_again_is_kept(house, signed_in, reopened):
    as_kim = signed_in(person(house, "Kim", Role.MANAGER))
    page = text_of(as_kim.post(REOPENING, {"reason": "A line is wrong"}, follow=True))
    assert "Sam has already opened it again, so your reason was not saved." in page
    assert "Your words are kept on Today." in page
    assert Reopening.objects.get().by.display_name == "Sam"
    assert Draft.objects.get().words == "A line is wrong"


def test_a_reason_to_open_what_was_never_closed_is_kept(as_sam, morning):
    page = text_of(as_sam.post(REOPENING, {"reason": "A line is wrong"}, follow=True))
    assert "It's already open, so your reason was not saved." in page
    assert Draft.objects.get().words == "A line is wrong"


def test_closed_once_more_all_its_closings_are_shown(as_robin, signed_in, lee, reopened, alex):
    as_lee = signed_in(lee)
    assert fields_of(as_lee.get(CLOSING))["circle"] == LINE
    with at(10, 30):
        as_lee.post(CLOSING, {"circle": "Laughter, and a talk about rent"})
    page = text_of(as_robin.get(ROUND))
    assert "Closed November 24, 10:30 am by Lee Laughter, and a talk about rent" in page
    assert "Opened again November 24, 9:31 am by Sam: Two people spoke up later" in page
    assert f"The note about the circle was: “{LINE}”" in page


# Changed after closing


def test_a_change_before_closing_keeps_no_revision(as_robin, alex, morning):
    EntryFactory(round=morning, stay=alex, where_at="Slept badly")
    name = f"stay-{alex.pk}-where_at"
    as_robin.post(ROUND, {f"initial-{name}": "Slept badly", name: "Slept well"})
    assert Entry.objects.get().where_at == "Slept well"
    assert not EntryRevision.objects.exists()


def test_a_change_after_closing_shows_by_whom_when_and_what_was_there_before(
    as_robin, as_sam, alex, reopened
):
    goal = GoalFactory(stay=alex, words="A place of my own")
    entry = EntryFactory(round=reopened, stay=alex, support="space", where_at="Slept badly")
    IntentionFactory(entry=entry, words="Call the landlord back", goal=goal)
    name = f"stay-{alex.pk}"
    said = fields_of(as_robin.get(ROUND)) | {
        f"{name}-support": "more",
        f"{name}-where_at": "Slept well",
        f"{name}-support_looks_like": "Someone beside me",
        f"{name}-intention-1-words": "Call the landlord tomorrow",
        f"{name}-intention-1-goal": "",
        f"{name}-intention-2-words": "Walk to the library",
    }
    with at(10, 20):
        assert as_robin.post(ROUND, said).status_code == 302
    before = {
        (revision.label, revision.before, revision.by.display_name)
        for revision in EntryRevision.objects.all()
    }
    assert before == {
        ("support asked", "Some space", "Robin"),
        ("where I'm at", "Slept badly", "Robin"),
        ("what support looks like", "", "Robin"),
        ("goal 1 for today", "Call the landlord back", "Robin"),
        ("what goal 1 is toward", "A place of my own", "Robin"),
        ("goal 2 for today", "", "Robin"),
    }
    as_robin.post(CLOSING, {})
    page = text_of(as_sam.get(ROUND))
    assert "Changed after closing" in page
    assert "Where I'm at changed by Robin, November 24, 10:20 am Before: Slept badly" in page
    assert "Goal 2 for today changed by Robin, November 24, 10:20 am Nothing was there" in page


def test_it_shows_on_the_card_while_the_round_is_open_again_too(as_robin, alex, jo, reopened):
    EntryFactory(round=reopened, stay=jo, where_at="Fine")
    as_robin.post(ROUND, {f"stay-{alex.pk}-presence": "later", "everyone": "here"})
    page = text_of(as_robin.get(ROUND))
    assert page.count("Changed after closing") == 2  # Alex, and Robin who is here
    assert "There changed by Robin" in page


def test_an_answer_changed_after_the_afternoon_was_closed_shows_in_the_afternoon(
    as_robin, as_sam, alex, house
):
    entry = EntryFactory(round__house=house, stay=alex)
    goal = IntentionFactory(entry=entry, answer="partly")
    with at(16, 40):
        RoundFactory(house=house, which="afternoon")
        as_robin.post(f"{AFTERNOON}closing/", {})
        as_sam.post(f"{AFTERNOON}reopening/", {"reason": "The landlord rang back"})
        answer = f"stay-{alex.pk}-answer-{goal.pk}-answer"
        as_robin.post(AFTERNOON, {f"initial-{answer}": "partly", answer: "done"})
        assert "How goal 1 went changed by Robin, November 24, 4:40 pm Before: Partly" in text_of(
            as_robin.get(AFTERNOON)
        )
        assert "Changed after closing" not in text_of(as_robin.get(ROUND))


def test_what_a_peer_changed_about_themselves_is_theirs_after_the_next_round(
    as_robin, as_sam, robin, house, reopened
):
    EntryFactory(round=reopened, staff=robin, where_at="Short night with the baby")
    name = f"staff-{robin.pk}-where_at"
    as_robin.post(ROUND, {f"initial-{name}": "Short night with the baby", name: "Tired"})
    assert "Short night" in text_of(as_sam.get(ROUND))
    with at(16, 31):
        RoundFactory(house=house, which="afternoon")
        assert "Short night" not in text_of(as_sam.get(ROUND))
        assert "Short night" in text_of(as_robin.get(ROUND))


def test_a_revision_is_of_an_entry_or_of_a_goal(robin, alex, morning, house):
    with pytest.raises(IntegrityError, match="of_one_row"), transaction.atomic():
        EntryRevision.objects.create(house=house, by=robin, field="where_at")
    intention = IntentionFactory(entry__round=morning, entry__stay=alex)
    revision = EntryRevision(by=robin, field="words", entry=intention.entry, intention=intention)
    with pytest.raises(ValidationError, match="of an entry or of a goal"):
        revision.full_clean()


def test_when_what_was_there_before_cannot_be_kept_nothing_is_changed(
    as_robin, alex, reopened, monkeypatch
):
    def fail(*args, **kwargs):
        raise DatabaseError("the disk is full")

    entry = EntryFactory(round=reopened, stay=alex, where_at="Slept badly")
    monkeypatch.setattr("checkins.entries.actions.keep_revisions", fail)
    name = f"stay-{alex.pk}-where_at"
    with pytest.raises(DatabaseError):
        as_robin.post(ROUND, {f"initial-{name}": "Slept badly", name: "Slept well"})
    entry.refresh_from_db()
    assert entry.where_at == "Slept badly"


# On record, and in few queries


def test_who_closed_and_reopened_is_on_record_without_their_words(
    as_robin, as_sam, robin, sam, alex, reopened
):
    EntryFactory(round=reopened, stay=alex, where_at="Slept badly")
    name = f"stay-{alex.pk}-where_at"
    as_robin.post(ROUND, {f"initial-{name}": "Slept badly", name: "Slept well"})
    events = AuditEvent.objects.filter(object_id=reopened.pk, object_type="checkins.round")
    assert set(events.values_list("kind", "person_id")) == {
        ("round_closed", robin.pk),
        ("round_reopened", sam.pk),
    }
    kept = repr(list(AuditEvent.objects.values()))
    for word in ("laughter", "spoke up", "Slept", "Alex"):
        assert word not in kept


def test_the_pages_ask_as_much_for_ten_guests_as_for_one(
    as_sam, alex, house, reopened, django_assert_max_num_queries, django_assert_num_queries
):
    def takes_part(stay):
        entry = EntryFactory(round=reopened, stay=stay)
        intention = IntentionFactory(entry=entry, goal=GoalFactory(stay=stay))
        revisions = {"house": house, "by": reopened.opened_by, "before": "Before"}
        EntryRevision.objects.create(entry=entry, field="where_at", **revisions)
        EntryRevision.objects.create(intention=intention, field="words", **revisions)

    def ask():
        for path, queries in ((ROUND, 13), (CLOSING, 11), (REOPENING, 4)):
            with django_assert_num_queries(queries):
                assert as_sam.get(path).status_code == 200

    takes_part(alex)
    ask()
    for n in range(10):
        takes_part(staying(house, f"Guest {n}", TUESDAY.date() - timedelta(days=n), f"Room {n}"))
    ask()
    # As a past round, its reading goes on record too; once in an hour of the clock.
    RoundFactory(house=house, which="afternoon")
    with django_assert_max_num_queries(16):
        as_sam.get(ROUND)
    with at(10, 5), django_assert_max_num_queries(14):
        as_sam.get(CLOSING)


@pytest.mark.parametrize("opened_again", [False, True])
def test_a_save_takes_at_most_sixteen_statements(alex, robin, sam, actor_of, morning, opened_again):
    entry = EntryFactory(round=morning, stay=alex, where_at="Slept badly")
    if opened_again:
        close_round(by=actor_of(robin), round_=morning)
        reopen_round(by=actor_of(sam), round_=morning, reason="Something to add")
    by, where = actor_of(robin), FieldPlace("entry", 0, "where_at")
    with CaptureQueriesContext(connection) as context:
        record_entry(
            by=by,
            which=morning.which,
            day=morning.date,
            stay=alex,
            changes={where: Change("Slept badly", "Slept well")},
        )
    statements = [q["sql"] for q in context if "SAVEPOINT" not in q["sql"]]
    assert len(statements) <= 16, statements
    assert entry.revisions.count() == opened_again
