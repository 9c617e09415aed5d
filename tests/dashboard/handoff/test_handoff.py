"""The handoff composes itself: what nobody has passed on yet, once, and what is still open."""

from datetime import date, datetime, timedelta

import pytest
import time_machine
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from accounts.access.actor import actor_for
from accounts.models import AuditEvent, Draft
from checkins.models import Entry
from guests.follow_ups.actions import finish_follow_up
from guests.models import FollowUp, Stay
from household.agreements.actions import create_default_agreements
from shifts.models import Handoff, HandoffItem, HandoffRead, Note
from shifts.notes.actions import amend_note, sign_note, withdraw_note
from shifts.times.actions import create_default_shift_times
from tests.checkins.factories import EntryFactory, RoundFactory, SupportRequestFactory
from tests.conftest import NEW_YORK, TUESDAY, person, staying
from tests.guests.factories import FollowUpFactory, SupportMomentFactory, TimeAwayFactory
from tests.household.chores.factories import TurnFactory
from tests.pages import fields_of, text_of
from tests.shifts.factories import NoteFactory

HANDOFF = "/shifts/handoff/"
QUIET = "Nothing new since the last handoff."
AT_THREE = TUESDAY.replace(hour=15, minute=5)
AT_NIGHT = TUESDAY.replace(hour=23, minute=5)


def hand_over(client, **said):
    return client.post(HANDOFF, said)


def read(client, page=None):
    """One press on the page that shows it."""
    html = (page or client.get(HANDOFF)).content.decode()
    shown = {
        name: [part.split('value="')[1].split('"')[0] for part in html.split(f'name="{name}"')[1:]]
        for name in ("handoff", "shown_at")
    }
    return client.post(f"{HANDOFF}read/", shown)


def test_a_usual_end_of_shift_is_two_clicks_and_a_beginning_is_one(as_robin, as_lee, alex):
    with time_machine.travel(AT_THREE):
        assert f'href="{HANDOFF}"' in as_robin.get("/").content.decode()
        page = as_robin.get(HANDOFF)
        assert QUIET in text_of(page)
        assert as_robin.post(HANDOFF, fields_of(page)).url == HANDOFF
        assert "Handed over. Thank you; rest well." in text_of(as_robin.get(HANDOFF))
        assert "Left for you Robin handed over Tuesday, November 24, 3:05 pm" in text_of(
            as_lee.get(HANDOFF)
        )
        assert "Nothing new. What's still open is below." in text_of(as_lee.get(HANDOFF))
        assert read(as_lee).url == "/"
        assert "Left for you" not in text_of(as_lee.get(HANDOFF))
    events = AuditEvent.objects.filter(kind__startswith="handoff").order_by("pk")
    assert [each.kind for each in events] == ["handoff_given", "handoff_read"]


def test_what_has_happened_goes_along_by_itself_and_once(as_robin, as_lee, house, alex, jo):
    EntryFactory(round__house=house, stay=alex, support="more", saved_at=TUESDAY)
    SupportRequestFactory(stay=jo, support="space", words="An hour on the porch", asked_at=TUESDAY)
    SupportMomentFactory(stay=jo, kind="walked_alongside", words="To the library", noted_at=TUESDAY)
    NoteFactory(house=house, stay=alex, words="Her sister rang", signed_at=TUESDAY)
    NoteFactory(house=house, words="The boiler clicks", signed_at=TUESDAY)
    with time_machine.travel(AT_THREE):
        page = text_of(as_robin.get(HANDOFF))
        said = (
            "Alex Came to the morning check-in and asked for more support, Tuesday, November 24",
            "Her sister rang",
            "Asked for some space in between, Tuesday, November 24: An hour on the porch",
            ": To the library",
            "The house The boiler clicks",
        )
        for each in said:
            assert each in page
        hand_over(as_robin)
        assert HandoffItem.objects.exclude(kind__in=HandoffItem.OPEN).count() == 5
        page = text_of(as_lee.get(HANDOFF))
        left, new = page.split("Hand over to the next shift")
        for each in said:
            assert each in left
            assert each not in new
        assert QUIET in new
        read(as_lee)
    with time_machine.travel(AT_NIGHT):
        assert "boiler" not in text_of(as_lee.get(HANDOFF))


def test_arrivals_leavings_and_time_away(as_robin, house, alex, jo):
    staying(house, "Sky", date(2026, 11, 24))
    jo.left_on = date(2026, 11, 24)
    jo.save()
    alex.times_away.create(house=house, from_on=date(2026, 11, 24))
    alex.times_away.update(back_on=date(2026, 11, 26))
    page = text_of(as_robin.get(HANDOFF))
    assert "Alex Planned to be away from this day, Tuesday, November 24" in page
    assert "Jo Left, Tuesday, November 24" in page
    assert "Sky Arrived, Tuesday, November 24" in page
    assert "back from time away" not in page
    hand_over(as_robin)
    with time_machine.travel(TUESDAY.replace(day=27)):
        page = text_of(as_robin.get(HANDOFF))
        assert "Is back" not in page
        assert "Alex is not back yet · planned Thursday, November 26" in page
        as_robin.post(f"/guests/{alex.guest_id}/away/back/")
        page = text_of(as_robin.get(HANDOFF))
        assert "Alex Is back: seen by Robin at 9:31 am, Friday, November 27" in page


def test_segments_are_opened_on_purpose_and_signed_with_the_handoff(as_robin, alex, jo, robin):
    page = as_robin.get(HANDOFF)
    assert "About Alex" in text_of(page)
    assert "<details open" not in page.content.decode()
    assert f"stay-{alex.pk}-words" not in fields_of(page)
    said = {"house-words": "Salt is in the shed", f"stay-{alex.pk}-words": "Slept till noon"}
    hand_over(as_robin, **said)
    notes = {note.stay: note for note in Note.objects.all()}
    assert notes[None].words == "Salt is in the shed"
    assert notes[alex].words == "Slept till noon"
    assert HandoffItem.objects.filter(kind="note").count() == 2


def test_a_segment_comes_alone_when_it_is_opened_in_place(as_robin, alex, jo, stranger):
    def opened(stay):
        return as_robin.get(HANDOFF, {"about": stay}, headers={"HX-Request": "true"})

    segment = opened(alex.pk)
    assert "About Alex" in text_of(segment)
    assert 'name="house-words"' in opened("house").content.decode()
    assert f'name="stay-{alex.pk}-words"' in segment.content.decode()
    assert "Hand over" not in text_of(segment)
    assert opened(stranger.pk).status_code == 404
    assert opened("all").status_code == 404


def test_without_javascript_all_segments_are_there_at_once(as_robin, alex, jo):
    fields = fields_of(as_robin.get(HANDOFF, {"about": "all"}))
    said = {f"stay-{alex.pk}-words": "Slept till noon", f"stay-{jo.pk}-words": "Made soup"}
    assert {*said, "house-words"} <= fields.keys()
    as_robin.post(f"{HANDOFF}?about=all", fields | said)
    assert {note.stay: note.words for note in Note.objects.all()} == {
        alex: "Slept till noon",
        jo: "Made soup",
    }


def test_a_name_is_asked_about_and_then_nothing_is_lost(as_robin, alex, jo):
    said = {"house-words": "Jo has the key", f"stay-{alex.pk}-words": "Slept till noon"}
    page = as_robin.post(HANDOFF, said)
    assert "This seems to name Jo." in text_of(page)
    fields = fields_of(page)
    assert fields["house-words"] == "Jo has the key"
    assert fields[f"stay-{alex.pk}-words"] == "Slept till noon"
    assert not Note.objects.exists()
    assert not Handoff.objects.exists()
    as_robin.post(HANDOFF, fields)
    assert Note.objects.count() == 2


def test_what_is_typed_is_kept_until_it_is_handed_over(as_robin, alex):
    name = f"stay-{alex.pk}-words"
    typing = {name: "Slept till", "house-words": "", "typed": "1"}
    as_robin.post(HANDOFF, typing, headers={"HX-Request": "true"})
    page = as_robin.get(HANDOFF)
    assert fields_of(page)[name] == "Slept till"
    assert '<details class="fold" open>' in page.content.decode()
    as_robin.post("/lock/", {"lock": "1"})
    as_robin.post(HANDOFF, {name: "Slept till noon"})
    assert Draft.objects.get().words == "Slept till noon"


def test_what_is_typed_about_a_guest_who_leaves_in_between_is_not_lost(as_robin, alex, stranger):
    name = f"stay-{alex.pk}-words"
    as_robin.post(HANDOFF, {name: "Slept", "typed": "1"}, headers={"HX-Request": "true"})
    alex.left_on = date(2026, 11, 24)
    alex.save()
    assert fields_of(as_robin.get(HANDOFF))[name] == "Slept"
    hand_over(as_robin, **{name: "Slept well", f"stay-{stranger.pk}-words": "Not a guest here"})
    note = Note.objects.get()
    assert (note.stay, note.words) == (alex, "Slept well")
    assert not Draft.objects.exists()
    assert "About Alex" not in text_of(as_robin.get(HANDOFF))


@pytest.mark.parametrize("name", ["x" * 130 + "-words", "stay-\x00-words", "stay--words", "words"])
def test_what_is_no_field_of_the_page_is_not_kept(as_robin, alex, name):
    answer = as_robin.post(HANDOFF, {name: "?", "typed": "1"}, headers={"HX-Request": "true"})
    assert answer.status_code == 200
    assert not Draft.objects.exists()


def test_what_was_too_long_is_refused_beside_its_field_and_handed_over_is_nothing(as_robin, alex):
    page = as_robin.post(HANDOFF, {"house-words": "x" * 20_001})
    assert page.status_code == 200
    assert "x" * 20_001 in page.content.decode()
    assert not Handoff.objects.exists()


def test_pressed_twice_it_is_handed_over_once(as_robin, alex):
    for _ in range(2):
        hand_over(as_robin, **{"house-words": "Salt is in the shed"})
    assert (Handoff.objects.count(), Note.objects.count()) == (1, 1)


def test_an_addition_alone_is_asked_to_be_read_again(
    as_robin, as_lee, actor_of, robin, house, alex
):
    note = sign_note(by=actor_of(robin), words="Her sister rang", stay=alex)
    hand_over(as_robin)
    with time_machine.travel(AT_THREE):
        read(as_lee)
    with time_machine.travel(AT_NIGHT):
        assert "Left for you" not in text_of(as_lee.get(HANDOFF))
        amend_note(by=actor_of(robin), note=note, words="She comes on Friday")
        page = text_of(as_lee.get(HANDOFF))
        assert "added since Added by Robin" in page
        assert "She comes on Friday" in page
        assert "Her sister rang" not in page
    with time_machine.travel(AT_NIGHT + timedelta(minutes=1)):
        read(as_lee)
        assert "Left for you" not in text_of(as_lee.get(HANDOFF))
    assert HandoffRead.objects.count() == 2


@pytest.fixture
def read_by_lee(as_robin, as_lee, actor_of, robin, alex):
    """A note that Robin handed over and Lee has read."""
    note = sign_note(by=actor_of(robin), words="Her sister rang", stay=alex)
    hand_over(as_robin)
    with time_machine.travel(AT_THREE):
        read(as_lee)
    return note


def test_an_addition_is_first_on_today_until_it_is_read(
    as_robin, as_lee, actor_of, robin, read_by_lee
):
    with time_machine.travel(AT_NIGHT):
        assert "Start your shift" not in text_of(as_lee.get("/"))
        amend_note(by=actor_of(robin), note=read_by_lee, words="She comes on Friday")
    with time_machine.travel(AT_NIGHT + timedelta(minutes=1)):
        assert "Start your shift" in text_of(as_lee.get("/"))
        assert "Start your shift" not in text_of(as_robin.get("/"))
        read(as_lee)
        assert "Start your shift" not in text_of(as_lee.get("/"))


def test_an_addition_to_a_note_that_was_taken_away_is_asked_of_nobody(
    as_lee, actor_of, robin, read_by_lee
):
    with time_machine.travel(AT_NIGHT):
        amend_note(by=actor_of(robin), note=read_by_lee, words="She comes on Friday")
        withdraw_note(by=actor_of(robin), note=read_by_lee)
        assert "Start your shift" not in text_of(as_lee.get("/"))
        assert "Left for you" not in text_of(as_lee.get(HANDOFF))


def test_what_is_added_while_someone_reads_is_not_said_to_be_read(
    as_lee, actor_of, robin, read_by_lee
):
    with time_machine.travel(AT_NIGHT) as clock:
        amend_note(by=actor_of(robin), note=read_by_lee, words="She comes on Friday")
        clock.shift(60)
        page = as_lee.get(HANDOFF)
        clock.shift(60)
        amend_note(by=actor_of(robin), note=read_by_lee, words="No, on Saturday")
        clock.shift(60)
        for _ in range(2):
            read(as_lee, page)
        left = text_of(as_lee.get(HANDOFF))
    assert "No, on Saturday" in left
    assert "She comes on Friday" not in left
    assert HandoffRead.objects.count() == 2
    assert AuditEvent.objects.filter(kind="handoff_read").count() == 2


def test_what_is_added_to_ones_own_handoff_is_to_be_read_as_well(
    as_robin, actor_of, lee, read_by_lee
):
    with time_machine.travel(AT_NIGHT) as clock:
        amend_note(by=actor_of(lee), note=read_by_lee, words="She came")
        clock.shift(60)
        assert "Start your shift" in text_of(as_robin.get("/"))
        page = text_of(as_robin.get(HANDOFF))
        assert "She came" in page
        assert "Her sister rang" not in page
        read(as_robin)
        assert "Left for you" not in text_of(as_robin.get(HANDOFF))


@pytest.mark.parametrize(
    "shown_at",
    ["", "yesterday", "2026-13-45T00:00:00Z", "2026-11-24T10:00", "9999-12-31T23:59:59Z"],
)
def test_whatever_is_sent_it_was_read_by_now(as_robin, as_lee, shown_at):
    hand_over(as_robin)
    with time_machine.travel(AT_THREE, tick=False):
        handoff = Handoff.objects.get().pk
        as_lee.post(f"{HANDOFF}read/", {"handoff": handoff, "shown_at": shown_at})
    assert HandoffRead.objects.get().at == AT_THREE


def test_a_check_in_that_was_not_entered_stays_open_in_every_handoff_until_it_is(
    as_robin, house, alex
):
    with time_machine.travel(AT_THREE):
        assert "The morning check-in of Tuesday, November 24 is not entered" in text_of(
            as_robin.get(HANDOFF)
        )
        hand_over(as_robin)
    with time_machine.travel(AT_NIGHT):
        hand_over(as_robin)
    listed = HandoffItem.objects.filter(kind="not_entered", on=date(2026, 11, 24))
    assert listed.filter(object_id=1).count() == 2
    assert listed.filter(object_id=2).count() == 1
    round_ = RoundFactory(house=house)
    with time_machine.travel(AT_NIGHT):
        assert "The morning check-in of Tuesday" in text_of(as_robin.get(HANDOFF))
        EntryFactory(round=round_, stay=alex, support="more")
        page = text_of(as_robin.get(HANDOFF))
        assert "The morning check-in of Tuesday" not in page
        assert "The afternoon check-in of Tuesday, November 24 is not entered" in page


def test_a_check_in_that_was_closed_with_nothing_in_it_was_held_all_the_same(
    as_robin, robin, house
):
    RoundFactory(house=house, closed_at=TUESDAY, closed_by=robin)
    with time_machine.travel(AT_THREE):
        assert "The morning check-in of Tuesday" not in text_of(as_robin.get(HANDOFF))


def test_after_a_weekend_fridays_check_in_is_still_missing(as_robin, house):
    with time_machine.travel(datetime(2026, 11, 30, 7, 5, tzinfo=NEW_YORK)):
        page = text_of(as_robin.get(HANDOFF))
    assert "The afternoon check-in of Friday, November 27 is not entered" in page
    assert "November 26" not in page


def test_what_is_being_written_just_now_waits_for_the_next_handoff(as_robin, house, alex):
    EntryFactory(round__house=house, stay=alex, support="more", saved_at=TUESDAY)
    hand_over(as_robin)
    assert not HandoffItem.objects.filter(kind="entry").exists()
    with time_machine.travel(TUESDAY + timedelta(minutes=11)):
        hand_over(as_robin)
    assert HandoffItem.objects.filter(kind="entry").count() == 1


def test_what_peers_say_of_themselves_is_in_no_handoff(as_robin, house, robin):
    EntryFactory(round__house=house, staff=robin, support="more", saved_at=TUESDAY)
    with time_machine.travel(AT_THREE):
        assert QUIET in text_of(as_robin.get(HANDOFF))


def test_nothing_of_another_house(as_robin, other_house, stranger):
    NoteFactory(house=other_house, stay=stranger)
    Handoff.objects.create(
        house=other_house,
        given_by=person(other_house, "Pat", "peer"),
        reaches_back_to=TUESDAY,
    )
    page = text_of(as_robin.get(HANDOFF))
    assert "Left for you" not in page
    assert "boiler" not in page
    theirs = Handoff.objects.get()
    as_robin.post(f"{HANDOFF}read/", {"handoff": [theirs.pk, "x", "9" * 30, "٣"]})
    assert not HandoffRead.objects.exists()


def test_a_full_day_asks_the_database_no_more_than_a_quiet_one(
    as_robin, as_lee, house, alex, jo, casey, robin, django_assert_max_num_queries
):
    def queries():
        as_lee.get(HANDOFF)
        with django_assert_max_num_queries(19) as asked:
            as_lee.get(HANDOFF)
        return len(asked)

    NoteFactory(house=house)
    EntryFactory(round__house=house, round__date=date(2026, 11, 20), stay=alex)
    hand_over(as_robin)
    before = queries()
    for number in range(10):
        round_ = RoundFactory(house=house, date=date(2026, 11, 1 + number))
        for stay in (alex, jo, casey):
            EntryFactory(round=round_, stay=stay, support="more")
            SupportRequestFactory(stay=stay)
            SupportMomentFactory(stay=stay)
            NoteFactory(house=house, stay=stay)
        NoteFactory(house=house)
    with time_machine.travel(TUESDAY + timedelta(minutes=20)):
        assert queries() == before
        hand_over(as_robin)
        assert queries() == before


STEPS = st.lists(
    st.tuples(
        st.integers(1, 600),  # minutes until it happens
        st.sampled_from(
            [
                *("entry", "late entry", "ask", "moment", "note"),
                *("arrival", "leaving", "away", "back", "handoff"),
            ]
        ),
    ),
    max_size=25,
)


def in_its_time(house, stay, by, step, number):
    """Does the step; what it brings into being, as a handoff would list it."""
    now = house.now()
    if step == "entry" or step == "late entry":
        # Saved before, and committed only now.
        at = now - timedelta(minutes=45) if step == "late entry" else now
        day = date(2026, 1, 1) + timedelta(days=number)
        entry = EntryFactory(
            round__house=house, round__date=day, stay=stay, support="more", saved_at=at
        )
        return "entry", entry.pk
    if step == "ask":
        return "ask", SupportRequestFactory(stay=stay, asked_at=now).pk
    if step == "moment":
        return "moment", SupportMomentFactory(stay=stay, noted_at=now).pk
    if step == "note":
        return "note", NoteFactory(house=house, stay=stay, signed_at=now).pk
    today, long_ago = now.date(), now.date() - timedelta(days=30)
    if step == "leaving":
        return "leaving", staying(house, "Sky", long_ago, left_on=today, how_ended="reached").pk
    if step == "away":
        sky = staying(house, "Sky", long_ago)
        return "away", TimeAwayFactory(stay=sky, from_on=today, back_on=None).pk
    if step == "back":
        sky = staying(house, "Sky", long_ago)
        seen = {"seen_back_at": now, "seen_back_by": by}
        return "back", TimeAwayFactory(stay=sky, from_on=long_ago, back_on=today, **seen).pk
    return "arrival", staying(house, "Sky", today - timedelta(days=number % 2)).pk


@pytest.mark.django_db
@given(
    steps=STEPS, begins=st.sampled_from([date(2026, 3, 7), date(2026, 10, 31), date(2028, 2, 28)])
)
@settings(max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_nothing_falls_between_two_handoffs_or_into_both(signed_in, steps, begins):
    """Over generated days, through both clock changes and a leap day, late commits included."""
    from tests.accounts.factories import HouseFactory

    clock = datetime.combine(begins, datetime.min.time(), NEW_YORK).replace(hour=12)
    with time_machine.travel(clock, tick=False) as travelled:
        house = HouseFactory()
        robin = person(house, f"Robin{house.pk}", "peer")
        stay = staying(house, "Alex", begins - timedelta(days=60))
        client = signed_in(robin)
        hand_over(client)
        happened = []
        for number, (minutes, step) in enumerate([*steps, (60, "handoff")]):
            travelled.shift(timedelta(minutes=minutes))
            if step == "handoff":
                hand_over(client)
            else:
                happened.append(in_its_time(house, stay, robin, step, number))
        listed = HandoffItem.objects.filter(handoff__house=house).exclude(kind__in=HandoffItem.OPEN)
        assert sorted(listed.values_list("kind", "object_id")) == sorted(happened)


def test_the_first_handoff_of_a_house_begins_a_day_before_it(as_robin, house, alex):
    old = TUESDAY - timedelta(days=3)
    NoteFactory(house=house, words="From last week", signed_at=old)
    EntryFactory(round__house=house, round__date=old.date(), stay=alex, saved_at=old)
    assert QUIET in text_of(as_robin.get(HANDOFF))
    hand_over(as_robin)
    with time_machine.travel(TUESDAY + timedelta(days=2)):
        assert "From last week" not in text_of(as_robin.get(HANDOFF))
    assert Entry.objects.exists()
    assert Stay.objects.exists()


def test_what_is_noted_more_than_a_month_late_is_history(as_robin, house, robin):
    """So that a house with a long past reads no more than a new one."""
    month = timedelta(days=30)
    Handoff.objects.create(
        house=house,
        given_by=robin,
        given_at=TUESDAY - 2 * month,
        reaches_back_to=TUESDAY - 3 * month,
    )
    hand_over(as_robin)
    day = timedelta(days=1)
    NoteFactory(house=house, words="From long ago", signed_at=TUESDAY - month - day)
    NoteFactory(house=house, words="From lately", signed_at=TUESDAY - month + day)
    page = text_of(as_robin.get(HANDOFF))
    assert "From lately" in page
    assert "From long ago" not in page


def test_a_listed_check_in_that_is_changed_again_stays_where_it_was_listed(
    as_robin, as_lee, house, alex
):
    entry = EntryFactory(round__house=house, stay=alex, support="more", saved_at=TUESDAY)
    with time_machine.travel(AT_THREE):
        hand_over(as_robin)
        Entry.objects.filter(pk=entry.pk).update(support="space", saved_at=AT_THREE)
        page = text_of(as_lee.get(HANDOFF))
        assert "Left for you" in page
        assert "Came to the morning check-in and asked for some space" in page


def test_a_past_handoff_is_read_as_it_was_given_and_says_who_read_it(
    as_robin, as_lee, house, alex, robin
):
    note = NoteFactory(house=house, stay=alex, words="Her sister rang", author=robin)
    with time_machine.travel(AT_THREE):
        hand_over(as_robin)
        read(as_lee)
    handoff = Handoff.objects.get()
    page = text_of(as_lee.get(f"/shifts/{handoff.pk}/"))
    assert "Handed over Tuesday, November 24, 3:05 pm by Robin · read by Lee" in page
    assert "Alex Her sister rang" in page
    assert "The morning check-in of Tuesday, November 24 is not entered" in page
    handed_over = as_lee.get("/shifts/?handed-over=1")
    assert f'href="/shifts/{handoff.pk}/"' in handed_over.content.decode()
    as_robin.post(f"/shifts/notes/{note.pk}/withdraw/")
    assert "sister" not in text_of(as_lee.get(f"/shifts/{handoff.pk}/"))


def test_what_is_still_open_is_there_until_it_is_done(as_robin, as_lee, house, alex, robin):
    create_default_agreements(house=house, from_on=house.today())
    follow_up = FollowUpFactory(house=house, words="Ring the plumber", made_by=robin)
    turn = TurnFactory(chore__house=house, chore__name="Dishes", stay=alex, on=house.today())
    said = (
        "To follow up: Ring the plumber",
        "Chore: Dishes · not done yet",
        "Agreements still to go through together",
    )
    page = text_of(as_robin.get(HANDOFF))
    assert [each in page for each in said] == [True] * 3
    hand_over(as_robin)
    finish_follow_up(by=actor_for(robin), follow_up=follow_up)
    turn.done_at, turn.done_by = TUESDAY, robin
    turn.save()
    page = text_of(as_robin.get(HANDOFF))
    assert [each in page for each in said] == [False, False, True]
    then = text_of(as_lee.get(f"/shifts/{Handoff.objects.get().pk}/"))
    assert [each in then for each in said] == [True] * 3


def test_what_is_open_is_read_guest_by_guest_and_says_what_is_overdue(
    as_robin, as_lee, house, alex, jo, robin
):
    made_by_robin = {"house": house, "made_by": robin}
    FollowUpFactory(words="Call the landlord", stay=jo, due_on=date(2026, 11, 20), **made_by_robin)
    FollowUpFactory(words="Buy salt", due_on=date(2026, 11, 24), **made_by_robin)
    FollowUpFactory(words="Fix the step", due_on=date(2026, 11, 25), **made_by_robin)
    chore = {"chore__house": house, "chore__name": "Dishes", "on": house.today()}
    TurnFactory(stay=jo, **chore)
    TurnFactory(stay=None, staff=robin, **chore | {"chore__name": "Porch"})
    TimeAwayFactory(stay=alex, from_on=date(2026, 11, 21), back_on=date(2026, 11, 23))
    page = text_of(as_robin.get(HANDOFF))
    assert (
        "Still open Alex Alex is not back yet · planned Monday, November 23; "
        "nobody has noted seeing them "
        "Jo To follow up: Call the landlord · overdue since Friday, November 20 "
        "Chore: Dishes · not done yet "
        "The house The morning check-in of Monday, November 23 is not entered "
        "The afternoon check-in of Monday, November 23 is not entered "
        "To follow up: Buy salt · due today "
        "To follow up: Fix the step · due tomorrow "
        "Chore: Porch , Robin · not done yet" in page
    )
    assert page.endswith("For the house About Alex About Jo Hand over")
    hand_over(as_robin)
    then = text_of(as_lee.get(f"/shifts/{Handoff.objects.get().pk}/"))
    assert "Jo To follow up: Call the landlord · overdue since Friday, November 20" in then
    assert "To follow up: Fix the step · due Wednesday, November 25" in then


def test_a_chore_of_someone_who_left_long_ago_names_nobody(as_robin, as_lee, house, alex):
    TurnFactory(chore__house=house, chore__name="Dishes", stay=alex, on=house.today())
    hand_over(as_robin)
    alex.left_on = date(2026, 10, 20)
    alex.save()
    then = text_of(as_lee.get(f"/shifts/{Handoff.objects.get().pk}/"))
    assert "Chore: Dishes , a guest who has left" in then.split("The house")[1]
    assert "Alex" not in then


def test_a_note_asks_for_a_follow_up(as_robin, alex, house):
    create_default_shift_times(house=house, from_on=date(2026, 1, 1))
    segment = f"stay-{alex.pk}"
    hand_over(
        as_robin,
        **{
            f"{segment}-words": "Waits for the letter",
            f"{segment}-follow_up": "Look in the mailbox",
            f"{segment}-due_on": "2026-11-25",
            "house-follow_up": "Buy salt",
            "house-for_shift": "Evening",
        },
    )
    follow_ups = FollowUp.objects.all()
    made = {each.words: (each.stay, each.due_on, each.for_shift) for each in follow_ups}
    assert made == {
        "Look in the mailbox": (alex, date(2026, 11, 25), ""),
        "Buy salt": (None, None, "Evening"),
    }
    assert Note.objects.count() == 1
    then = text_of(as_robin.get(f"/shifts/{Handoff.objects.get().pk}/"))
    assert "To follow up: Look in the mailbox" in then
    assert "To follow up: Buy salt" in then
    assert HandoffItem.objects.filter(kind="follow_up").count() == 2
    for when in ({"house-due_on": "2026-11-25"}, {"house-for_shift": "Evening"}):
        page = as_robin.post(HANDOFF, when)
        assert "Please write what needs doing then." in text_of(page)
        assert when.items() <= fields_of(page).items()
    tea = {"words": "Slept well", "follow_up": "Ask about tea", "for_shift": "Day"}
    as_robin.post(f"/guests/{alex.guest_id}/notes/", tea)
    follow_up = FollowUp.objects.get(words="Ask about tea")
    assert (follow_up.stay, follow_up.for_shift) == (alex, "Day")


@pytest.mark.parametrize(
    ("presence", "sentence"),
    [
        ("here", "Came to the morning check-in, Tuesday"),
        ("later", "Joined the morning check-in later, Tuesday"),
        ("one_to_one", "Checked in one to one for the morning check-in, Tuesday"),
        ("out", "Was out at the morning check-in, Tuesday"),
        ("not_today", "Did not come to the morning check-in, Tuesday"),
    ],
)
def test_who_came_who_was_out_and_who_did_not_come(as_robin, house, alex, presence, sentence):
    EntryFactory(round__house=house, stay=alex, presence=presence, saved_at=TUESDAY)
    with time_machine.travel(AT_THREE):
        page = text_of(as_robin.get(HANDOFF))
    assert f"Alex {sentence}" in page
    assert "written down" not in page


def test_what_the_night_holds_reaches_the_night_in_full(as_robin, as_lee, house, alex):
    said = "Knock at ten, please, even if I say no"
    half_past_four = TUESDAY.replace(hour=16, minute=41)
    EntryFactory(
        round__house=house,
        round__which="afternoon",
        stay=alex,
        night=said,
        saved_at=half_past_four,
    )
    with time_machine.travel(half_past_four):
        assert f"The night: {said}" in text_of(as_robin.get("/"))
        open_now = f"The night: “{said}” · said Tuesday at the afternoon check-in"
        assert open_now in text_of(as_robin.get(HANDOFF))
    with time_machine.travel(AT_NIGHT):
        hand_over(as_robin)
        left = text_of(as_lee.get(HANDOFF)).split("Still open")[0]
        assert (
            f"Alex Came to the afternoon check-in, Tuesday, November 24. The night: {said}" in left
        )
    wednesday = TUESDAY.replace(day=25)
    with time_machine.travel(wednesday.replace(hour=2)):
        assert f"The night, said Tuesday: {said}" in text_of(as_lee.get("/"))
    with time_machine.travel(wednesday):
        as_lee.post("/check-ins/2026-11-25/morning/", {f"stay-{alex.pk}-presence": "here"})
        assert said not in text_of(as_lee.get("/"))


def test_open_requests_and_whether_anyone_answered(as_robin, house, alex, jo, lee):
    EntryFactory(
        round__house=house,
        stay=alex,
        support="more",
        support_looks_like="Someone beside me",
        saved_at=TUESDAY,
    )
    answered = {"answered_at": TUESDAY, "answered_by": lee}
    SupportRequestFactory(
        stay=jo, support="space", words="An hour alone", asked_at=TUESDAY, **answered
    )
    with time_machine.travel(AT_THREE):
        page = text_of(as_robin.get(HANDOFF))
        hand_over(as_robin)
    assert (
        "Alex More support Someone beside me · asked Tuesday, 9:31 am · nobody has answered yet"
    ) in page
    assert "Jo Some space An hour alone · asked Tuesday, 9:31 am · answered by Lee" in page
    then = text_of(as_robin.get(f"/shifts/{Handoff.objects.get().pk}/"))
    assert "More support had asked for this" in then
    assert "Jo Some space had asked for this" in then


def test_whoever_has_not_come_for_three_check_ins_is_knocked_for(as_robin, house, alex, jo, robin):
    """Alex did not come on three mornings; Jo was out at work, and someone knew."""
    alex.if_not_seen = "Text me first, then knock"
    alex.save()
    friday = EntryFactory(round__house=house, round__date=date(2026, 11, 20), stay=alex)
    EntryFactory(round=friday.round, stay=jo)
    for day in (21, 22, 23):
        round_ = RoundFactory(house=house, date=date(2026, 11, day))
        EntryFactory(round=round_, stay=alex, presence="not_today")
        EntryFactory(round=round_, stay=jo, presence="out")
    page = text_of(as_robin.get("/"))
    knock = "Knock and ask how Alex is doing. They last came on Friday, November 20, to the"
    assert f"{knock} morning check-in. They asked us: “Text me first, then knock”" in page
    assert "how Jo is" not in page
    page = text_of(as_robin.get(HANDOFF))
    assert "Knock and ask how Alex is · last came to Friday morning's check-in" in page
    hand_over(as_robin)
    then = text_of(as_robin.get(f"/shifts/{Handoff.objects.get().pk}/"))
    assert "Alex had not come to the last check-ins" in then
    as_robin.post("/check-ins/2026-11-24/morning/", {f"stay-{alex.pk}-presence": "one_to_one"})
    assert "Knock and ask" not in text_of(as_robin.get("/"))


def test_a_past_handoff_says_who_was_not_back_then(as_robin, house, jo):
    TimeAwayFactory(stay=jo, from_on=date(2026, 11, 21), back_on=date(2026, 11, 22))
    hand_over(as_robin)
    as_robin.post(f"/guests/{jo.guest_id}/away/back/")
    then = text_of(as_robin.get(f"/shifts/{Handoff.objects.get().pk}/"))
    assert "Jo was not back yet" in then


def test_whoever_reads_an_old_handoff_is_on_the_record_of_those_in_it(as_robin, as_sam, alex):
    NoteFactory(house=alex.house, stay=alex, words="Sang on the porch")
    with time_machine.travel(AT_THREE):
        hand_over(as_robin)
    page = f"/shifts/{Handoff.objects.get().pk}/"
    reads = AuditEvent.objects.filter(kind="guest_read")
    with time_machine.travel(AT_THREE + timedelta(days=6)):
        assert "Sang on the porch" in text_of(as_sam.get(page))
        assert not reads.exists()
    with time_machine.travel(AT_THREE + timedelta(days=8)):
        assert "Sang on the porch" in text_of(as_sam.get(page))
    assert [each.guest_id for each in reads] == [alex.guest_id]


def test_what_is_no_handoff_is_not_said_to_be_read(as_robin, as_lee, house):
    with time_machine.travel(AT_THREE):
        hand_over(as_robin)
    pk = Handoff.objects.get().pk
    for sent in ({}, {"handoff": "x"}, {"handoff": f"{pk:018}9"}):
        page = as_lee.post(f"{HANDOFF}read/", sent, follow=True)
        assert page.status_code == 200
        assert "Marked as read." not in text_of(page)
    assert not HandoffRead.objects.exists()
