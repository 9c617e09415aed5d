"""What a guest asks for: in a check-in or in between, how long it stands, and who answered it."""

from datetime import date

import pytest
import time_machine
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from accounts.models import AuditEvent
from checkins.closing.actions import close_round
from checkins.models import Entry, SupportRequest
from checkins.requests.actions import record_support_request
from guests.leaving.actions import record_leaving
from tests.checkins.factories import (
    EntryFactory,
    IntentionFactory,
    RoundFactory,
    SupportRequestFactory,
)
from tests.conftest import AFTERNOON, ROUND, TUESDAY, staying
from tests.pages import TODAY_ASKS, fields_of, text_of

ELEVEN = TUESDAY.replace(hour=11, minute=0)
FOUR_THIRTY = TUESDAY.replace(hour=16, minute=31)


def notes(client, stay, **said):
    return client.post(f"/guests/{stay.guest_id}/asks/new/", {"support": "more"} | said)


def test_two_clicks_from_the_card_on_today(as_robin, alex):
    today = as_robin.get("/").content.decode()
    link = f"/guests/{alex.guest_id}/asks/new/?support=space"
    assert f'href="{link}"' in today
    page = as_robin.get(link)
    assert "Alex asked" in text_of(page)
    fields = fields_of(page)
    assert fields["support"] == "space"
    with time_machine.travel(ELEVEN, tick=False):
        assert as_robin.post(link, fields).url == "/"
        assert "Some space since 11:00 am Mark as answered" in text_of(as_robin.get("/"))
    ask = SupportRequest.objects.get()
    assert (ask.stay, ask.support, ask.words, ask.asked_at) == (alex, "space", "", ELEVEN)


def test_the_words_are_the_guests_own_and_one_line(as_robin, alex):
    notes(as_robin, alex, words="Could someone sit with me while I ring?")
    assert (
        "More support since 9:31 am Mark as answered : more support, Alex Could someone sit with me"
        in (text_of(as_robin.get("/")))
    )
    page = as_robin.post(
        f"/guests/{alex.guest_id}/asks/new/", {"support": "more", "words": "a" * 301}
    )
    assert page.status_code == 200
    assert fields_of(page)["words"] == "a" * 301
    assert SupportRequest.objects.count() == 1


@pytest.mark.parametrize("support", ["", "usual", "a talking-to"])
def test_what_is_asked_is_more_support_or_some_space(as_robin, alex, support):
    assert notes(as_robin, alex, support=support).status_code == 200
    assert not SupportRequest.objects.exists()


def test_a_second_press_notes_no_second_ask(as_robin, alex):
    notes(as_robin, alex)
    notes(as_robin, alex)
    assert SupportRequest.objects.count() == 1
    with time_machine.travel(ELEVEN):
        notes(as_robin, alex)
    assert SupportRequest.objects.count() == 2


def test_lee_answers_with_one_click_and_robin_sees_who_and_when(as_robin, signed_in, lee, alex):
    notes(as_robin, alex, words="Company on the walk")
    ask = SupportRequest.objects.get()
    with time_machine.travel(ELEVEN, tick=False):
        assert signed_in(lee).post(f"/asks/{ask.pk}/answer/").url == "/"
    page = as_robin.get("/")
    assert "More support · answered by Lee 11:00 am" in text_of(page)
    assert "Company on the walk" in text_of(page)
    assert 'data-asked=""' in page.content.decode()
    # Who came first stays on record.
    as_robin.post(f"/asks/{ask.pk}/answer/")
    ask.refresh_from_db()
    assert (ask.answered_by, ask.answered_at) == (lee, ELEVEN)


def test_an_answer_by_mistake_is_taken_back_on_record(as_robin, alex):
    notes(as_robin, alex)
    ask = SupportRequest.objects.get()
    page = as_robin.post(f"/asks/{ask.pk}/answer/", follow=True)
    assert "Alex's request is marked as answered. Undo" in text_of(page)
    for _ in range(2):
        assert as_robin.post(f"/asks/{ask.pk}/answer/", {"act": "reopen"}).url == "/"
    ask.refresh_from_db()
    assert (ask.answered_at, ask.answered_by) == (None, None)
    assert "More support since" in text_of(as_robin.get("/"))
    assert AuditEvent.objects.filter(kind="ask_opened_again").count() == 1


def test_that_it_no_longer_holds_is_taken_back_too(as_robin, alex):
    notes(as_robin, alex)
    ask = SupportRequest.objects.get()
    page = as_robin.post(f"/asks/{ask.pk}/answer/", {"act": "end"}, follow=True)
    assert "Alex's request is marked as over. Undo" in text_of(page)
    as_robin.post(f"/asks/{ask.pk}/answer/", {"act": "reopen"})
    assert "More support since" in text_of(as_robin.get("/"))


def test_what_was_asked_in_a_check_in_is_answered_the_same_way(
    as_robin, signed_in, lee, alex, house
):
    entry = EntryFactory(round__house=house, stay=alex, support="more", saved_at=TUESDAY)
    assert "More support since 9:31 am this morning Mark as answered" in text_of(as_robin.get("/"))
    with time_machine.travel(ELEVEN, tick=False):
        path = f"/check-ins/entries/{entry.pk}/answer/"
        signed_in(lee).post(path, {"support": "more"})
        as_robin.post(path, {"support": "more"})
    assert "More support · answered by Lee 11:00 am" in text_of(as_robin.get("/"))
    ask = SupportRequest.objects.get()
    assert (ask.entry, ask.asked_at, ask.answered_by) == (entry, TUESDAY, lee)


def test_who_asks_again_in_the_same_check_in_has_not_been_answered_yet(as_robin, alex, house):
    entry = EntryFactory(round__house=house, stay=alex, support="more", saved_at=TUESDAY)
    as_robin.post(f"/check-ins/entries/{entry.pk}/answer/", {"support": "more"})
    name = f"stay-{alex.pk}-support"
    with time_machine.travel(ELEVEN):
        as_robin.post(ROUND, fields_of(as_robin.get(ROUND)) | {name: "space"})
        page = text_of(as_robin.get("/"))
        assert "Some space since 11:00 am this morning Mark as answered" in page
        # The two contradict each other: the newer one counts.
        assert "More support ·" not in page
        as_robin.post(ROUND, fields_of(as_robin.get(ROUND)) | {name: "more"})
        assert "More support since 11:00 am this morning Mark as answered" in text_of(
            as_robin.get("/")
        )


def test_a_stale_page_does_not_answer_what_is_asked_now(as_robin, alex, house):
    entry = EntryFactory(round__house=house, stay=alex, support="space")
    page = as_robin.post(f"/check-ins/entries/{entry.pk}/answer/", {"support": "more"}, follow=True)
    assert "What they asked for has changed." in text_of(page)
    assert not SupportRequest.objects.exists()
    entry.support = "usual"
    entry.save()
    as_robin.post(f"/check-ins/entries/{entry.pk}/answer/", {"support": "usual"})
    assert not SupportRequest.objects.exists()


def test_it_is_shown_until_they_are_in_the_next_check_in(as_robin, alex, jo, house):
    EntryFactory(round__house=house, stay=alex, support="usual")
    with time_machine.travel(ELEVEN):
        notes(as_robin, alex)
        page = as_robin.get("/")
        assert "More support since 11:00 am" in text_of(page)
        assert "As usual" not in text_of(page), "what they asked since then counts"
        assert 'data-asked="more"' in page.content.decode()
    with time_machine.travel(FOUR_THIRTY):
        as_robin.post(AFTERNOON, {f"stay-{jo.pk}-presence": "here"})
        assert "More support since 11:00 am" in text_of(as_robin.get("/"))
        as_robin.post(AFTERNOON, {f"stay-{alex.pk}-presence": "here"})
        page = text_of(as_robin.get("/"))
        assert "More support since" not in page
        assert "Asked for more support" in page  # the button


MONDAY = TUESDAY.replace(day=23)
SATURDAY = TUESDAY.replace(day=21, hour=20)


def test_over_a_weekend_it_says_how_old_it_is_and_asks_whether_it_holds(as_robin, alex, house):
    friday = TUESDAY.replace(day=20, hour=16, minute=39)
    EntryFactory(
        round__house=house,
        round__date=friday.date(),
        round__which="afternoon",
        stay=alex,
        support="space",
        saved_at=friday,
    )
    with time_machine.travel(friday.replace(hour=23)):
        page = text_of(as_robin.get("/"))
        assert "Some space since 4:39 pm this afternoon Mark as answered" in page
        assert "still want" not in page
    with time_machine.travel(SATURDAY):
        page = text_of(as_robin.get("/"))
        assert "Some space since 4:39 pm, Friday afternoon, yesterday" in page
        assert "Ask if they still want that." in page
    with time_machine.travel(MONDAY.replace(hour=2)):
        assert "since 4:39 pm, Friday afternoon, 3 days ago" in text_of(as_robin.get("/"))


def test_it_ends_with_the_next_check_in_that_is_closed_without_them(
    as_robin, actor_of, robin, alex, jo, house
):
    SupportRequestFactory(stay=alex, support="space", asked_at=SATURDAY)
    monday = RoundFactory(house=house, date=MONDAY.date(), opened_at=MONDAY)
    EntryFactory(round=monday, stay=jo)
    assert "Some space since" in text_of(as_robin.get("/"))
    close_round(by=actor_of(robin), round_=monday)
    assert "Some space since" not in text_of(as_robin.get("/"))


def test_alex_says_that_it_still_holds_and_it_is_asked_again(as_robin, alex):
    ask = SupportRequestFactory(stay=alex, support="space", words="Till Monday", asked_at=SATURDAY)
    as_robin.post(f"/asks/{ask.pk}/answer/", {"act": "renew"})
    page = text_of(as_robin.get("/"))
    assert "Some space since 9:31 am Mark as answered : some space, Alex Till Monday" in page
    assert "Ask if they still want that" not in page
    assert SupportRequest.objects.filter(stay=alex, support="space").count() == 2


def test_alex_says_that_it_no_longer_holds_and_it_is_off_today(as_robin, alex, house):
    ask = SupportRequestFactory(stay=alex, support="space", asked_at=SATURDAY)
    for _ in range(2):
        as_robin.post(f"/asks/{ask.pk}/answer/", {"act": "end"})
    assert "Some space since" not in text_of(as_robin.get("/"))
    entry = EntryFactory(
        round__house=house, round__date=date(2026, 11, 20), stay=alex, support="more"
    )
    as_robin.post(f"/check-ins/entries/{entry.pk}/answer/", {"act": "end", "support": "more"})
    assert "More support since" not in text_of(as_robin.get("/"))
    kinds = AuditEvent.objects.filter(kind="ask_ended", guest_id=alex.guest_id)
    assert kinds.count() == 2


def test_a_sheet_typed_in_after_the_power_was_back_takes_nothing_away(as_robin, alex, house):
    RoundFactory(house=house, date=date(2026, 11, 23), opened_at=TUESDAY.replace(day=23))
    with time_machine.travel(ELEVEN):
        notes(as_robin, alex)
    with time_machine.travel(TUESDAY.replace(hour=13)):
        as_robin.post(
            ROUND, {f"stay-{alex.pk}-presence": "here", f"stay-{alex.pk}-support": "usual"}
        )
        assert "More support since 11:00 am" in text_of(as_robin.get("/"))


def test_an_extra_check_in_counts_from_when_it_was_opened(as_robin, alex, house):
    saturday = TUESDAY.replace(day=28, hour=10)
    SupportRequestFactory(stay=alex, asked_at=saturday)
    with time_machine.travel(saturday.replace(hour=12)):
        assert "More support since" in text_of(as_robin.get("/"))
        as_robin.post("/check-ins/2026-11-28/morning/", {"hold": "1"})
        as_robin.post("/check-ins/2026-11-28/morning/", {f"stay-{alex.pk}-presence": "here"})
        assert "More support since" not in text_of(as_robin.get("/"))


def test_an_entry_in_which_all_was_taken_back_ends_nothing(as_robin, alex, house):
    EntryFactory(round__house=house, round__date=date(2026, 11, 23), stay=alex, support="space")
    empty = EntryFactory(round__house=house, stay=alex, presence="")
    assert "Some space since" in text_of(as_robin.get("/"))
    empty.where_at = "Slept badly"
    empty.save()
    assert "Some space since" not in text_of(as_robin.get("/"))


def test_two_requests_that_contradict_each_other_never_show_together(as_robin, alex, house):
    EntryFactory(round__house=house, stay=alex, support="more", saved_at=TUESDAY)
    SupportRequestFactory(stay=alex, support="space", asked_at=ELEVEN)
    with time_machine.travel(ELEVEN):
        page = as_robin.get("/")
    assert "Some space since 11:00 am" in text_of(page)
    assert "More support since" not in text_of(page)
    assert 'data-asked="space"' in page.content.decode()


def test_a_word_corrected_later_is_no_new_request(as_robin, alex, house):
    """At one, Robin corrects a word of the check-in that is still open."""
    key = f"stay-{alex.pk}"
    said = {f"{key}-presence": "here", f"{key}-support": "more", f"{key}-where_at": "Tird"}
    as_robin.post(ROUND, said)
    corrected = {f"{key}-where_at": "Tired", f"initial-{key}-where_at": "Tird"}
    with time_machine.travel(TUESDAY.replace(hour=13), tick=False):
        as_robin.post(ROUND, corrected)
        assert Entry.objects.get().where_at == "Tired"
        assert "More support since 9:31 am" in text_of(as_robin.get("/"))
    with time_machine.travel(ELEVEN, tick=False):
        notes(as_robin, alex, support="space")
    with time_machine.travel(TUESDAY.replace(hour=14), tick=False):
        page = text_of(as_robin.get("/"))
        assert "Some space since 11:00 am" in page
        assert "More support since" not in page
        changed = {f"{key}-support": "more", f"initial-{key}-support": ""}
        as_robin.post(
            ROUND, changed | {f"{key}-support": "usual", f"initial-{key}-support": "more"}
        )
        as_robin.post(ROUND, changed | {f"initial-{key}-support": "usual"})
        assert "More support since 2:31 pm Mark as answered" in text_of(as_robin.get("/"))


def test_the_newest_is_first_where_both_ask_for_the_same(as_robin, alex, house):
    EntryFactory(round__house=house, stay=alex, support="more", saved_at=TUESDAY)
    SupportRequestFactory(stay=alex, support="more", asked_at=ELEVEN)
    with time_machine.travel(ELEVEN):
        text = text_of(as_robin.get("/"))
    assert text.index("More support since 11:00 am") < text.index("More support since 9:31 am")


def test_what_staff_ask_is_theirs_and_not_answered_here(as_sam, robin, house):
    entry = EntryFactory(round__house=house, staff=robin, support="space")
    page = text_of(as_sam.get("/"))
    assert "Robin Some space" in page
    assert "answered" not in page
    assert as_sam.post(f"/check-ins/entries/{entry.pk}/answer/").status_code == 404


def test_an_admin_sees_and_notes_nothing_of_it(as_ida, actor_of, ida, alex, house):
    ask = SupportRequestFactory(stay=alex, words="Company on the walk")
    entry = EntryFactory(round__house=house, stay=alex, support="more")
    page = text_of(as_ida.get("/"))
    assert "Alex" in page
    for words in ("More support", "Asked for", "Company", "answered"):
        assert words not in page
        assert words not in text_of(as_ida.get(f"/guests/{alex.guest_id}/"))
    assert notes(as_ida, alex).status_code == 403
    assert as_ida.post(f"/asks/{ask.pk}/answer/").status_code == 403
    assert as_ida.post(f"/check-ins/entries/{entry.pk}/answer/").status_code == 403
    assert not SupportRequest.objects.readable_by(actor_of(ida)).exists()


def test_nothing_is_noted_for_someone_who_has_left_or_not_come_yet(
    as_robin, actor_of, robin, house
):
    left = staying(house, "Early", date(2026, 11, 1), left_on=date(2026, 11, 23))
    coming = staying(house, "Late", date(2026, 11, 30), arrived_on=None)
    for stay in (left, coming):
        assert as_robin.get(f"/guests/{stay.guest_id}/asks/new/").status_code == 404
        assert notes(as_robin, stay).status_code == 404
        with pytest.raises(ValidationError, match="not staying here"):
            record_support_request(by=actor_of(robin), stay=stay, support="more", words="")


def test_who_leaves_takes_their_ask_off_today(as_robin, actor_of, robin, alex):
    notes(as_robin, alex)
    record_leaving(by=actor_of(robin), stay=alex, left_on=date(2026, 11, 24))
    assert "More support" not in text_of(as_robin.get("/"))


def test_their_page_keeps_what_was_asked_in_between(as_robin, lee, alex):
    SupportRequestFactory(
        stay=alex,
        words="Company on the walk",
        asked_at=TUESDAY.replace(day=19, hour=20),
        answered_at=TUESDAY.replace(day=19, hour=21),
        answered_by=lee,
    )
    assert (
        "Thu, Nov 19, 8:31 pm asked in between More support Company on the walk "
        "answered by Lee 9:31 pm" in text_of(as_robin.get(f"/guests/{alex.guest_id}/"))
    )


def test_each_is_on_record_without_words(as_robin, alex, house):
    notes(as_robin, alex, words="Company on the walk")
    as_robin.post(f"/asks/{SupportRequest.objects.get().pk}/answer/")
    entry = EntryFactory(round__house=house, stay=alex, support="space")
    as_robin.post(f"/check-ins/entries/{entry.pk}/answer/", {"support": "space"})
    events = AuditEvent.objects.filter(kind__startswith="ask_", guest_id=alex.guest_id)
    assert [event.kind for event in events.order_by("id")] == [
        "ask_noted",
        "ask_answered",
        "ask_answered",
    ]
    assert "Company" not in repr(list(AuditEvent.objects.values()))


def test_the_database_keeps_an_answers_time_and_name_together(alex, lee):
    ask = SupportRequestFactory(stay=alex, asked_at=TUESDAY)
    for half in ({"answered_at": ELEVEN}, {"answered_by": lee}):
        with pytest.raises(IntegrityError), transaction.atomic():
            SupportRequest.objects.filter(pk=ask.pk).update(**half)
        for name, value in half.items():
            setattr(ask, name, value)
        with pytest.raises(ValidationError, match="both a time and someone"):
            ask.full_clean()
        ask.refresh_from_db()
    ask.answered_at, ask.answered_by = TUESDAY.replace(hour=8), lee
    with pytest.raises(ValidationError, match="before it was asked"):
        ask.full_clean()


def test_today_asks_as_much_for_many_asks_as_for_one(
    as_robin, alex, house, django_assert_num_queries
):
    round_ = RoundFactory(house=house)

    def ask():
        with django_assert_num_queries(TODAY_ASKS):
            assert as_robin.get("/").status_code == 200

    def someone_asks(stay):
        IntentionFactory(entry=EntryFactory(round=round_, stay=stay, support="more"))
        SupportRequestFactory(stay=stay)
        SupportRequestFactory(
            stay=stay, answered_at=TUESDAY, answered_by=round_.opened_by, asked_at=TUESDAY
        )
        entry = Entry.objects.get(stay=stay)
        SupportRequestFactory(
            stay=stay,
            entry=entry,
            asked_at=TUESDAY,
            answered_at=TUESDAY,
            answered_by=round_.opened_by,
        )

    someone_asks(alex)
    ask()
    for n in range(10):
        someone_asks(staying(house, f"Guest {n}", date(2026, 11, n + 1), f"Room {n}"))
    ask()
