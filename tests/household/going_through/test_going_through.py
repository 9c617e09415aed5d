"""Everyone who lives or works here goes through the agreements with a peer and accepts them."""

from datetime import date

import pytest
import time_machine
from django.core.exceptions import ValidationError
from django.db import DatabaseError, IntegrityError, transaction

from accounts.models import AuditEvent
from guests.models import Participant
from household.going_through.actions import go_through
from household.models import Acceptance, AgreementComment, SeenDifferently
from tests.conftest import person, staying
from tests.household.agreements.factories import (
    AcceptanceFactory,
    AgreementFactory,
    CommentFactory,
    SeenDifferentlyFactory,
    VersionFactory,
)
from tests.pages import fields_of, text_of

PAGE = "/household/agreements/"
LATER = "We keep it quiet from 23:00 to 7:00."


@pytest.fixture
def quiet(house):
    return VersionFactory(agreement=AgreementFactory(house=house, topic="Quiet hours"))


@pytest.fixture
def visitors(house):
    return VersionFactory(
        agreement=AgreementFactory(house=house, topic="Visitors"), words="We meet them at the door."
    )


def changed(version):
    return VersionFactory(
        agreement=version.agreement, number=version.number + 1, words=LATER, why="Cards on Fridays"
    )


def path_of(stay):
    return f"{PAGE}accept/stay-{stay.pk}/"


def ticked(*versions, shown=(), **said):
    ticks = {f"accept_{version.agreement_id}": "on" for version in versions}
    return {"shown": [each.pk for each in (*versions, *shown)]} | ticks | said


def test_robin_goes_through_them_with_jo(as_robin, robin, jo, quiet, visitors):
    page = as_robin.get(path_of(jo))
    assert "Quiet hours We keep it quiet from 22:00 to 7:00." in text_of(page)
    assert fields_of(page)["gone_through_with"] == str(robin.pk)
    said = ticked(quiet, shown=[visitors], gone_through_with=robin.pk)
    for _ in range(2):
        page = as_robin.post(path_of(jo), said, follow=True)
    row = Acceptance.objects.get()
    assert (row.version, row.stay, row.gone_through_with) == (quiet, jo, robin)
    assert row.accepted_on == date(2026, 11, 24)
    page = as_robin.get(path_of(jo))
    assert "Accepted already Quiet hours November 24, 2026, with Robin" in text_of(page)
    # What is done is shown as done, and there is nothing to untick.
    assert f"accept_{quiet.agreement_id}" not in page.content.decode()
    assert f"accept_{visitors.agreement_id}" in page.content.decode()
    event = AuditEvent.objects.get(kind="agreement_accepted")
    assert event.guest_id == jo.guest_id


def test_all_in_one_go_and_the_page_says_so(as_robin, robin, jo, quiet, visitors):
    said = ticked(quiet, visitors, gone_through_with=robin.pk)
    page = text_of(as_robin.post(path_of(jo), said, follow=True))
    assert "Saved: 2 topics read together and accepted." in page
    assert "All of them have been read together and accepted." in page


def test_a_peer_goes_through_them_with_another_peer(as_robin, robin, lee, sam, quiet):
    path = f"{PAGE}accept/staff-{robin.pk}/"
    page = as_robin.get(path)
    assert "Robin</option>" not in page.content.decode()
    page = as_robin.post(path, ticked(quiet, gone_through_with=robin.pk))
    assert "Please choose one from the list." in text_of(page)
    as_robin.post(path, ticked(quiet, gone_through_with=lee.pk))
    row = Acceptance.objects.get()
    assert (row.staff, row.stay, row.gone_through_with) == (robin, None, lee)
    assert AuditEvent.objects.get(kind="agreement_accepted").guest_id is None


def test_after_a_change_only_what_was_changed_is_gone_through_again(
    as_robin, robin, jo, quiet, visitors
):
    for version in (quiet, visitors):
        AcceptanceFactory(stay=jo, version=version, gone_through_with=robin)
    later = changed(quiet)
    page = text_of(as_robin.get(path_of(jo)))
    assert "Changed since they accepted it: Cards on Fridays" in page
    assert "[taken out: 22:00 ]" in page
    assert "Accepted already Visitors" in page
    as_robin.post(path_of(jo), ticked(later, gone_through_with=robin.pk))
    # The acceptance of the older one stays on record.
    rows = Acceptance.objects.filter(stay=jo).order_by("id")
    assert [row.version for row in rows] == [quiet, visitors, later]


def test_an_older_version_is_not_accepted_and_nothing_typed_is_lost(
    as_robin, robin, jo, quiet, visitors
):
    words = f"differently_{quiet.agreement_id}"
    said = ticked(quiet, visitors, gone_through_with=robin.pk, **{words: "Ten is early"})
    later = changed(quiet)
    page = as_robin.post(path_of(jo), said)
    assert (
        "Changed while you were reading: “Quiet hours”. Only the current text can be accepted."
        in text_of(page)
    )
    assert LATER in text_of(page)
    shown = fields_of(page)
    assert shown[words] == "Ten is early"
    assert f"accept_{visitors.agreement_id}" in shown
    assert f"accept_{quiet.agreement_id}" not in shown
    assert not Acceptance.objects.exists()
    again = ticked(later, visitors, gone_through_with=robin.pk, **{words: shown[words]})
    as_robin.post(path_of(jo), again)
    assert Acceptance.objects.count() == 2
    assert SeenDifferently.objects.get().version == later


def test_what_has_ended_since_keeps_its_words(as_robin, robin, jo, quiet, visitors):
    words = f"differently_{quiet.agreement_id}"
    said = ticked(quiet, gone_through_with=robin.pk, **{words: "I liked it"})
    VersionFactory(agreement=quiet.agreement, number=2, words="", ends_topic=True)
    page = as_robin.post(path_of(jo), said)
    assert "Changed while you were reading" in text_of(page)
    assert fields_of(page)[words] == "I liked it"
    unticked = ticked(shown=[quiet, visitors], gone_through_with=robin.pk, **{words: "I liked it"})
    as_robin.post(path_of(jo), unticked)
    assert SeenDifferently.objects.get().words == "I liked it"


def test_seeing_it_differently_with_the_tick_or_without(as_robin, robin, jo, quiet, visitors):
    said = ticked(
        quiet,
        shown=[visitors],
        gone_through_with=robin.pk,
        **{
            f"differently_{quiet.agreement_id}": "Ten is early for me",
            f"differently_{visitors.agreement_id}": "My sister comes at night\r\nsometimes",
        },
    )
    for _ in range(2):
        as_robin.post(path_of(jo), said)
    assert Acceptance.objects.get().version == quiet
    rows = SeenDifferently.objects.order_by("version__agreement__place")
    assert [(row.version, row.stay, row.written_with) for row in rows] == [
        (quiet, jo, robin),
        (visitors, jo, robin),
    ]
    page = text_of(as_robin.get(path_of(jo)))
    assert "Seen differently, November 24 My sister comes at night sometimes" in page
    assert "Seen differently Quiet hours, November 24 Ten is early for me" in page
    seen = AuditEvent.objects.filter(kind="agreement_seen_differently")
    assert seen.count() == 2


def test_nothing_ticked_nothing_written_is_said(as_robin, robin, jo, quiet):
    page = as_robin.post(path_of(jo), ticked(shown=[quiet], gone_through_with=robin.pk))
    assert "Please tick what you went through, or write something." in text_of(page)
    page = as_robin.post(path_of(jo), ticked(quiet))
    assert "Please say who read it with them." in text_of(page)
    page = as_robin.post(path_of(jo), ticked(quiet, gone_through_with="<b>"))
    assert "Please choose one from the list." in text_of(page)
    assert f"accept_{quiet.agreement_id}" in fields_of(page)


@pytest.mark.parametrize("words", ["a\x00b", "x" * 20_001])
def test_words_that_cannot_be_kept_stay_on_the_page(as_robin, robin, jo, quiet, words):
    name = f"differently_{quiet.agreement_id}"
    said = ticked(quiet, gone_through_with=robin.pk, **{name: words})
    page = as_robin.post(path_of(jo), said)
    assert page.status_code == 200
    assert not Acceptance.objects.exists()
    assert fields_of(page)[name].startswith(words[:1])


@pytest.mark.parametrize("shown", ["", "x", "٣", str(10**30), "-1", "1e3"])
def test_odd_ids_are_passed_over(as_robin, robin, jo, quiet, shown):
    page = as_robin.post(path_of(jo), {"shown": shown, "gone_through_with": robin.pk})
    assert page.status_code == 200
    assert not Acceptance.objects.exists()


def test_only_for_those_who_live_or_work_here(as_robin, robin, house, stranger, other_house, quiet):
    coming = staying(house, "Sky", date(2026, 11, 27), arrived_on=None)
    assert as_robin.get(path_of(coming)).status_code == 200
    gone = staying(house, "Lou", date(2026, 9, 1), left_on=date(2026, 11, 20))
    elsewhere = person(other_house, "Pat", "peer")
    odd = ["stay-x", "guest-1", "stay-", f"stay-{10**30}", "stay-٣", "staff-0"]
    keys = [f"stay-{gone.pk}", f"stay-{stranger.pk}", f"staff-{elsewhere.pk}", *odd]
    for key in keys:
        assert as_robin.get(f"{PAGE}accept/{key}/").status_code == 404, key
        assert as_robin.post(f"{PAGE}accept/{key}/").status_code == 404, key


def test_the_action_holds_it_too(robin, lee, actor_of, house, jo, quiet, other_house):
    by = actor_of(robin)
    gone = staying(house, "Lou", date(2026, 9, 1), left_on=date(2026, 11, 20))
    pat = person(other_house, "Pat", "peer")
    tries = [
        (Participant(stay=gone), lee, quiet, "live or work here"),
        (Participant(staff=pat), lee, quiet, "live or work here"),
        (Participant(staff=robin), robin, quiet, "a peer who works here"),
        (Participant(stay=jo), pat, quiet, "a peer who works here"),
        (
            Participant(stay=jo),
            lee,
            VersionFactory(agreement__house=other_house),
            "Only the current text",
        ),
    ]
    for someone, peer, version, sentence in tries:
        with pytest.raises(ValidationError, match=sentence):
            go_through(
                by=by,
                someone=someone,
                gone_through_with=peer,
                accepted=[version],
                differently={},
            )
    assert not Acceptance.objects.exists()


def test_the_database_takes_the_current_version_alone(jo, robin, quiet):
    later = changed(quiet)
    proposal = VersionFactory(
        agreement=later.agreement,
        number=3,
        decided_on=None,
        decided_by=None,
        decided_words="",
        adopted=None,
    )
    for version in (quiet, proposal):
        row = AcceptanceFactory.build(stay=jo, version=version, gone_through_with=robin)
        with pytest.raises(IntegrityError, match="only the current"), transaction.atomic():
            row.save()
    AcceptanceFactory(stay=jo, version=later, gone_through_with=robin)


def test_the_database_keeps_an_acceptance_as_it_is(jo, robin, lee, quiet):
    AcceptanceFactory(stay=jo, version=quiet, gone_through_with=robin)
    for change in (
        lambda: Acceptance.objects.update(gone_through_with=lee),
        lambda: Acceptance.objects.update(accepted_on=date(2026, 1, 1)),
        lambda: Acceptance.objects.all().delete(),
    ):
        with pytest.raises(DatabaseError, match="keeps what it holds"), transaction.atomic():
            change()
    assert Acceptance.objects.get().gone_through_with == robin


def test_the_constraints_say_why(jo, robin, lee, quiet):
    AcceptanceFactory(stay=jo, version=quiet, gone_through_with=robin)
    AcceptanceFactory(stay=None, staff=lee, version=quiet, gone_through_with=robin)
    build = AcceptanceFactory.build
    rows = [
        (build(stay=jo, version=quiet, gone_through_with=robin), "accepted this already"),
        (
            build(stay=None, staff=lee, version=quiet, gone_through_with=robin),
            "accepted this already",
        ),
        (build(stay=None, staff=robin, version=quiet, gone_through_with=robin), "another peer"),
        (build(stay=jo, staff=lee, version=quiet, gone_through_with=robin), "to one"),
        (CommentFactory.build(stay=jo, version=quiet, written_with=robin, words=""), "blank"),
        (SeenDifferentlyFactory.build(stay=None, version=quiet, written_with=robin), "to one"),
    ]
    for row, sentence in rows:
        with pytest.raises(ValidationError, match=sentence):
            row.full_clean()
        with pytest.raises(IntegrityError), transaction.atomic():
            row.save()
    assert not AgreementComment.objects.exists()


def test_an_acceptance_that_is_not_on_record_is_not_there(
    jo, robin, actor_of, quiet, visitors, monkeypatch
):
    def fail(*args, **kwargs):
        raise RuntimeError

    monkeypatch.setattr("household.going_through.actions.record", fail)
    with pytest.raises(RuntimeError):
        go_through(
            by=actor_of(robin),
            someone=Participant(stay=jo),
            gone_through_with=robin,
            accepted=[quiet, visitors],
            differently={},
        )
    assert not Acceptance.objects.exists()


def test_the_day_is_the_houses(as_robin, robin, jo, quiet):
    with time_machine.travel("2026-11-25T04:30:00Z"):  # 23:30 on Tuesday, in the house
        as_robin.post(path_of(jo), ticked(quiet, gone_through_with=robin.pk))
    assert Acceptance.objects.get().accepted_on == date(2026, 11, 24)


def test_that_a_guests_page_was_read_is_on_record(as_robin, robin, lee, jo, quiet):
    as_robin.get(path_of(jo))
    as_robin.get(f"{PAGE}accept/staff-{lee.pk}/")
    assert AuditEvent.objects.get(kind="guest_read").guest_id == jo.guest_id


def test_ten_topics_ask_as_much_as_one(as_robin, robin, jo, house, django_assert_num_queries):
    def ask():
        with django_assert_num_queries(9):
            as_robin.get(path_of(jo))

    as_robin.get(path_of(jo))
    for n in range(12):
        version = VersionFactory(agreement=AgreementFactory(house=house))
        SeenDifferentlyFactory(stay=jo, version=version, words=f"Otherwise {n}")
        if n % 2:
            AcceptanceFactory(stay=jo, version=version, gone_through_with=robin)
            SeenDifferentlyFactory(stay=jo, version=version)
        if n in (2, 11):
            ask()
