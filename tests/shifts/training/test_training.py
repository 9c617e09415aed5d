"""Trainings and certificates: each their own, and a nudge before one runs out."""

from datetime import date, timedelta

import pytest
import time_machine
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction

from accounts.models import AuditEvent
from shifts.models import Certificate
from shifts.training.actions import record_certificate
from tests.conftest import TUESDAY, person
from tests.pages import fields_of, text_of
from tests.shifts.co_reflection.factories import CertificateFactory

PAGE = "/shifts/training/"
TODAY = TUESDAY.date()
FIRST_AID = {"what": "First aid", "got_on": "2026-11-20", "runs_out_on": "2028-11-20"}


def test_robin_notes_their_own(as_robin, robin, sam):
    assert "Note the first one below." in text_of(as_robin.get(PAGE))
    # Whose it is can't be said by someone who notes their own alone.
    assert as_robin.post(PAGE, FIRST_AID | {"user": sam.pk}).url == PAGE
    certificate = Certificate.objects.get()
    assert (certificate.user, certificate.noted_by) == (robin, robin)
    page = text_of(as_robin.get(PAGE))
    assert "First aid since November 20, 2026 good until November 20, 2028" in page
    event = AuditEvent.objects.get(kind="certificate_noted")
    assert event.fields == ["got_on", "runs_out_on"]


def test_each_peer_sees_their_own_and_those_who_look_after_it_everyones(
    as_robin, as_sam, as_ida, robin, lee
):
    CertificateFactory(house=robin.memberships.get().house, user=robin, what="Naloxone")
    CertificateFactory(house=robin.memberships.get().house, user=lee, what="Food safety")
    page = text_of(as_robin.get(PAGE))
    assert "Naloxone" in page
    assert "Food safety" not in page
    for client in (as_sam, as_ida):
        page = text_of(client.get(PAGE))
        assert "Lee Food safety" in page
        assert "Robin Naloxone" in page


def test_sam_notes_one_of_lees(as_sam, lee, robin, actor_of):
    assert "Please say whose it is." in text_of(as_sam.post(PAGE, FIRST_AID))
    as_sam.post(PAGE, FIRST_AID | {"user": lee.pk})
    assert Certificate.objects.get().user == lee
    with pytest.raises(PermissionDenied):
        record_certificate(by=actor_of(robin), user=lee, what="CPR", got_on=TODAY)


def test_someone_elses_is_not_found(as_robin, lee, house):
    lees = CertificateFactory(house=house, user=lee)
    assert as_robin.get(f"{PAGE}{lees.pk}/").status_code == 404
    assert as_robin.post(f"{PAGE}{lees.pk}/end/").status_code == 404


@pytest.mark.parametrize(
    ("said", "sentence"),
    [
        ({"what": ""}, "Please write what it is."),
        ({"got_on": ""}, "Please say since when."),
        ({"got_on": "2026-11-25"}, "That day hasn't come yet."),
        ({"runs_out_on": "2026-11-20"}, "It can't run out before it was gained."),
        ({"got_on": "yesterday"}, "Please give a day, like 2026-03-21."),
        ({"what": "x" * 20_000}, "at most 120 characters"),
    ],
)
def test_what_will_not_do_is_said_and_what_was_typed_is_kept(as_robin, robin, said, sentence):
    page = as_robin.post(PAGE, FIRST_AID | said)
    assert sentence in text_of(page)
    if "what" not in said:
        assert fields_of(page)["what"] == "First aid"
    assert not Certificate.objects.exists()


def test_a_renewal_takes_the_place_of_the_one_before(as_robin, robin, house):
    CertificateFactory(
        house=house, user=robin, what="FIRST AID", runs_out_on=TODAY - timedelta(days=2)
    )
    assert "Nov 22 Your FIRST AID certificate expired" in text_of(as_robin.get("/"))
    for _ in range(2):
        as_robin.post(PAGE, FIRST_AID)
    assert Certificate.objects.in_use().get().what == "First aid"
    assert Certificate.objects.count() == 2
    assert "expired" not in text_of(as_robin.get("/"))
    assert "Earlier ones FIRST AID June 1, 2025 to November 20, 2026" in text_of(as_robin.get(PAGE))
    page = as_robin.post(PAGE, FIRST_AID | {"got_on": "2024-01-01"})
    assert "There is already one with a later day." in text_of(page)


def test_it_is_put_right_and_put_away(as_robin, robin, house):
    mine = CertificateFactory(house=house, user=robin, what="Frist aid")
    path = f"{PAGE}{mine.pk}/"
    assert fields_of(as_robin.get(path))["what"] == "Frist aid"
    assert as_robin.post(path, {"what": "First aid", "got_on": "2025-06-02"}).url == PAGE
    mine.refresh_from_db()
    assert (mine.what, mine.runs_out_on) == ("First aid", None)
    for _ in range(2):
        as_robin.post(f"{path}end/")
    mine.refresh_from_db()
    assert mine.ended_on == TODAY
    assert AuditEvent.objects.filter(kind="certificate_noted").count() == 2
    assert "since November 24, 2026" in text_of(as_robin.get(path))


@pytest.mark.parametrize(
    ("days", "line"),
    [
        (61, None),
        (60, "Jan 23, 2027 Your CPR certificate expires"),
        (0, "Today Your CPR certificate expires"),
        (-1, "Nov 23 Your CPR certificate expired"),
    ],
)
def test_today_reminds_sixty_days_before(as_robin, as_sam, robin, house, days, line):
    CertificateFactory(
        house=house, user=robin, what="CPR", runs_out_on=TODAY + timedelta(days=days)
    )
    page = text_of(as_robin.get("/"))
    assert (line in page) if line else ("CPR" not in page)
    assert "CPR" not in text_of(as_sam.get("/"))
    html = as_sam.get(PAGE).content.decode()
    assert ("<strong>good until" in html or "<strong>expired" in html) == bool(line)


def test_the_day_is_the_houses(as_robin, robin, house):
    CertificateFactory(house=house, user=robin, what="CPR", runs_out_on=date(2026, 11, 24))
    with time_machine.travel("2026-11-25T04:59:00Z"):  # still the 24th there
        assert "CPR certificate expires" in text_of(as_robin.get("/"))
        assert "today" in text_of(as_robin.get(PAGE))
    with time_machine.travel("2026-11-25T05:01:00Z"):
        assert "CPR certificate expired" in text_of(as_robin.get("/"))


def test_one_that_does_not_run_out_reminds_nobody(as_robin, robin, house):
    CertificateFactory(house=house, user=robin, what="Peer support course", runs_out_on=None)
    assert "course" not in text_of(as_robin.get("/"))
    assert "does not expire" in text_of(as_robin.get(PAGE))


def test_the_database_keeps_one_of_a_kind_for_each(robin, lee, house):
    CertificateFactory(house=house, user=robin, what="CPR")
    CertificateFactory(house=house, user=lee, what="CPR")
    with pytest.raises(IntegrityError), transaction.atomic():
        CertificateFactory(house=house, user=robin, what="cpr")
    with pytest.raises(IntegrityError), transaction.atomic():
        CertificateFactory(house=house, user=robin, runs_out_on=date(2025, 6, 1))


def test_renamed_to_one_that_is_there_is_said(as_robin, robin, house):
    CertificateFactory(house=house, user=robin, what="CPR")
    other = CertificateFactory(house=house, user=robin, what="First aid")
    page = as_robin.post(f"{PAGE}{other.pk}/", {"what": "cpr", "got_on": "2025-06-01"})
    assert "This is on their list already." in text_of(page)


def test_who_has_left_the_staff_is_reminded_of_nothing(as_sam, lee, house):
    CertificateFactory(house=house, user=lee, what="CPR", runs_out_on=TODAY)
    lee.memberships.update(ended_on=TODAY, ended_at=TUESDAY)
    assert "CPR" not in text_of(as_sam.get(PAGE))


def test_twelve_people_ask_no_more_than_three(as_sam, house, django_assert_num_queries):
    def one_more(name):
        user = person(house, name, "peer")
        CertificateFactory(house=house, user=user)
        CertificateFactory(house=house, user=user, ended_on=TODAY)

    def ask():
        with django_assert_num_queries(7):
            as_sam.get(PAGE)

    for n in range(3):
        one_more(f"Peer {n}")
    ask()
    for n in range(9):
        one_more(f"Friend {n}")
    ask()
