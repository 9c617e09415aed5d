"""The rota of a week: Sam plans it, Robin and Lee swap, a gap stays in sight."""

from datetime import date

import pytest
import time_machine
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from accounts.access.permissions import Role
from accounts.models import AuditEvent
from shifts.models import OnCallNumber, Shift, ShiftPerson
from shifts.rota.actions import copy_week, open_shift, put_on, take_off
from tests.accounts.factories import MembershipFactory
from tests.conftest import TUESDAY, person
from tests.pages import text_of
from tests.shifts.factories import (
    OnCallNumberFactory,
    ShiftFactory,
    ShiftPersonFactory,
    ShiftTimeFactory,
)

WEEK = "/shifts/week/"
NEXT_WEEK = "/shifts/week/?week=2026-12-01"
NUMBER = "/shifts/on-call-number/"


@pytest.fixture
def thursday_evening(times):
    return f"/shifts/2026-11-26/{times['Evening'].pk}/"


def off(someone):
    return f"/shifts/people/{someone.pk}/off/"


def test_a_new_week_shows_every_shift_of_every_day_and_nobody_on_it(as_robin, times):
    page = text_of(as_robin.get(WEEK))
    assert "This week, November 23 to November 29, 2026 · nobody yet on 21 shifts" in page
    assert "Tuesday November 24 · today Day 7:00 am to 3:15 pm · now nobody yet" in page
    assert "Overnight 11:00 pm to 7:15 am nobody yet Put someone on" in page
    assert "Changed in this week" not in page


def test_robin_puts_lee_on_thursday_evening_right_there(as_robin, lee, thursday_evening):
    page = text_of(as_robin.get(thursday_evening))
    assert "Evening 3:00 pm to 11:15 pm nobody yet Put someone on Who" in page
    done = as_robin.post(thursday_evening, {"user": lee.pk})
    assert done.url.startswith("/shifts/week/?week=2026-11-26#on-2026-11-26-")
    page = text_of(as_robin.get(done.url))
    assert "Evening 3:00 pm to 11:15 pm Lee Change" in page
    assert "nobody yet on 20 shifts" in page
    # Planning is no change.
    assert "Changed in this week" not in page


def test_on_call_fills_no_gap(as_robin, sam, thursday_evening):
    as_robin.post(thursday_evening, {"user": sam.pk, "is_on_call": "on"})
    page = text_of(as_robin.get(WEEK))
    assert "Evening 3:00 pm to 11:15 pm nobody yet · on call: Sam Put someone on" in page
    assert "nobody yet on 21 shifts" in page


def test_lee_instead_of_robin_noted_by_sam(as_sam, robin, lee, on_shift, thursday_evening):
    was = on_shift(robin, "Evening", 26)
    page = as_sam.get(thursday_evening)
    assert "Take Robin off" in text_of(page)
    said = {"user": lee.pk, "instead_of": was.pk, "why": "Dentist"}
    # A second press of the button changes nothing more.
    for _press in range(2):
        assert as_sam.post(thursday_evening, said).status_code == 302
    page = text_of(as_sam.get(WEEK))
    assert "Lee instead of Robin on the Thursday evening shift: Dentist noted by Sam" in page
    assert "noted by Sam, November 24, 9:31 am" in page
    assert "Evening 3:00 pm to 11:15 pm Lee Change" in page
    assert ShiftPerson.objects.count() == 2
    page = as_sam.post(thursday_evening, {"user": lee.pk, "is_on_call": "on"})
    assert "Please choose one from the list." in text_of(page)


def test_robin_is_taken_off_and_the_gap_shows(as_sam, robin, on_shift):
    was = on_shift(robin, "Evening", 26)
    for _press in range(2):
        assert as_sam.post(off(was), {"why": ""}).status_code == 302
    page = text_of(as_sam.get(WEEK))
    assert "Robin is no longer on the Thursday evening shift noted by Sam" in page
    assert "nobody yet on 21 shifts" in page
    assert AuditEvent.objects.filter(kind="shift_person_taken_off").count() == 1


def test_put_on_again_after_having_been_taken_off(as_sam, robin, on_shift, thursday_evening):
    as_sam.post(off(on_shift(robin, "Evening", 26)), {})
    assert as_sam.post(thursday_evening, {"user": robin.pk}).status_code == 302
    assert "Evening 3:00 pm to 11:15 pm Robin" in text_of(as_sam.get(WEEK))


def test_what_was_typed_stays_when_it_can_not_be(as_sam, robin, lee, on_shift, thursday_evening):
    on_shift(robin, "Evening", 26)
    page = as_sam.post(thursday_evening, {"user": "", "why": "A long way"})
    assert "Please choose someone." in text_of(page)
    assert 'value="A long way"' in page.content.decode()
    for user in (10**20, "x", "\0"):
        page = as_sam.post(thursday_evening, {"user": user})
        assert "Please choose one from the list." in text_of(page)
    page = as_sam.post(thursday_evening, {"user": lee.pk, "why": "x" * 20_000})
    assert "at most 120 characters" in text_of(page)
    page = as_sam.post(thursday_evening, {"user": lee.pk, "instead_of": "999"})
    assert "Please choose one from the list." in text_of(page)
    assert ShiftPerson.objects.count() == 1


def test_a_reason_that_can_not_be_kept_changes_nothing(as_sam, robin, on_shift):
    was = on_shift(robin, "Evening", 26)
    page = as_sam.post(off(was), {"why": "a\0b"}, follow=True)
    assert "There is a character in this that can't be kept." in text_of(page)
    was.refresh_from_db()
    assert was.taken_off_at is None


def test_words_are_shown_as_they_were_typed(as_sam, robin, on_shift):
    as_sam.post(off(on_shift(robin, "Evening", 26)), {"why": "<b>עִם</b> & 🌱"})
    assert "&lt;b&gt;עִם&lt;/b&gt; &amp; 🌱" in as_sam.get(WEEK).content.decode()


def test_two_laptops_take_the_same_place(house, actor_of, sam, robin, lee, on_shift, times):
    """The one who comes second is told so."""
    was = on_shift(robin, "Evening", 26)
    known = {"by": actor_of(sam), "time": times["Evening"], "on": date(2026, 11, 26)}
    put_on(**known, user=lee, instead_of=was)
    with pytest.raises(ValidationError, match="no longer on this shift"):
        put_on(**known, user=sam, instead_of=was)
    with pytest.raises(ValidationError, match="Lee is on this shift already"):
        put_on(**known, user=lee, is_on_call=True)
    assert put_on(**known, user=lee) == ShiftPerson.objects.active().get()


def test_a_shift_that_is_not_held_that_day(house, actor_of, sam, robin, as_sam):
    weekend = ShiftTimeFactory(house=house, weekdays="67")
    with pytest.raises(ValidationError, match="no such shift on that day"):
        put_on(by=actor_of(sam), time=weekend, on=date(2026, 11, 26), user=robin)
    assert as_sam.get(f"/shifts/2026-11-26/{weekend.pk}/").status_code == 404
    assert open_shift(by=actor_of(sam), time=weekend, on=date(2026, 11, 28)) == Shift.objects.get()
    assert "Thursday November 26 No shift starts on this day." in text_of(as_sam.get(WEEK))


@pytest.mark.parametrize("day", ["1900-01-01", "2028-01-01", "9999-12-31", "2026-02-30"])
def test_days_far_off_are_no_page(as_sam, times, day):
    assert as_sam.get(f"/shifts/{day}/{times['Day'].pk}/").status_code == 404
    assert as_sam.post(f"/shifts/{day}/copy/").status_code == 404


@pytest.mark.parametrize("week", ["soon", "1900-01-01", "9999-12-31", "2026-02-30", ""])
def test_a_week_that_is_none(as_robin, times, week):
    page = as_robin.get(WEEK, {"week": week})
    assert page.status_code == 404
    assert "No shifts to show there" in text_of(page)


def test_the_weeks_follow_one_another(as_robin, times):
    page = as_robin.get(WEEK).content.decode()
    assert 'href="?week=2026-11-16"' in page
    assert 'href="?week=2026-11-30"' in page
    assert "November 30 to December 6, 2026" in text_of(as_robin.get(NEXT_WEEK))


def test_ida_reads_the_rota_and_changes_nothing(as_ida, robin, on_shift, thursday_evening):
    was = on_shift(robin, "Evening", 26)
    page = text_of(as_ida.get(WEEK))
    assert "Evening 3:00 pm to 11:15 pm Robin" in page
    assert "Put someone on" not in page
    assert as_ida.post(thursday_evening, {"user": robin.pk}).status_code == 403
    assert as_ida.post(off(was)).status_code == 403
    assert "Copy last week" not in text_of(as_ida.get(NEXT_WEEK))


def test_another_houses_rota_is_its_own(as_sam, other_house, times):
    theirs = ShiftPersonFactory(shift__time__house=other_house, user__display_name="Pat")
    assert "Pat" not in text_of(as_sam.get(WEEK))
    assert as_sam.post(off(theirs)).status_code == 404
    assert as_sam.get(f"/shifts/2026-11-24/{theirs.shift.time_id}/").status_code == 404


def test_relief_staff_are_offered_until_their_last_day(as_sam, house, times, on_shift):
    noor = person(house, "Noor")
    MembershipFactory(user=noor, house=house, ended_on=date(2026, 11, 28))
    friday, saturday = (f"/shifts/2026-11-{day}/{times['Day'].pk}/" for day in (27, 28))
    assert "Noor" in text_of(as_sam.get(friday))
    assert "Noor" not in text_of(as_sam.get(saturday))
    assert as_sam.post(friday, {"user": noor.pk}).status_code == 302
    # Planned before the last day was known, and a gap now.
    on_shift(noor, "Day", 28)
    assert "Noor (not working here by then) , nobody yet" in text_of(as_sam.get(WEEK))


def test_someone_who_only_runs_the_house_is_on_no_shift(as_sam, ida, thursday_evening):
    assert "Ida" not in text_of(as_sam.get(thursday_evening))


def test_last_week_is_copied_for_those_who_still_work_here(as_sam, house, robin, lee, on_shift):
    noor = person(house, "Noor")
    MembershipFactory(user=noor, house=house, ended_on=date(2026, 12, 1))
    on_shift(robin, "Day", 23)
    on_shift(noor, "Evening", 23)
    on_shift(noor, "Evening", 24)
    on_shift(lee, "Overnight", 29)
    on_shift(robin, "Overnight", 29, is_on_call=True)
    gone = on_shift(lee, "Day", 25)
    as_sam.post(off(gone))
    assert "Copy last week" in text_of(as_sam.get(NEXT_WEEK))
    for _press in range(2):
        page = as_sam.post("/shifts/2026-12-03/copy/", follow=True)
    assert "Someone is already scheduled this week, so nothing was copied." in text_of(page)
    page = text_of(as_sam.get(NEXT_WEEK))
    assert "Monday November 30 Day 7:00 am to 3:15 pm Robin" in page
    assert "Evening 3:00 pm to 11:15 pm Noor" in page
    assert "Overnight 11:00 pm to 7:15 am Lee · on call: Robin" in page
    assert "Copy last week" not in page
    copied = ShiftPerson.objects.of_week(date(2026, 11, 30))
    assert copied.count() == 4
    assert AuditEvent.objects.filter(kind="shift_week_copied").count() == 1


def test_this_week_is_copied_from_today_on_and_a_past_one_not_at_all(
    actor_of, sam, robin, on_shift
):
    for day in (16, 17, 18):
        on_shift(robin, "Day", day)
    copied = copy_week(by=actor_of(sam), monday=date(2026, 11, 23))
    assert [each.shift.on.day for each in copied] == [24, 25]
    with pytest.raises(ValidationError, match="That week is over"):
        copy_week(by=actor_of(sam), monday=date(2026, 11, 16))


def test_nobody_to_copy(as_sam, house, on_shift):
    noor = person(house, "Noor")
    MembershipFactory(user=noor, house=house, ended_on=date(2026, 11, 28))
    on_shift(noor, "Evening", 26)
    page = as_sam.post("/shifts/2026-12-03/copy/", follow=True)
    assert "no one from last week works here this week" in text_of(page)


def test_every_change_is_on_record(actor_of, sam, robin, times):
    by = actor_of(sam)
    someone = put_on(by=by, time=times["Day"], on=date(2026, 11, 26), user=robin)
    take_off(by=by, person=someone)
    events = AuditEvent.objects.order_by("id").values_list("kind", "object_id")
    assert list(events) == [
        ("shift_person_put_on", someone.pk),
        ("shift_person_taken_off", someone.pk),
    ]


def test_the_houses_number_and_no_private_one(as_sam, as_robin, times):
    assert "There is no on-call number yet." in text_of(as_sam.get(WEEK))
    # Robin can't set one, so a hint would only be in the way.
    assert "on-call number" not in text_of(as_robin.get(WEEK))
    assert "Nobody's private number, please" in text_of(as_sam.get(NUMBER))
    assert as_robin.get(NUMBER).status_code == 403
    said = {"number": "603 555 0142", "words": "The grey phone"}
    for _press in range(2):
        assert as_sam.post(NUMBER, said).url == WEEK
    assert "On-call number: 603 555 0142 The grey phone" in text_of(as_robin.get(WEEK))
    page = as_sam.post(NUMBER, {"number": "call Sam at home"})
    assert "digits, spaces and signs" in text_of(page)
    as_sam.post(NUMBER, {"number": "", "words": ""})
    assert "There is no on-call number yet." in text_of(as_sam.get(WEEK))
    assert "603 555 0142" not in text_of(as_robin.get(WEEK))
    assert AuditEvent.objects.filter(kind="on_call_number_set").count() == 3


def test_what_can_not_be_in_the_rota(house, robin, sam, on_shift):
    was = on_shift(robin, "Day", 24)
    for again, said in (
        (ShiftPersonFactory.build(shift=was.shift, user=robin, put_on_by=sam), "on this shift"),
        (ShiftFactory.build(house=house, time=was.shift.time, on=was.shift.on), "there already"),
        (OnCallNumberFactory.build(house=OnCallNumberFactory(house=house).house), "already"),
    ):
        with pytest.raises(ValidationError, match=said):
            again.full_clean()
        with pytest.raises(IntegrityError), transaction.atomic():
            again.save()
    was.taken_off_by = sam
    with pytest.raises(ValidationError, match="it says when, and by whom"):
        was.full_clean()
    with pytest.raises(IntegrityError), transaction.atomic():
        was.save()
    assert OnCallNumber.objects.count() == 1


def test_a_house_without_shifts_says_how_to_begin(as_sam, as_robin, house):
    assert "No shifts are set for this week." in text_of(as_robin.get(WEEK))
    assert "Set the shift times" not in text_of(as_robin.get(WEEK))
    assert "Set the shift times" in text_of(as_sam.get(WEEK))


def test_the_week_asks_as_much_for_twelve_people_as_for_three(
    as_robin, house, on_shift, robin, lee, sam, thursday_evening, django_assert_num_queries
):
    def ask():
        with django_assert_num_queries(5):
            as_robin.get(WEEK)
        with django_assert_num_queries(7):
            as_robin.get(thursday_evening)

    for user in (robin, lee, sam):
        on_shift(user, "Evening", 26)
    ask()
    for number in range(9):
        user = person(house, f"Peer {number}", Role.PEER)
        on_shift(user, "Evening", 26)
        on_shift(user, "Day", 23 + number % 7)
    ask()


def test_after_midnight_today_is_the_new_day_and_the_night_shift_is_on(as_robin, times):
    with time_machine.travel(TUESDAY.replace(day=25, hour=0, minute=5)):
        page = text_of(as_robin.get(WEEK))
    assert "Tuesday November 24 Day" in page
    assert "Overnight 11:00 pm to 7:15 am · now" in page
    assert "Wednesday November 25 · today" in page
