"""One guest's check-ins, day by day: the morning's goals beside the afternoon's answers."""

from datetime import date, timedelta

import pytest

from accounts.models import AuditEvent
from checkins.history.reading import picture_of
from checkins.models import EntryRevision
from tests.checkins.factories import EntryFactory, IntentionFactory
from tests.conftest import staying
from tests.guests.factories import GoalFactory, TimeAwayFactory
from tests.pages import fields_of, text_of

MONDAY, TUESDAY = date(2026, 11, 23), date(2026, 11, 24)


def path(stay):
    return f"/guests/{stay.guest_id}/check-ins/"


def entry(stay, day=TUESDAY, which="morning", **said):
    return EntryFactory(
        round__house=stay.guest.house, round__date=day, round__which=which, stay=stay, **said
    )


@pytest.fixture
def landlord(alex):
    return GoalFactory(stay=alex, words="A place of my own")


@pytest.fixture
def two_days(alex, landlord):
    """Alex on Monday, from 9:30 to 4:30, and on Tuesday morning."""
    morning = entry(
        alex,
        MONDAY,
        support="more",
        where_at="Slept badly",
        support_looks_like="Someone beside me while I ring",
    )
    IntentionFactory(entry=morning, goal=landlord, answer="done")
    IntentionFactory(entry=morning, place=2, words="Walk to the library", answer="not_today")
    IntentionFactory(entry=morning, place=3, words="")
    entry(
        alex,
        MONDAY,
        "afternoon",
        presence="one_to_one",
        support="space",
        where_at="Tired and glad",
        moving_toward="Yes, a bit",
        night="Left alone with a book",
    )
    entry(alex, support="usual", where_at="Good coffee")


def test_the_day_tells_what_was_said_in_the_morning_and_what_came_of_it(as_robin, alex, two_days):
    page = text_of(as_robin.get(path(alex)))
    assert (
        "Monday, November 23 day 61 "
        "Call the landlord back toward: A place of my own In the afternoon: done "
        "Walk to the library In the afternoon: not today "
        "Morning check-in, November 23 here More support Slept badly "
        "Support: Someone beside me while I ring "
        "Afternoon check-in, November 23 one to one Some space Tired and glad "
        "Moving toward: Yes, a bit The night: Left alone with a book" in page
    )
    assert page.index("Tuesday, November 24 day 62") < page.index("Monday, November 23 day 61")


def test_the_weeks_are_shown_as_a_picture_and_as_a_table(as_robin, alex, two_days):
    response = as_robin.get(path(alex))
    page = response.content.decode()
    assert page.count('href="#mark-more"') == 1 + 1  # in its week, and in the legend
    assert page.count('href="#mark-usual"') == 1 + 1
    assert "Show as a table" in text_of(response)
    table = text_of(as_robin.get(path(alex), {"table": 1}))
    assert "Tue, Nov 24 as usual Mon, Nov 23 more support some space" in table
    assert page.count('class="mark-today"') == 1 + 1


def test_the_first_page_of_the_stay_shows_the_same_marks(as_robin, alex, two_days):
    for page in (path(alex), f"/guests/{alex.guest_id}/"):
        assert as_robin.get(page).content.decode().count('href="#mark-space"') == 1 + 1


def test_there_is_no_picture_of_a_stay_still_to_come(as_robin, house):
    coming = staying(house, "Morgan", date(2026, 12, 1), arrived_on=None)
    for page in (path(coming), f"/guests/{coming.guest_id}/"):
        html = as_robin.get(page).content.decode()
        assert "weeks-strip" not in html
        assert "path-picture" not in html
    assert "will show up here, day by day" in text_of(as_robin.get(path(coming)))


def test_the_days_can_be_chosen_by_what_was_asked(as_robin, alex, two_days):
    page = text_of(as_robin.get(path(alex), {"support": "usual"}))
    assert "Good coffee" in page
    assert "Slept badly" not in page
    # Asked in the afternoon: the whole day is shown.
    page = text_of(as_robin.get(path(alex), {"support": "space"}))
    assert "Slept badly" in page
    assert "Good coffee" not in page


def test_the_days_can_be_chosen_by_a_goal_of_the_stay(as_robin, alex, two_days, landlord):
    response = as_robin.get(path(alex), {"support": "", "goal": landlord.pk})
    assert "Slept badly" in text_of(response)
    assert "Good coffee" not in text_of(response)
    assert fields_of(response)["goal"] == str(landlord.pk)
    response = as_robin.get(path(alex), {"support": "usual", "goal": landlord.pk})
    assert "No day of this stay matches both choices. Show all days" in text_of(response)


def test_a_goal_whose_words_for_the_day_were_taken_out_again_is_no_match(as_robin, alex, landlord):
    IntentionFactory(entry=entry(alex, where_at="Slept badly"), goal=landlord, words="")
    page = text_of(as_robin.get(path(alex), {"goal": landlord.pk}))
    assert "Slept badly" not in page


@pytest.mark.parametrize("nonsense", [{"support": "a lot"}, {"goal": "x"}, {"goal": "9" * 40}])
def test_a_choice_that_is_none_shows_every_day_and_says_so(as_robin, alex, two_days, nonsense):
    page = text_of(as_robin.get(path(alex), nonsense))
    assert "Please choose one from the list." in page
    assert "Good coffee" in page
    assert "Slept badly" in page


def test_another_guests_goal_is_no_choice(as_robin, alex, jo, two_days):
    jos = GoalFactory(stay=jo, words="Find work with animals")
    response = as_robin.get(path(alex), {"goal": jos.pk})
    assert "Please choose one from the list." in text_of(response)
    assert "animals" not in text_of(response)


def test_jos_words_are_never_on_alexs_page(as_robin, alex, jo, two_days):
    entry(jo, date(2026, 11, 20), where_at="Missing the dog")
    assert "Missing the dog" not in text_of(as_robin.get(path(alex)))


def days_on(response):
    return response.content.decode().count('class="panel day"')


def test_the_newest_week_is_open_and_the_earlier_ones_come_on_request(as_robin, alex):
    for n in range(13):
        entry(alex, TUESDAY - timedelta(days=n), support="more")
    entry(alex, date(2026, 10, 5), support="more", where_at="A first day")
    first = as_robin.get(path(alex), {"support": "more"})
    assert days_on(first) == 6
    assert ("7 more weeks, back to October 5 Show the rest of the week of November 16") in text_of(
        first
    )
    assert 'href="?support=more&amp;before=2026-11-19"' in first.content.decode()
    second = as_robin.get(path(alex), {"support": "more", "before": "2026-11-19"})
    assert days_on(second) == 3
    assert "6 more weeks, back to October 5 Show the week of November 9" in text_of(second)
    assert "Go to the newest" in text_of(second)
    last = text_of(as_robin.get(path(alex), {"before": "2026-11-12"}))
    assert "A first day" in last
    assert "more week" not in last


def test_all_days_come_to_be_printed(as_robin, alex):
    for n in range(13):
        entry(alex, TUESDAY - timedelta(days=n), support="more")
    assert "Show everything, to print" in text_of(as_robin.get(path(alex)))
    whole = as_robin.get(path(alex), {"all": 1})
    assert days_on(whole) == 13
    assert "data-print" in whole.content.decode()


@pytest.mark.parametrize("before", ["x", "2026-13-45", "0001-01-01", "٣"])
def test_before_no_day_the_newest_are_shown(as_robin, alex, two_days, before):
    assert "Good coffee" in text_of(as_robin.get(path(alex), {"before": before}))


def test_nothing_said_yet(as_robin, alex):
    page = text_of(as_robin.get(path(alex)))
    assert "the morning's goals next to the afternoon's answers" in page
    assert "as a table" not in page
    assert "Show these days" not in page


def test_words_are_shown_as_they_were_said(as_robin, alex):
    entry(alex, where_at="Be <b>kind</b> & stay עִם me 🌱")
    assert "&lt;b&gt;kind&lt;/b&gt; &amp; stay" in as_robin.get(path(alex)).content.decode()


def test_reading_it_goes_on_record_once_an_hour(as_robin, robin, alex):
    for _ in range(3):
        as_robin.get(path(alex))
    event = AuditEvent.objects.get(kind="guest_read")
    assert (event.person_id, event.guest_id) == (robin.pk, alex.guest_id)


def test_a_stay_that_ended_long_ago_is_for_managers(as_robin, as_sam, house):
    gone = staying(house, "Lou", date(2026, 7, 1), left_on=date(2026, 10, 24))
    entry(gone, date(2026, 7, 6), where_at="Found my feet")
    assert as_robin.get(path(gone)).status_code == 404
    assert "Found my feet" in text_of(as_sam.get(path(gone)))
    assert not AuditEvent.objects.filter(kind="guest_read", person_name="Robin").exists()
    # 30 days ago: still in the team's hands.
    gone.left_on = date(2026, 10, 25)
    gone.save()
    assert "Found my feet" in text_of(as_robin.get(path(gone)))


def test_no_guests_name_in_the_title(as_robin, alex):
    page = as_robin.get(path(alex)).content.decode()
    assert "Alex" not in page.split("<title>")[1].split("</title>")[0]


def test_it_asks_as_much_for_ninety_days_as_for_one(
    as_robin, alex, landlord, django_assert_num_queries
):
    IntentionFactory(entry=entry(alex, support="more"), goal=landlord)
    as_robin.get(path(alex))  # the read is on record from here on

    def ask():
        with django_assert_num_queries(11):
            assert as_robin.get(path(alex)).status_code == 200
        with django_assert_num_queries(12):
            as_robin.get(path(alex), {"support": "more", "goal": landlord.pk})

    ask()
    for n in range(1, 91):
        day = TUESDAY - timedelta(days=n)
        for which in ("morning", "afternoon"):
            said = entry(alex, day, which, support="more")
        IntentionFactory(entry=said, goal=GoalFactory(stay=alex))
    ask()


def test_time_away_is_in_the_picture_and_revisions_in_the_days(as_robin, as_sam, alex, house):
    TimeAwayFactory(stay=alex, from_on=date(2026, 11, 18), back_on=date(2026, 11, 20))
    monday = EntryFactory(
        round__house=house, round__date=date(2026, 11, 23), stay=alex, where_at="Tired"
    )
    EntryRevision.objects.create(
        house=house, entry=monday, by=monday.saved_by, field="where_at", before="Fine"
    )
    page = text_of(as_robin.get(path(alex)))
    assert "Changed after closing" in page
    assert "away" in page
    as_sam.post(f"/check-ins/entries/{monday.pk}/withdraw/")
    page = text_of(as_robin.get(path(alex)))
    assert "A note was put here by mistake." in page
    assert "Tired" not in page


@pytest.mark.parametrize("back_on", [None, date(9999, 12, 31)])
def test_days_away_end_with_the_stay_whenever_they_are_back(
    actor_of, robin, alex, monkeypatch, back_on
):
    TimeAwayFactory(stay=alex, from_on=date(2026, 11, 18), back_on=back_on)
    drawn = {}
    monkeypatch.setattr("checkins.history.weeks.draw", lambda **known: drawn.update(known))
    picture_of(actor_of(robin), alex, [])
    assert max(drawn["away"]) == alex.planned_leaving_on
    assert len(drawn["away"]) == (alex.planned_leaving_on - date(2026, 11, 18)).days + 1
