"""A guest's own page: their stay, their goals, what they said lately."""

from datetime import date, timedelta

from tests.checkins.factories import EntryFactory, IntentionFactory
from tests.guests.factories import GoalFactory
from tests.pages import text_of


def test_it_shows_the_stay_the_goals_and_the_latest_words(as_sam, alex, house):
    GoalFactory(stay=alex, words="A place of my own")
    entry = EntryFactory(
        round__house=house, stay=alex, support="more", where_at="Slept badly", night=""
    )
    IntentionFactory(entry=entry, answer="done")
    page = text_of(as_sam.get(f"/guests/{alex.guest_id}/"))
    assert "arrived September 24 · day 62 of 90, leaving planned for December 22" in page
    assert "A place of my own under way since November 14" in page
    assert "Tue, Nov 24, morning here More support Slept badly" in page
    assert "Call the landlord back · done" in page


def test_it_asks_as_much_for_many_check_ins_as_for_one(
    as_robin, alex, house, django_assert_num_queries
):
    path = f"/guests/{alex.guest_id}/"
    IntentionFactory(entry=EntryFactory(round__house=house, stay=alex))
    as_robin.get(path)  # the read is on record from here on

    def ask():
        with django_assert_num_queries(12):
            as_robin.get(path)

    ask()
    for n in range(1, 9):
        day = date(2026, 11, 24) - timedelta(days=n)
        IntentionFactory(
            entry=EntryFactory(round__house=house, round__date=day, stay=alex),
            goal=GoalFactory(stay=alex),
        )
    ask()
