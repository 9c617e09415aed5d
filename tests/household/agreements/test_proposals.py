"""A change is proposed, open for comments, then decided; and what is decided stays."""

from datetime import date, timedelta

import pytest
import time_machine
from django.core.exceptions import ValidationError

from accounts.models import AuditEvent
from household.agreements.actions import decide_proposal, propose_wording
from household.models import Agreement, AgreementComment, AgreementVersion
from tests.conftest import TUESDAY
from tests.household.agreements.factories import (
    AgreementFactory,
    CommentFactory,
    ProposalFactory,
    VersionFactory,
)
from tests.pages import fields_of, text_of

PAGE = "/household/agreements/"
LATER = "We keep it quiet from 23:00 to 7:00."
SAID = {"words": LATER, "why": "We play cards", "days": "7"}
YES = {"adopted": "yes", "decided_words": "Nobody sleeps before eleven"}


@pytest.fixture
def quiet(house):
    return VersionFactory(agreement=AgreementFactory(house=house, topic="Quiet hours"))


@pytest.fixture
def proposal(quiet, robin):
    return ProposalFactory(agreement=quiet.agreement, proposed_by=robin)


def path_of(version):
    return f"{PAGE}{version.agreement_id}/"


def comment_path(version):
    return f"{PAGE}proposals/{version.pk}/comment/"


def decide_path(version):
    return f"{PAGE}proposals/{version.pk}/decide/"


def test_robin_proposes_other_words(as_robin, robin, quiet):
    path = f"{path_of(quiet)}propose/"
    shown = fields_of(as_robin.get(path))
    assert (shown["words"], shown["days"]) == (quiet.words, "7")
    for _ in range(2):
        assert as_robin.post(path, SAID).url == path_of(quiet)
    row = AgreementVersion.objects.proposed().get()
    assert (row.number, row.proposed_by, row.stay) == (2, robin, None)
    assert row.open_until == date(2026, 12, 1)
    page = text_of(as_robin.get(path_of(quiet)))
    assert "A change is proposed By Robin, November 24. Open for comments until December 1." in page
    assert "Why: We play cards" in page
    assert "[taken out: 22:00 ]" in page
    # Until it is decided, all stays as it is.
    assert "Quiet hours We keep it quiet from 22:00" in text_of(as_robin.get(PAGE))
    assert AuditEvent.objects.filter(kind="agreement_proposed").count() == 1


def test_a_guests_idea_is_written_down_with_a_peer_and_nobody_is_named(
    as_robin, as_sam, alex, quiet
):
    as_robin.post(f"{path_of(quiet)}propose/", SAID | {"stay": alex.pk})
    assert AgreementVersion.objects.proposed().get().stay == alex
    page = text_of(as_sam.get(path_of(quiet)))
    assert "A guest's idea, written down with Robin, November 24." in page
    assert AuditEvent.objects.get(kind="agreement_proposed").guest_id == alex.guest_id


def test_an_admin_words_a_proposal_and_asks_no_guest(as_ida, alex, quiet):
    path = f"{path_of(quiet)}propose/"
    assert "Alex" not in text_of(as_ida.get(path))
    as_ida.post(path, SAID | {"stay": alex.pk})
    row = AgreementVersion.objects.proposed().get()
    assert row.stay is None
    page = text_of(as_ida.get(path_of(quiet)))
    assert "A change is proposed" in page
    assert "Note the decision" in page


def test_something_new_and_to_do_without_something(as_robin, as_sam, quiet):
    as_robin.post(f"{PAGE}new/", SAID | {"topic": "Pets", "words": "We ask before a pet comes."})
    pets = Agreement.objects.get(topic="Pets")
    assert "Proposed: a new agreement" in text_of(as_robin.get(f"{PAGE}{pets.pk}/"))
    assert text_of(as_robin.post(f"{PAGE}new/", SAID | {"topic": "Pets"})).count(
        "There is an agreement about this already."
    )
    as_robin.post(f"{path_of(quiet)}end/", {"why": "Nobody is loud", "days": "3"})
    assert "Proposed: drop this agreement" in text_of(as_robin.get(path_of(quiet)))
    for version in AgreementVersion.objects.proposed():
        as_sam.post(decide_path(version), YES)
    page = text_of(as_sam.get(PAGE))
    assert "Pets We ask before a pet comes. since November 24, 2026" in page
    assert "Agreements we've dropped Quiet hours" in page
    # Its name is free again, and it is not reworded any more.
    page = text_of(as_robin.post(f"{path_of(quiet)}propose/", SAID))
    assert "It can be proposed as a new one." in page
    as_robin.post(f"{PAGE}new/", SAID | {"topic": "Quiet hours"})
    assert Agreement.objects.in_use().filter(topic="Quiet hours").exists()


def test_something_new_that_does_not_come_about(as_sam, house):
    as_sam.post(f"{PAGE}new/", SAID | {"topic": "Pets"})
    version = AgreementVersion.objects.get()
    as_sam.post(decide_path(version), {"adopted": "no", "decided_words": "Lee would sneeze"})
    assert "Pets" not in text_of(as_sam.get(PAGE))
    page = text_of(as_sam.get(path_of(version)))
    assert "This was proposed and not adopted." in page
    assert "The reason: Lee would sneeze · decided by Sam" in page


def test_what_is_missing_or_the_same_is_said_and_what_was_typed_stays(as_robin, quiet):
    path = f"{path_of(quiet)}propose/"
    page = as_robin.post(path, SAID | {"why": "", "days": "0"})
    assert "Please say why, in a line." in text_of(page)
    assert "This needs to be 1 or more." in text_of(page)
    assert fields_of(page)["words"] == LATER
    page = as_robin.post(path, SAID | {"words": quiet.words})
    assert "It already reads this way." in text_of(page)
    page = as_robin.post(path, SAID | {"words": "x" * 4_001})
    assert "at most 4000 characters" in text_of(page)
    assert "can't be kept" in text_of(as_robin.post(path, SAID | {"words": "a\x00b"}))
    assert not AgreementVersion.objects.proposed().exists()
    as_robin.post(path, SAID | {"words": "Line\r\nשקט 🌙"})
    assert AgreementVersion.objects.proposed().get().words == "Line\nשקט 🌙"


def test_one_proposal_at_a_time(as_sam, proposal):
    page = as_sam.post(f"{path_of(proposal)}propose/", SAID | {"words": "Quiet at midnight"})
    assert "A change to this is already proposed." in text_of(page)
    assert fields_of(page)["words"] == "Quiet at midnight"


def test_a_guests_name_is_asked_about_unless_it_is_the_guests_own_words(
    as_robin, alex, jo, quiet, proposal
):
    page = as_robin.post(f"{PAGE}new/", SAID | {"topic": "Alex's radio"})
    assert "This seems to name Alex. It is for everyone in the house" in text_of(page)
    as_robin.post(f"{PAGE}new/", fields_of(page))
    assert Agreement.objects.filter(topic="Alex's radio").exists()
    said = {"words": "Jo wakes up early"}
    page = as_robin.post(comment_path(proposal), said)
    assert "This seems to name Jo." in text_of(page)
    as_robin.post(comment_path(proposal), said | {"stay": alex.pk})
    assert AgreementComment.objects.get().stay == alex
    page = as_robin.post(decide_path(proposal), YES | {"decided_words": "For Jo"})
    assert "This seems to name Jo." in text_of(page)


def test_what_people_say_about_it(as_robin, robin, alex, proposal):
    for said in ({"words": "Fine by me"}, {"words": "Midnight for me", "stay": alex.pk}):
        for _ in range(2):
            assert as_robin.post(comment_path(proposal), said).url.endswith("#proposal")
    assert AgreementComment.objects.count() == 2
    page = text_of(as_robin.get(path_of(proposal)))
    assert "Robin , November 24 Fine by me" in page
    assert "Alex , November 24, written down with Robin Midnight for me" in page
    page = as_robin.post(comment_path(proposal), {"words": " "})
    assert "Please write what is said." in text_of(page)
    events = AuditEvent.objects.filter(kind="agreement_commented").order_by("id")
    assert [event.guest_id for event in events] == [None, alex.guest_id]


def test_what_is_said_late_counts_until_it_is_decided(as_robin, as_sam, proposal):
    with time_machine.travel(TUESDAY + timedelta(days=10)):
        assert "comments still count" in text_of(as_robin.get(path_of(proposal)))
        as_robin.post(comment_path(proposal), {"words": "Late, but still"})
        as_sam.post(decide_path(proposal), YES)
        page = as_robin.post(comment_path(proposal), {"words": "Too late"})
    assert "This is already decided." in text_of(page)
    assert fields_of(page)["words"] == "Too late"
    assert AgreementComment.objects.count() == 1
    assert "Late, but still" in text_of(as_robin.get(path_of(proposal)))


def test_a_manager_decides_with_the_reason_at_any_time(as_sam, sam, proposal):
    page = as_sam.post(decide_path(proposal), {"adopted": "yes"})
    assert "Please write the reason, in a line." in text_of(page)
    for _ in range(2):
        assert as_sam.post(decide_path(proposal), YES).url == path_of(proposal)
    row = AgreementVersion.objects.get(pk=proposal.pk)
    assert (row.adopted, row.decided_by, row.met_on) == (True, sam, None)
    page = text_of(as_sam.get(PAGE))
    assert "Quiet hours We keep it quiet from 23:00 to 7:00. since November 24, 2026" in page
    assert AuditEvent.objects.filter(kind="agreement_decided").count() == 1


def test_an_admin_decides_and_reads_no_comment(as_ida, ida, as_robin, proposal):
    as_robin.post(comment_path(proposal), {"words": "Eleven is late"})
    page = text_of(as_ida.get(path_of(proposal)))
    assert "Note what was decided" in page
    assert "Eleven is late" not in page
    assert as_ida.post(decide_path(proposal), YES).url == path_of(proposal)
    assert AgreementVersion.objects.get(pk=proposal.pk).decided_by == ida


def test_a_peer_notes_what_a_meeting_decided_once_comments_are_in(as_robin, robin, proposal):
    path = decide_path(proposal)
    assert "choose the house meeting that decided it" in text_of(as_robin.post(path, YES))
    page = as_robin.post(path, YES | {"met_on": "2026-11-23"})
    assert "Comments are open until November 27." in text_of(page)
    assert fields_of(page)["decided_words"] == YES["decided_words"]
    page = as_robin.post(path, YES | {"met_on": "2026-11-27"})
    assert "That day hasn't come yet." in text_of(page)
    with time_machine.travel(TUESDAY + timedelta(days=4)):
        as_robin.post(path, YES | {"met_on": "2026-11-27"})
        page = text_of(as_robin.get(path_of(proposal)))
    row = AgreementVersion.objects.get(pk=proposal.pk)
    assert (row.met_on, row.decided_on) == (date(2026, 11, 27), date(2026, 11, 28))
    assert "decided at the house meeting of November 27, 2026" in page


def test_a_manager_notes_an_earlier_meeting(as_sam, proposal):
    as_sam.post(decide_path(proposal), YES | {"met_on": "2026-11-23"})
    assert AgreementVersion.objects.get(pk=proposal.pk).met_on == date(2026, 11, 23)
    page = as_sam.post(decide_path(proposal), YES | {"met_on": "2026-11-10"})
    assert "already decided" in text_of(page)


def test_a_meeting_before_it_was_proposed_is_said(as_sam, proposal):
    page = as_sam.post(decide_path(proposal), YES | {"met_on": "2026-11-10"})
    assert "The meeting was held after it was proposed." in text_of(page)


def test_what_is_decided_is_not_decided_otherwise(as_sam, proposal):
    as_sam.post(decide_path(proposal), YES)
    page = as_sam.post(decide_path(proposal), {"adopted": "no", "decided_words": "No after all"})
    assert "a decided version is not changed" in text_of(page)
    row = AgreementVersion.objects.get(pk=proposal.pk)
    assert (row.adopted, row.decided_words) == (True, YES["decided_words"])


def test_the_day_of_the_decision_is_the_houses(as_sam, proposal):
    with time_machine.travel("2026-11-25T04:30:00Z"):  # 23:30 on Tuesday, in the house
        as_sam.post(decide_path(proposal), YES)
    assert AgreementVersion.objects.get(pk=proposal.pk).decided_on == date(2026, 11, 24)


def test_robin_takes_back_what_nobody_spoke_about(as_robin, as_sam, proposal):
    path = f"{PAGE}proposals/{proposal.pk}/take-back/"
    assert "Withdraw the proposal" in text_of(as_robin.get(path_of(proposal)))
    page = as_sam.post(path, follow=True)
    assert "Only the person who proposed it can withdraw it." in text_of(page)
    as_robin.post(path)
    row = AgreementVersion.objects.get(pk=proposal.pk)
    assert (row.adopted, row.decided_words) == (False, "Taken back by whoever proposed it.")
    assert "This is already decided." in text_of(as_robin.post(path, follow=True))
    assert "and not changed" in text_of(as_robin.get(path_of(proposal)))


def test_with_comments_it_is_decided_and_not_taken_back(as_robin, proposal):
    CommentFactory(version=proposal)
    page = as_robin.post(f"{PAGE}proposals/{proposal.pk}/take-back/", follow=True)
    assert "There are already comments on it" in text_of(page)


def test_a_decision_that_is_not_on_record_is_not_made(proposal, sam, actor_of, monkeypatch):
    def fail(*args, **kwargs):
        raise RuntimeError

    monkeypatch.setattr("household.agreements.actions.record", fail)
    with pytest.raises(RuntimeError):
        decide_proposal(by=actor_of(sam), version=proposal, adopted=True, decided_words="Yes")
    assert not AgreementVersion.objects.get(pk=proposal.pk).is_decided


def test_another_houses_agreement_is_out_of_reach_for_actions_too(sam, actor_of, other_house):
    theirs = VersionFactory(agreement__house=other_house)
    with pytest.raises(Agreement.DoesNotExist):
        propose_wording(by=actor_of(sam), agreement=theirs.agreement, words="x", why="y")


def test_a_guest_of_another_house_cannot_be_named_as_the_one_who_says_it(
    as_robin, stranger, proposal
):
    page = as_robin.post(comment_path(proposal), {"words": "Hm", "stay": stranger.pk})
    assert "Please choose one from the list." in text_of(page)
    assert not AgreementComment.objects.exists()


def test_two_words_of_the_same_kind_need_each_a_decision(sam, actor_of, proposal):
    by = actor_of(sam)
    decide_proposal(by=by, version=proposal, adopted=False, decided_words="Not now")
    with pytest.raises(ValidationError, match="decided version is not changed"):
        decide_proposal(by=by, version=proposal, adopted=True, decided_words="Not now")
