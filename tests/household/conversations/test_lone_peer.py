"""A peer alone at night is part of a conflict: they begin its page, and someone else sits down."""

from datetime import timedelta

import pytest
import time_machine
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from accounts.models import AuditEvent, Membership
from guests.models import Participant
from household.attempts.actions import try_something
from household.conversations.actions import join_conversation, withdraw_part, write_part
from household.models import Attempt, Conversation, ConversationPart, ConversationSupporter
from tests.conftest import TUESDAY, person
from tests.household.conversations.factories import (
    AttemptFactory,
    ConversationPartFactory,
    conversation_between,
)
from tests.pages import fields_of, read_through, text_of

LIST = "/household/conversations/"
AT_NIGHT = TUESDAY.replace(hour=3, minute=10)
NOBODY_THERE = "Robin was part of this, and nobody else was there to support it."
TO_SIT_DOWN = "Robin was part of a conflict on Tuesday, November 24, and nobody else was there."


def page_of(conversation, path=""):
    return f"{LIST}{conversation.pk}/{path}"


def part_of(conversation, who):
    key = "stay" if hasattr(who, "guest_id") else "staff"
    return conversation.parts.active().get(**{key: who})


def write_path(conversation, who):
    return f"{LIST}parts/{part_of(conversation, who).pk}/"


@pytest.fixture
def as_lee(signed_in, lee):
    return signed_in(lee)


def begin(client, *stays, **said):
    people = [f"stay-{stay.pk}" for stay in stays]
    sent = {"people": people, "nobody_else_there": "on", "on": "2026-11-24"}
    return client.post(f"{LIST}new/", sent | said)


@pytest.fixture
def night(as_robin, alex, robin):
    """Robin and Alex, at ten past three; Robin wrote down their own part."""
    with time_machine.travel(AT_NIGHT, tick=False):
        begin(as_robin, alex)
        conversation = Conversation.objects.get()
        said = {"as_seen": "We both shouted", "needs": "To say sorry"}
        as_robin.post(write_path(conversation, robin), said)
    return conversation


@pytest.fixture
def taken_up(night, as_sam, alex, casey):
    """Sam sat down with Alex in the morning, and with Casey, who had heard it."""
    as_sam.post(page_of(night, "sit-down/"))
    as_sam.post(page_of(night, "people/"), {"person": f"stay-{casey.pk}"})
    as_sam.post(write_path(night, alex), {"as_seen": "The door was slammed", "needs": "A knock"})
    trying = {"what_we_try": "A cup of tea first", "look_again_on": "2026-11-27"}
    as_sam.post(page_of(night, "trying/"), trying)
    return night


def test_alone_at_night_robin_begins_the_page_and_it_says_so(as_robin, as_sam, alex, robin):
    with time_machine.travel(AT_NIGHT, tick=False):
        assert "and nobody else was there" in text_of(as_robin.get(f"{LIST}new/"))
        for _ in range(2):  # a second press begins nothing twice
            answer = begin(as_robin, alex)
        conversation = Conversation.objects.get()
        assert answer.url == page_of(conversation)
        page = text_of(as_robin.get(answer.url))
    assert "You were part of this, and nobody else was there to support it." in page
    assert "In it: Alex and Robin The others' parts wait until someone else" in page
    assert "Write down your part" in page
    assert "Write with Alex" not in page
    assert not conversation.supporters.exists()
    assert part_of(conversation, robin).was_alone
    assert not part_of(conversation, alex).was_alone
    assert NOBODY_THERE in text_of(as_sam.get(page_of(conversation)))
    begun = AuditEvent.objects.get(kind="conversation_begun")
    assert (begun.person_name, begun.object_id, begun.fields) == (
        "Robin",
        conversation.pk,
        ["was_alone"],
    )


def test_nobody_alone_is_in_it_with_someone_and_has_nobody_beside_them(as_robin, alex, lee):
    page = text_of(begin(as_robin))
    assert "A conversation is between two people or more." in page
    page = begin(as_robin, alex, supporters=[f"staff-{lee.pk}"])
    assert "You say that nobody else was there. Leave this empty" in text_of(page)
    assert "checked" in page.content.decode()
    assert not Conversation.objects.exists()


def test_robin_writes_down_their_own_part(as_robin, as_sam, night):
    page = text_of(as_robin.get(page_of(night)))
    assert "We both shouted What you need To say sorry Written down November 24, 3:10 am" in page
    page = text_of(as_sam.get(page_of(night)))
    assert "To say sorry Written down by Robin alone, November 24" in page


def test_and_not_the_words_of_alex(as_robin, night, alex, robin, actor_of):
    path = write_path(night, alex)
    for where in (path, f"{path}withdraw/", f"{write_path(night, robin)}withdraw/"):
        assert as_robin.get(where).status_code == 404
        said = {"as_seen": "Alex shouted first", "is_in_it": "yes"}
        assert as_robin.post(where, said).status_code == 404
    for each in ("trying/", "look-again/", "sit-down/"):
        assert as_robin.post(page_of(night, each)).status_code == 404
    # Nor by the actions, whatever a page may offer one day.
    for act in (
        lambda: write_part(
            by=actor_of(robin), part=part_of(night, alex), changes={"as_seen": ("", "Alex shouted")}
        ),
        lambda: withdraw_part(by=actor_of(robin), part=part_of(night, alex), is_in_it=True),
        lambda: try_something(
            by=actor_of(robin),
            conversation=night,
            what_we_try="Silence",
            look_again_on=actor_of(robin).today,
        ),
        lambda: join_conversation(
            by=actor_of(robin), conversation=night, person=Participant(stay=alex)
        ),
        lambda: join_conversation(by=actor_of(robin), conversation=night, supporter=robin),
    ):
        with pytest.raises(ValidationError):
            act()
    assert not part_of(night, alex).is_written
    assert not night.supporters.exists()
    assert not Attempt.objects.exists()


# Who hears of it.


def test_a_manager_is_asked_on_today_and_finds_it_first_in_the_list(
    as_sam, as_lee, as_ida, night, robin, lee, alex, casey
):
    for later in range(3):
        conversation_between(alex, casey, by=lee, on=TUESDAY.date() + timedelta(days=later))
    today = text_of(as_sam.get("/"))
    assert f"{TO_SIT_DOWN} Please sit down with everyone in it, or ask someone else to." in today
    assert "We both shouted" not in today
    listed = text_of(as_sam.get(LIST))
    assert "nobody else was there Nobody with them yet" in listed
    assert listed.index("Alex and Robin") < listed.index("Alex and Casey")
    for other in (as_lee, as_ida):
        assert "was part of a conflict" not in text_of(other.get("/"))
        assert other.get(page_of(night)).status_code in (403, 404)
    assert "Robin" not in text_of(as_lee.get(LIST))


def test_sam_sits_down_with_them_and_it_stays_that_nobody_was_there(as_sam, night, sam):
    page = text_of(as_sam.get(page_of(night)))
    assert "Nobody has sat down with them yet." in page
    assert "the managers can read it" in page
    for _ in range(2):
        assert as_sam.post(page_of(night, "sit-down/")).url == page_of(night)
    assert night.supporters.get().user == sam
    page = text_of(as_sam.get(page_of(night)))
    assert "supported by Sam, who can read it, and the managers" in page
    assert NOBODY_THERE in page
    assert "Nobody has sat down" not in page
    assert TO_SIT_DOWN not in text_of(as_sam.get("/"))
    assert "supported by Sam · nobody else was there" in text_of(as_sam.get(LIST))


def test_who_was_put_in_it_while_the_page_was_open_is_told_so(
    as_sam, night, sam, alex, monkeypatch
):
    """Between looking for the page and sitting down, someone else puts Sam in it."""
    ConversationPartFactory(conversation=night, stay=None, staff=sam)
    monkeypatch.setattr("household.conversations.views._found", lambda *_: night)
    answer = as_sam.post(page_of(night, "sit-down/"), follow=True)
    assert "You are in this conversation yourself." in text_of(answer)
    assert not night.supporters.exists()


def test_whoever_writes_with_alex_sat_down_with_alex(as_sam, night, alex, sam):
    as_sam.post(write_path(night, alex), {"as_seen": "The door was slammed"})
    assert night.supporters.get().user == sam
    written = AuditEvent.objects.get(kind="conversation_written", person_name="Sam")
    assert written.fields == ["as_seen", "supporters"]
    assert TO_SIT_DOWN not in text_of(as_sam.get("/"))


def test_robin_asks_lee_and_the_managers_hear_of_it_for_a_week(
    as_robin, as_lee, as_sam, night, lee, sam, robin, signed_in
):
    path = page_of(night, "people/")
    page = text_of(as_robin.get(path))
    assert "Who sits down with everyone in it" in page
    assert "Add a person" not in page
    assert "Please choose who it is." in text_of(as_robin.post(path, {"supporter": ""}))
    refused = as_robin.post(path, {"supporter": f"staff-{robin.pk}"})
    assert "Please choose one from the list." in text_of(refused)
    for _ in range(2):
        assert as_robin.post(path, {"supporter": f"staff-{lee.pk}"}).url == page_of(night)
    assert night.supporters.get().user == lee
    assert "We both shouted" in text_of(as_lee.get(page_of(night)))
    assert f"{TO_SIT_DOWN} Lee sits down with everyone in it." in text_of(as_sam.get("/"))
    # Lee has it now: Robin asks nobody else, and the week after nobody is told any more.
    assert as_robin.get(path).url == page_of(night)
    as_robin.post(path, {"supporter": f"staff-{sam.pk}"})
    assert night.supporters.get().user == lee
    with time_machine.travel(AT_NIGHT + timedelta(days=7, minutes=1)):
        assert TO_SIT_DOWN not in text_of(as_sam.get("/"))


def test_until_someone_sits_down_a_manager_hears_of_it_however_long_it_takes(as_sam, night):
    with time_machine.travel(AT_NIGHT + timedelta(days=20)):
        assert TO_SIT_DOWN in text_of(as_sam.get("/"))


# What Robin reads from then on.


def test_robin_reads_their_own_part_and_nothing_that_the_others_say(as_robin, taken_up, robin):
    page = text_of(as_robin.get(page_of(taken_up)))
    assert "We both shouted" in page
    assert "Sam sits down with everyone in it now, including you." in page
    listed = text_of(as_robin.get(LIST))
    assert "A conversation you were in" in listed
    assert "Your own part" in listed
    for said in ("slammed", "A knock", "cup of tea"):
        assert said not in page + listed + text_of(as_robin.get("/"))
    # Nor who came to be in it later.
    for said in ("Alex", "Casey", "Write down your part", "Ask someone"):
        assert said not in page + listed
    for each in ("trying/", "look-again/"):
        assert as_robin.get(page_of(taken_up, each)).status_code == 404
    for part in taken_up.parts.exclude(staff=robin):
        assert as_robin.get(f"{LIST}parts/{part.pk}/").status_code == 404


def test_robins_part_is_then_written_with_sam_as_everyones_is(as_robin, as_sam, taken_up, robin):
    path = write_path(taken_up, robin)
    assert "Please write this together with them" in text_of(as_robin.get(path))
    said = fields_of(as_robin.get(path)) | {"needs": "To be left alone"}
    answer = as_robin.post(path, said)
    assert "Sam is sitting down with everyone in it now" in text_of(answer)
    assert "To be left alone" in answer.content.decode()
    assert part_of(taken_up, robin).needs == "To say sorry"
    # What was typed waits for them, and for nobody else.
    assert "To be left alone" in text_of(as_robin.get("/"))
    as_sam.post(path, fields_of(as_sam.get(path)) | {"needs": "To say sorry over breakfast"})
    page = text_of(as_robin.get(page_of(taken_up)))
    assert "To say sorry over breakfast Written down with Sam," in page


def test_words_that_were_put_with_robin_by_mistake_leave_robin_alone_in_it(as_sam, taken_up, robin):
    path = f"{write_path(taken_up, robin)}withdraw/"
    refused = as_sam.post(path, {"is_in_it": "no"})
    assert "Robin was in it and began this page, so they stay in it." in text_of(refused)
    as_sam.post(path, {"is_in_it": "yes"})
    assert part_of(taken_up, robin).was_alone
    assert not part_of(taken_up, robin).is_written
    assert NOBODY_THERE in text_of(as_sam.get(page_of(taken_up)))


def test_a_manager_who_was_part_of_it_reads_their_own_part_alone(
    as_robin, as_sam, taken_up, robin, house
):
    Membership.objects.create(
        user=robin, house=house, role="manager", started_on=TUESDAY.date() - timedelta(days=9)
    )
    page = text_of(as_robin.get(page_of(taken_up)))
    assert "We both shouted" in page
    assert "slammed" not in page
    assert "was part of a conflict" not in text_of(as_robin.get("/"))


def test_nor_does_a_manager_in_any_other_conversation(as_sam, as_robin, robin, sam, alex):
    conversation = conversation_between(alex, sam, by=robin)
    part = part_of(conversation, alex)
    as_robin.post(write_path(conversation, alex), {"as_seen": "Sam was curt with me"})
    assert as_sam.get(page_of(conversation)).status_code == 404
    assert as_sam.get(f"{LIST}parts/{part.pk}/").status_code == 404
    assert "Alex" not in text_of(as_sam.get(LIST))
    assert "Sam was curt" in text_of(as_robin.get(page_of(conversation)))


def test_with_the_last_of_its_guests_the_page_is_no_longer_robins_to_read(
    signed_in, as_sam, night, alex, robin
):
    alex.left_on = TUESDAY.date()
    alex.save()
    with time_machine.travel(TUESDAY + timedelta(days=30)):
        assert "We both shouted" in text_of(signed_in(robin).get(page_of(night)))
    with time_machine.travel(TUESDAY + timedelta(days=31)):
        as_robin = signed_in(robin)
        assert as_robin.get(page_of(night)).status_code == 404
        assert as_robin.get(write_path(night, robin)).status_code == 404
        assert "conversation you were in" not in text_of(as_robin.get(LIST))


def test_someone_of_another_house_finds_nothing(signed_in, other_house, night):
    for role in ("peer", "manager"):
        client = signed_in(person(other_house, f"Other {role}", role))
        assert client.get(page_of(night)).status_code == 404
        assert client.post(page_of(night, "sit-down/")).status_code == 404
        assert "Robin" not in text_of(client.get("/"))


def test_who_is_no_peer_any_more_reads_it_no_more(as_robin, night, robin, house):
    robin.memberships.update(ended_on=house.today() - timedelta(days=1))
    assert as_robin.get(page_of(night)).status_code == 403


def test_reading_their_own_part_is_no_read_of_alex(as_robin, as_sam, night, robin):
    as_robin.get(page_of(night))
    as_robin.get(write_path(night, robin))
    reads = AuditEvent.objects.filter(kind="conversation_read")
    assert not reads.exists()
    as_sam.get(page_of(night))
    assert reads.get().person_name == "Sam"


# Read together with Alex.


@pytest.mark.parametrize("path", ["", "booklet/"])
def test_alex_reads_that_it_waits_and_later_their_own_words(
    signed_in, robin, sam, night, as_sam, alex, path
):
    def read(user):
        client = signed_in(user)
        client.post(f"/guests/{alex.guest_id}/together/")
        return read_through(client, f"/guests/{alex.guest_id}/together/{path}")

    began = "begun by Robin, who was part of it, as nobody else was there"
    page = read(robin)
    assert f"{began} · your part waits until someone else sits down with you" in page
    assert "nobody has sat down with you about it yet" in read(sam)
    as_sam.post(write_path(night, alex), {"as_seen": "The door was slammed"})
    page = read(sam)
    assert f"with a peer on staff · supported by Sam · {began}" in page
    assert "The door was slammed" in page
    assert "We both shouted" not in page
    page = read(robin)
    assert "Sam, who supported it, can read it with you; so can a manager" in page
    assert "slammed" not in page


# What the database holds, and how much is asked of it.


def refused(act):
    with pytest.raises(IntegrityError), transaction.atomic():
        act()


def test_one_peer_on_staff_was_alone_in_it_and_no_guest(night, alex, robin, lee):
    refused(lambda: night.parts.filter(stay=alex).update(was_alone=True))
    known = {"house": night.house, "conversation": night}
    refused(lambda: ConversationPart.objects.create(**known, staff=lee, was_alone=True))
    part = part_of(night, alex)
    part.was_alone = True
    with pytest.raises(ValidationError, match="Only a peer on staff begins a page on their own"):
        part.validate_constraints()


def test_pages_ask_as_much_for_many_as_for_few(
    as_robin, as_sam, night, robin, lee, alex, casey, django_assert_max_num_queries
):
    def ask():
        asked = []
        for client, path in ((as_robin, LIST), (as_robin, page_of(night)), (as_sam, "/")):
            with django_assert_max_num_queries(22) as queries:
                client.get(path)
            asked.append(len(queries))
        return asked

    conversation_between(alex, casey, by=lee)
    ask()
    few = ask()
    for number in range(5):
        other = conversation_between(alex, by=robin)
        ConversationSupporter.objects.filter(conversation=other).delete()
        ConversationPartFactory(
            conversation=other, stay=None, staff=robin, was_alone=True, as_seen="", needs=""
        )
        conversation = conversation_between(alex, casey, by=lee)
        AttemptFactory(conversation=conversation)
        new = person(night.house, f"New {number}")
        ConversationPartFactory(conversation=night, stay=None, staff=new)
    assert ask() == few
