"""The agreements we live by: on one page, each with its past, and on the wall."""

from datetime import date
from importlib import import_module

import pytest
import time_machine
from django.apps import apps
from django.core.exceptions import ValidationError
from django.db import DatabaseError, IntegrityError, transaction

from household.agreements.actions import create_default_agreements
from household.models import Agreement, AgreementVersion
from tests.conftest import TUESDAY, person, staying
from tests.household.agreements.factories import (
    AcceptanceFactory,
    AgreementFactory,
    CommentFactory,
    ProposalFactory,
    SeenDifferentlyFactory,
    VersionFactory,
)
from tests.pages import text_of

PAGE = "/household/agreements/"


@pytest.fixture
def quiet(house):
    return VersionFactory(agreement=AgreementFactory(house=house, topic="Quiet hours"))


@pytest.fixture
def later(quiet, robin, sam):
    """Quiet hours as we live by them since November 20."""
    return VersionFactory(
        agreement=quiet.agreement,
        number=2,
        words="We keep it quiet from 23:00 to 7:00.",
        why="We play cards on Fridays",
        proposed_on=date(2026, 11, 10),
        proposed_by=robin,
        decided_on=date(2026, 11, 20),
        decided_by=sam,
        met_on=date(2026, 11, 19),
        decided_words="Nobody sleeps before eleven.",
    )


def path_of(version):
    return f"{PAGE}{version.agreement_id}/"


def test_a_new_house_begins_with_agreements_on_every_topic(client, db, settings):
    settings.SETUP_IS_OPEN = True
    house = {"name": "Juniper", "time_zone": "America/New_York", "rooms": "3", "is_manager": "on"}
    ida = {"display_name": "Ida", "pronouns": "", "username": "ida", "password": "river and tea 1"}
    client.post("/setup/", house | ida)
    page = text_of(client.get(PAGE))
    assert "A sober house" in page
    assert "From 10:00 pm to 7:00 am we keep it quiet" in page
    assert "since November 24, 2026" in page
    assert Agreement.objects.count() == 19


def test_the_starting_texts_say_we_and_are_short(house):
    create_default_agreements(house=house, from_on=date(2026, 11, 24))
    for version in AgreementVersion.objects.all():
        assert " we " in f" {version.words.lower()} ", version.words
        assert "must" not in version.words
        assert len(version.words) < 400, version.words


def test_houses_that_were_here_before_get_them_once(house, other_house, monkeypatch):
    AgreementFactory(house=other_house)
    migration = import_module("household.migrations.0002_agreements")

    def with_house(_, *, agreement, **known):
        AgreementVersion(house=agreement.house, agreement=agreement, **known).save()

    # A version did not know its house yet.
    monkeypatch.setattr(type(AgreementVersion.objects), "create", with_house)
    with time_machine.travel("2026-11-25T03:00:00Z"):
        for _ in range(2):
            migration.begin_in_houses(apps, None)
    begun = AgreementVersion.objects.filter(agreement__house=house)
    assert begun.count() == 19
    assert {each.decided_on for each in begun} == {date(2026, 11, 24)}
    assert Agreement.objects.filter(house=other_house).count() == 1
    for version in begun:
        version.full_clean()


def test_what_we_live_by_and_what_is_proposed(as_robin, quiet, house):
    ProposalFactory(agreement=quiet.agreement)
    ProposalFactory(agreement=AgreementFactory(house=house, topic="Pets"), number=1)
    page = text_of(as_robin.get(PAGE))
    assert "Quiet hours We keep it quiet from 22:00 to 7:00. since March 1, 2026" in page
    assert "A change is proposed : Quiet hours , comments until November 27." in page
    assert "Proposed: something new Pets comments until November 27" in page
    assert "23:00" not in page
    with time_machine.travel(TUESDAY.replace(day=28)):
        assert "A change is proposed : Quiet hours , to be decided." in text_of(as_robin.get(PAGE))


def test_who_has_still_what_to_go_through(as_robin, robin, lee, sam, alex, jo, house, quiet):
    """Of those who are here now; nobody's name for an admin, who takes no part in it."""
    for each in (alex, jo):
        AcceptanceFactory(stay=each, version=quiet, gone_through_with=robin)
    for each in (robin, lee):
        AcceptanceFactory(stay=None, staff=each, version=quiet, gone_through_with=sam)
    gone = staying(house, "Lou", date(2026, 9, 1), left_on=date(2026, 11, 20))
    visitors = VersionFactory(agreement=AgreementFactory(house=house, topic="Visitors"))
    AcceptanceFactory(stay=alex, version=visitors, gone_through_with=robin)
    page = text_of(as_robin.get(PAGE))
    assert "Jo Visitors Go through it with Jo" in page
    assert "Sam Quiet hours, Visitors Go through them with Sam" in page
    assert "Go through it with Lee" in page
    assert "with Alex" not in page
    assert gone.guest.name not in page
    assert "1 of us has read all of them together." in page


def test_an_admin_reads_the_texts_and_nobodys_name(as_ida, quiet, alex, robin):
    ProposalFactory(agreement=quiet.agreement, proposed_by=robin)
    page = text_of(as_ida.get(PAGE))
    assert "Quiet hours" in page
    assert "Alex" not in page
    CommentFactory(version=AgreementVersion.objects.get(number=2), stay=alex)
    page = text_of(as_ida.get(path_of(quiet)))
    assert "from 23:00" in page
    assert "Alex" not in page
    assert "Midnight would do" not in page


def test_the_old_ones_stay_readable_with_the_difference_shown(as_robin, quiet, later):
    page = as_robin.get(path_of(quiet))
    words = text_of(page)
    assert "Since November 20, 2026, decided at the house meeting of November 19, 2026" in words
    assert "Nobody sleeps before eleven." in words
    assert "[taken out: 22:00 ]" in words
    assert "[new: 23:00 ]" in words
    assert "Before March 1, 2026 to November 20, 2026" in words
    assert "We keep it quiet from 22:00 to 7:00." in words
    assert "<del>" in page.content.decode()


def test_a_topic_that_ended_stays_readable(as_robin, quiet, sam):
    VersionFactory(
        agreement=quiet.agreement,
        number=2,
        words="",
        ends_topic=True,
        why="Nobody is loud",
        decided_on=date(2026, 11, 20),
        decided_by=sam,
    )
    Agreement.objects.update(ended_on=date(2026, 11, 20))
    assert "Agreements we've dropped Quiet hours until November 20, 2026" in text_of(
        as_robin.get(PAGE)
    )
    page = text_of(as_robin.get(path_of(quiet)))
    assert "We dropped this agreement on November 20, 2026." in page
    assert "Dropped, November 20, 2026" in page
    assert "We keep it quiet from 22:00 to 7:00." in page


def test_what_some_see_differently_is_shown_by_the_topic(as_robin, as_ida, quiet, alex, house):
    SeenDifferentlyFactory(version=quiet, stay=alex)
    old = staying(house, "Lou", date(2026, 5, 1), left_on=date(2026, 8, 1))
    SeenDifferentlyFactory(version=quiet, stay=old, words="Eleven was fine")
    page = text_of(as_robin.get(path_of(quiet)))
    assert "Seen differently by some of us Alex , November 24" in page
    assert "Ten is early for me" in page
    assert "Eleven was fine" not in page  # out of a peer's reach by now
    assert "Ten is early" not in text_of(as_ida.get(path_of(quiet)))


def test_the_posting_has_every_topic_and_nobodys_name(as_robin, later, alex, robin, house):
    AcceptanceFactory(stay=alex, version=later, gone_through_with=robin)
    page = as_robin.get(f"{PAGE}posting/")
    words = text_of(page).split("How we live together")[1]
    assert words.startswith(" Birch Street House, November 24, 2026 Quiet hours We keep it quiet")
    assert "since November 20, 2026" in words
    assert "22:00" not in words
    for name in ("Alex", "Robin", "Sam"):
        assert name not in words
    assert "data-print" in page.content.decode()


def test_a_house_without_any_says_how_to_begin(as_robin, house):
    assert "Propose the first one" in text_of(as_robin.get(PAGE))
    assert "once there are some" in text_of(as_robin.get(f"{PAGE}posting/"))


def test_another_houses_agreements_are_its_own(as_robin, other_house):
    theirs = VersionFactory(agreement__house=other_house, agreement__topic="Elsewhere")
    assert "Elsewhere" not in text_of(as_robin.get(PAGE))
    assert "Elsewhere" not in text_of(as_robin.get(f"{PAGE}posting/"))
    assert as_robin.get(path_of(theirs)).status_code == 404


def test_the_database_keeps_what_was_decided(later):
    for change in (
        lambda: AgreementVersion.objects.filter(pk=later.pk).update(words="Quiet all day"),
        lambda: AgreementVersion.objects.filter(pk=later.pk).update(decided_words="Because"),
        lambda: AgreementVersion.objects.filter(pk=later.pk).update(adopted=False),
        lambda: AgreementVersion.objects.filter(pk=later.pk).update(decided_on=None),
    ):
        with pytest.raises(DatabaseError, match="not changed"), transaction.atomic():
            change()
    with pytest.raises(DatabaseError, match="not deleted"), transaction.atomic():
        AgreementVersion.objects.filter(pk=later.pk).delete()


def test_the_database_keeps_the_words_that_were_proposed(quiet, other_house):
    proposal = ProposalFactory(agreement=quiet.agreement)
    row = AgreementVersion.objects.filter(pk=proposal.pk)
    for change in ({"words": "Quiet all day"}, {"house": other_house}):
        with pytest.raises(DatabaseError, match="not reworded"), transaction.atomic():
            row.update(**change)
    with pytest.raises(DatabaseError, match="not deleted"), transaction.atomic():
        row.delete()


@pytest.mark.parametrize(
    ("said", "sentence"),
    [
        ({"number": 1}, "Someone else just changed"),
        ({"words": ""}, "how it would read"),
        ({"ends_topic": True}, "how it would read"),
        ({"open_until": date(2026, 11, 1)}, "can't end before the day"),
        ({"adopted": True}, "says what was decided"),
        ({"decided_on": date(2026, 11, 24), "adopted": True}, "says what was decided"),
        ({"decided_words": "So it was"}, "says what was decided"),
        (
            {"decided_on": date(2026, 11, 24), "adopted": True, "decided_words": "Yes"},
            "who decided",
        ),
        (
            {"decided_on": date(2026, 11, 1), "adopted": True, "decided_words": "Yes"},
            "once it has been proposed",
        ),
        (
            {
                "decided_on": date(2026, 11, 24),
                "adopted": True,
                "decided_words": "Yes",
                "met_on": date(2026, 11, 25),
            },
            "held after it was proposed",
        ),
    ],
)
def test_the_database_holds_what_a_version_says(quiet, robin, said, sentence):
    row = ProposalFactory.build(agreement=quiet.agreement, proposed_by=robin, **said)
    if "who decided" not in sentence and row.decided_on:
        row.decided_by = robin
    else:
        row.decided_by = None
    with pytest.raises(ValidationError, match=sentence):
        row.full_clean()
    with pytest.raises(IntegrityError), transaction.atomic():
        row.save()


def test_one_proposal_at_a_time_and_one_topic_of_a_name(quiet, robin, house):
    ProposalFactory(agreement=quiet.agreement)
    again = ProposalFactory.build(agreement=quiet.agreement, number=3, proposed_by=robin)
    same = AgreementFactory.build(house=house, topic="Quiet hours")
    for row, sentence in ((again, "already proposed"), (same, "about this already")):
        with pytest.raises(ValidationError, match=sentence):
            row.full_clean()
        with pytest.raises(IntegrityError), transaction.atomic():
            row.save()


def fill(house, people, topics):
    """So many guests and as many peers, none of whom has gone through the last topic."""
    versions = [VersionFactory(agreement=AgreementFactory(house=house)) for _ in range(topics)]
    ProposalFactory(agreement=versions[0].agreement)
    peers = [person(house, f"Peer {n}", "peer") for n in range(people)]
    for n in range(people):
        stay = staying(house, f"Guest {n}", date(2026, 11, 1))
        for version in versions[:-1]:
            AcceptanceFactory(stay=stay, version=version, gone_through_with=peers[n])
            other = peers[(n + 1) % people]
            AcceptanceFactory(stay=None, staff=peers[n], version=version, gone_through_with=other)
    return versions


@pytest.mark.parametrize("people", [3, 12])
def test_the_page_asks_as_much_for_twelve_people_as_for_three(
    as_robin, house, people, django_assert_num_queries
):
    fill(house, people, topics=people)
    with django_assert_num_queries(9):
        page = as_robin.get(PAGE)
    assert text_of(page).count("Go through it with") == 2 * people


@pytest.mark.parametrize("people", [3, 12])
def test_a_topic_asks_as_much_for_twelve_people_as_for_three(
    as_robin, house, people, django_assert_num_queries
):
    versions = fill(house, people, topics=2)
    for n in range(people):
        CommentFactory(version=AgreementVersion.objects.get(number=2), words=f"Comment {n}")
        SeenDifferentlyFactory(version=versions[0], words=f"Otherwise {n}")
    with django_assert_num_queries(8):
        as_robin.get(path_of(versions[0]))
