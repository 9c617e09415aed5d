"""Words typed under the wrong guest: taken away, and readable by their author and a manager."""

from datetime import date

import pytest
import time_machine

from accounts.models import AuditEvent
from checkins.corrections.actions import withdraw_words
from checkins.models import Entry, EntryRevision, Withdrawal
from tests.checkins.factories import EntryFactory, IntentionFactory, RoundFactory
from tests.conftest import ROUND, TUESDAY
from tests.guests.factories import GoalFactory
from tests.pages import text_of


@pytest.fixture
def entry(house, alex, robin):
    """What Jo said, written down under Alex by Robin."""
    goal = GoalFactory(stay=alex, words="A place of my own")
    entry = EntryFactory(
        round=RoundFactory(house=house, opened_by=robin),
        stay=alex,
        support="more",
        where_at="My brother rang at four",
        support_looks_like="Someone to sit with",
    )
    IntentionFactory(entry=entry, words="Write to my brother", goal=goal, answer="done")
    IntentionFactory(entry=entry, place=2, words="")
    return entry


def path_of(entry):
    return f"/check-ins/entries/{entry.pk}/withdraw/"


def test_it_is_asked_once_more_and_nothing_happens_until_the_button_is_pressed(
    as_robin, alex, entry
):
    assert path_of(entry) in as_robin.get(ROUND).content.decode()
    page = text_of(as_robin.get(path_of(entry)))
    assert "Wrong person?" in page
    assert "My brother rang at four" in page
    assert "Write to my brother toward: A place of my own" in page
    assert "Remove them" in page
    assert not Withdrawal.objects.exists()


def test_the_record_then_keeps_only_that_a_note_was_put_there_by_mistake(
    as_robin, signed_in, lee, alex, entry
):
    assert as_robin.post(path_of(entry)).url == ROUND
    entry.refresh_from_db()
    assert [getattr(entry, name) for name in (*Entry.CHOICES, *Entry.WORDS)] == [""] * 6
    intention = entry.intentions.get(place=1)
    assert (intention.words, intention.goal, intention.answer) == ("", None, "")
    assert (intention.answered_at, intention.answered_by) == (None, None)
    as_lee = signed_in(lee)
    for path in (ROUND, f"/guests/{alex.guest_id}/", "/", path_of(entry)):
        page = text_of(as_lee.get(path))
        assert "brother" not in page, path
        asked = page.replace("More support As usual", "").replace("6 More support 7", "")
        assert "More support" not in asked, path
    assert "A note was put here by mistake." in text_of(as_lee.get(ROUND))
    assert "A note was put here by mistake." in text_of(as_lee.get(f"/guests/{alex.guest_id}/"))
    assert "Read what it was" not in text_of(as_lee.get(ROUND))


def test_its_author_and_a_manager_alone_read_it(as_robin, as_sam, as_ida, signed_in, lee, entry):
    as_lee = signed_in(lee)
    as_lee.post(path_of(entry))
    withdrawn = Withdrawal.objects.get()
    assert (withdrawn.author.display_name, withdrawn.by.display_name) == ("Robin", "Lee")
    assert withdrawn.words == {
        "presence": "Here",
        "support": "More support",
        "where_at": "My brother rang at four",
        "support_looks_like": "Someone to sit with",
        "goal_1": "Write to my brother",
        "toward_1": "A place of my own",
        "answer_1": "Done",
    }
    for reader in (as_robin, as_sam):
        assert "Read what it was" in text_of(reader.get(ROUND))
        page = text_of(reader.get(path_of(entry)))
        assert "Removed November 24, 9:31 am by Lee" in page
        assert "There Here Support asked More support Where I'm at My brother rang" in page
        assert "Goal 1 for today Write to my brother" in page
    assert "brother" not in text_of(as_lee.get(path_of(entry)))
    assert as_ida.get(path_of(entry)).status_code == 403


def test_reading_it_is_on_record_and_the_words_are_not(as_robin, as_sam, sam, robin, alex, entry):
    as_robin.post(path_of(entry))
    taken = AuditEvent.objects.get(kind="entry_withdrawn")
    assert (taken.person_id, taken.object_id, taken.guest_id) == (
        robin.pk,
        entry.pk,
        alex.guest_id,
    )
    assert "where_at" in taken.fields
    as_sam.get(path_of(entry))
    as_sam.get(path_of(entry))
    assert AuditEvent.objects.get(kind="withdrawn_read").person_id == sam.pk
    kept = repr(list(AuditEvent.objects.values()))
    for word in ("brother", "sit with", "Alex"):
        assert word not in kept


def test_it_can_be_written_down_again_and_the_note_stays(as_robin, alex, entry):
    as_robin.post(path_of(entry))
    name = f"stay-{alex.pk}"
    as_robin.post(
        ROUND,
        {
            f"{name}-presence": "here",
            f"{name}-where_at": "Rested",
            f"{name}-intention-1-words": "Bake bread",
        },
    )
    entry.refresh_from_db()
    assert (entry.presence, entry.where_at) == ("here", "Rested")
    assert entry.intentions.get(place=1).words == "Bake bread"
    assert "A note was put here by mistake." in text_of(as_robin.get(ROUND))


def test_pressed_twice_it_is_taken_away_once(as_robin, entry):
    for _ in range(2):
        assert as_robin.post(path_of(entry)).url == ROUND
    assert Withdrawal.objects.count() == 1
    assert "Remove them" not in text_of(as_robin.get(path_of(entry)))


def test_where_nothing_is_there_nothing_is_offered(as_robin, alex, house):
    entry = EntryFactory(round__house=house, stay=alex, presence="")
    assert "Wrong person?" not in text_of(as_robin.get(ROUND))
    as_robin.post(path_of(entry))
    assert not Withdrawal.objects.exists()


def test_a_second_mistake_is_shown_beside_the_first(as_robin, as_sam, alex, entry):
    as_robin.post(path_of(entry))
    as_robin.post(ROUND, {f"stay-{alex.pk}-where_at": "Casey's words this time"})
    as_robin.post(path_of(entry))
    page = text_of(as_sam.get(path_of(entry)))
    assert "My brother rang at four" in page
    assert "Casey's words this time" in page


def test_it_works_in_a_closed_round_too(as_robin, signed_in, lee, alex, entry):
    as_robin.post(f"{ROUND}closing/", {})
    as_robin.post(path_of(entry))
    assert Withdrawal.objects.exists()
    page = text_of(signed_in(lee).get(ROUND))
    assert "A note was put here by mistake." in page
    assert "brother" not in page


def test_what_was_there_before_a_change_goes_with_it(as_robin, as_sam, signed_in, lee, alex, entry):
    as_robin.post(f"{ROUND}closing/", {})
    as_sam.post(f"{ROUND}reopening/", {"reason": "Something to add"})
    name = f"stay-{alex.pk}-where_at"
    as_robin.post(ROUND, {f"initial-{name}": entry.where_at, name: "Fine"})
    assert "My brother rang" in text_of(signed_in(lee).get(ROUND))
    as_robin.post(path_of(entry))
    assert EntryRevision.objects.get().withdrawn == Withdrawal.objects.get()
    page = text_of(signed_in(lee).get(ROUND))
    assert "brother" not in page
    assert "Changed after closing" not in page
    read = text_of(as_sam.get(path_of(entry)))
    assert "Where I'm at, before it was changed My brother rang at four" in read


def test_answers_of_the_afternoon_stay_when_the_afternoons_words_go(as_robin, alex, entry, house):
    with time_machine.travel(TUESDAY.replace(hour=16, minute=40), tick=False):
        afternoon = EntryFactory(
            round__house=house, round__which="afternoon", stay=alex, night="Quiet"
        )
        as_robin.post(path_of(afternoon))
    afternoon.refresh_from_db()
    assert afternoon.night == ""
    assert entry.intentions.get(place=1).answer == "done"


def test_a_peers_own_words_are_theirs_when_taken_away_too(as_robin, as_sam, robin, house):
    entry = EntryFactory(
        round__house=house, round__opened_by=robin, staff=robin, where_at="Short night"
    )
    as_robin.post(path_of(entry))
    assert "Short night" in text_of(as_sam.get(path_of(entry)))
    with time_machine.travel(TUESDAY.replace(hour=16, minute=31)):
        RoundFactory(house=house, which="afternoon")
        assert as_sam.get(path_of(entry)).status_code == 404
        assert "Short night" in text_of(as_robin.get(path_of(entry)))


def test_a_guest_who_left_long_ago_is_no_longer_a_peers_to_read(as_robin, as_sam, alex, entry):
    alex.left_on = date(2026, 10, 1)
    alex.save()
    assert as_robin.post(path_of(entry)).status_code == 404
    assert as_sam.get(path_of(entry)).status_code == 200


def test_asking_about_an_entry_of_a_past_round_is_reading_that_round(as_sam, sam, entry, house):
    as_sam.get(path_of(entry))
    reads = AuditEvent.objects.filter(kind="round_read")
    assert not reads.exists()
    RoundFactory(house=house, which="afternoon")
    as_sam.get(path_of(entry))
    assert reads.get().object_id == entry.round_id


def test_the_page_asks_few_questions(as_sam, actor_of, robin, entry, django_assert_max_num_queries):
    withdraw_words(by=actor_of(robin), entry=entry)
    RoundFactory(house=entry.round.house, which="afternoon")
    with django_assert_max_num_queries(16):
        assert as_sam.get(path_of(entry)).status_code == 200
