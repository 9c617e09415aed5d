"""Working things out: begun, written person by person, tried, and looked at again."""

from datetime import date

import pytest
import time_machine
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from accounts.models import AuditEvent
from household.attempts.actions import try_something
from household.conversations.actions import withdraw_part, write_part
from household.models import Attempt, Conversation, ConversationPart, ConversationSupporter
from tests.conftest import TUESDAY, person, staying
from tests.household.conversations.factories import (
    AttemptFactory,
    ConversationPartFactory,
    conversation_between,
)
from tests.pages import fields_of, read_through, text_of

LIST = "/household/conversations/"
HEADPHONES = "One of us puts on headphones at ten; the other knocks before anger."


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


@pytest.fixture
def about_music(alex, jo, robin):
    """Between Alex and Jo, with Robin beside them."""
    return conversation_between(alex, jo, by=robin)


def test_it_begins_with_who_is_in_it_and_who_supports_it(as_robin, alex, jo, robin, lee):
    assert "Conversations you supported will show up here" in text_of(as_robin.get(LIST))
    chosen = {
        "people": [f"stay-{alex.pk}", f"stay-{jo.pk}"],
        "supporters": [f"staff-{lee.pk}"],
        "on": "2026-11-23",
    }
    answer = as_robin.post(f"{LIST}new/", chosen)
    conversation = Conversation.objects.get()
    assert answer.url == page_of(conversation)
    assert conversation.on == date(2026, 11, 23)
    beside = ConversationSupporter.objects.values_list("user__display_name", flat=True)
    assert list(beside) == ["Robin", "Lee"]
    page = text_of(as_robin.get(page_of(conversation)))
    assert "supported by Robin, Lee, who can read it, and the managers" in page
    assert "Write with Alex" in page
    assert "Write with Jo" in page
    # A second press begins nothing twice.
    assert as_robin.post(f"{LIST}new/", chosen).url == answer.url
    assert Conversation.objects.count() == 1
    kinds = AuditEvent.objects.filter(kind="conversation_begun")
    assert kinds.get().object_id == conversation.pk


@pytest.mark.parametrize(
    ("people", "beside", "on", "sentence"),
    [
        (("alex",), (), "2026-11-23", "A conversation is between two people or more."),
        ((), (), "2026-11-23", "A conversation is between two people or more."),
        (("alex", "lee"), ("lee",), "2026-11-23", "can't also be one of the"),
        (("alex", "jo"), (), "2026-11-25", "That day hasn't come yet."),
        (("alex", "jo"), (), "2020-11-25", "Is the year right?"),
        (("alex", "jo"), (), "", "Please choose the day."),
        (("alex", "robin"), (), "2026-11-23", "Please choose one from the list."),
    ],
)
def test_what_does_not_make_a_conversation(
    as_robin, alex, jo, robin, lee, people, beside, on, sentence
):
    keys = {"alex": f"stay-{alex.pk}", "jo": f"stay-{jo.pk}"}
    keys |= {"lee": f"staff-{lee.pk}", "robin": f"staff-{robin.pk}"}
    said = {"people": [keys[p] for p in people], "supporters": [keys[b] for b in beside]}
    page = as_robin.post(f"{LIST}new/", said | {"on": on})
    assert sentence in text_of(page)
    assert not Conversation.objects.exists()


def test_each_says_it_on_a_page_of_their_own(as_robin, about_music, alex, jo):
    as_robin.post(
        write_path(about_music, alex), {"as_seen": "I could not sleep", "needs": "Quiet at night"}
    )
    as_robin.post(write_path(about_music, jo), {"as_seen": "It was my birthday", "needs": ""})
    page = text_of(as_robin.get(page_of(about_music)))
    assert "I could not sleep What they need Quiet at night" in page
    assert "It was my birthday" in page
    alone = text_of(as_robin.get(write_path(about_music, alex)))
    assert "Alex, in their own words" in alone
    assert "I could not sleep" in alone
    for other in ("birthday", "Jo"):
        assert other not in alone
    event = AuditEvent.objects.filter(kind="conversation_written").first()
    assert (event.guest_id, event.fields) == (alex.guest_id, ["as_seen", "needs"])
    assert "sleep" not in repr(list(AuditEvent.objects.values()))


def test_another_guests_name_in_them_is_asked_about_once(as_robin, about_music, alex):
    said = fields_of(as_robin.get(write_path(about_music, alex)))
    said |= {"as_seen": "Jo shouted at Alex"}
    asked = as_robin.post(write_path(about_music, alex), said)
    assert "This seems to name Jo." in text_of(asked)
    assert not part_of(about_music, alex).is_written
    again = as_robin.post(write_path(about_music, alex), fields_of(asked))
    assert again.status_code == 302
    assert part_of(about_music, alex).as_seen == "Jo shouted at Alex"


def test_two_people_at_two_laptops_lose_no_sentence(as_robin, as_sam, about_music, alex):
    path = write_path(about_music, alex)
    seen = fields_of(as_robin.get(path))
    as_sam.post(path, {"as_seen": "As Sam heard it", "needs": "Sleep"})
    answer = as_robin.post(path, seen | {"as_seen": "As Robin heard it"})
    assert "Someone wrote here while this page was open" in text_of(answer)
    assert "As Robin heard it" in answer.content.decode()
    assert part_of(about_music, alex).as_seen == "As Sam heard it"
    # What the other changed and this one did not touch stays.
    as_robin.post(path, seen | {"as_seen": "As Sam heard it"})
    assert part_of(about_music, alex).needs == "Sleep"


def test_what_is_tried_and_looking_again(as_robin, about_music, robin):
    path = page_of(about_music, "trying/")
    assert fields_of(as_robin.get(path))["look_again_on"] == "2026-12-01"
    said = {"what_we_try": HEADPHONES, "look_again_on": "2026-11-27"}
    for _ in range(2):
        assert as_robin.post(path, said).url == page_of(about_music)
    assert Attempt.objects.count() == 1
    assert f"{HEADPHONES} Look again Friday" in text_of(as_robin.get(page_of(about_music)))
    assert "Look again Friday" in text_of(as_robin.get(LIST))
    with time_machine.travel(TUESDAY.replace(day=28)):
        assert "Look again, since November 27" in text_of(as_robin.get(LIST))
        went = {"looked_again_words": "Five quiet nights of seven"}
        for _ in range(2):
            as_robin.post(page_of(about_music, "look-again/"), went)
        page = text_of(as_robin.get(page_of(about_music)))
        assert "Looked at again November 28, with Robin Five quiet nights of seven" in page
        assert "Try something else" in page
        assert "Looked at again November 28" in text_of(as_robin.get(LIST))
        as_robin.post(path, said | {"look_again_on": "2026-12-05"})
    assert Attempt.objects.count() == 2


def test_what_is_tried_can_be_said_again_until_it_is_looked_at(as_robin, as_sam, about_music):
    attempt = AttemptFactory(conversation=about_music)
    path = page_of(about_music, "trying/")
    seen = fields_of(as_robin.get(path))
    as_sam.post(path, seen | {"look_again_on": "2026-11-30"})
    as_robin.post(path, seen | {"what_we_try": HEADPHONES})
    attempt.refresh_from_db()
    assert attempt.what_we_try == HEADPHONES
    refused = as_robin.post(path, seen | {"what_we_try": "Something else again"})
    assert "Someone wrote here while this page was open" in text_of(refused)
    assert "Something else again" in refused.content.decode()


@pytest.mark.parametrize(
    ("said", "sentence"),
    [
        ({"what_we_try": "", "look_again_on": "2026-12-01"}, "Please write what you try."),
        ({"what_we_try": "x", "look_again_on": ""}, "choose the day you look at it again."),
        ({"what_we_try": "x", "look_again_on": "2026-11-23"}, "That day has passed."),
        ({"what_we_try": "x", "look_again_on": "soon"}, "Please give a day, like 2026-03-21."),
        ({"what_we_try": "Jo waits", "look_again_on": "2026-12-01"}, "This seems to name Jo."),
        ({"what_we_try": "x" * 20_001, "look_again_on": "2026-12-01"}, "at most 20000"),
        ({"what_we_try": "a\x00b", "look_again_on": "2026-12-01"}, "that can't be kept"),
    ],
)
def test_what_is_tried_says_what_and_until_when(as_robin, about_music, said, sentence):
    answer = as_robin.post(page_of(about_music, "trying/"), said)
    assert sentence in text_of(answer)
    assert not Attempt.objects.exists()


def test_looking_again_twice_with_other_words_overwrites_nothing(as_robin, as_sam, about_music):
    AttemptFactory(conversation=about_music)
    path = page_of(about_music, "look-again/")
    as_sam.post(path, {"looked_again_words": "Better"})
    refused = as_robin.post(path, {"looked_again_words": "Much better"})
    assert "Someone has already written down how it went" in text_of(refused)
    assert "Much better" in refused.content.decode()
    assert Attempt.objects.get().looked_again_words == "Better"


def test_there_is_nothing_to_look_at_again_before_something_is_tried(as_robin, about_music):
    assert as_robin.get(page_of(about_music, "look-again/")).status_code == 404


def test_any_script_and_any_length_is_kept_as_it_was_typed(as_robin, about_music, alex):
    said = "שלום 🎧 " + "ä" * 19_000
    as_robin.post(write_path(about_music, alex), {"as_seen": said})
    assert part_of(about_music, alex).as_seen == said


def test_someone_joins_and_someone_else_supports_it(as_robin, as_lee, about_music, casey, lee):
    assert as_lee.get(page_of(about_music)).status_code == 404
    joining = {"person": f"stay-{casey.pk}", "supporter": f"staff-{lee.pk}"}
    as_robin.post(page_of(about_music, "people/"), joining)
    page = text_of(as_lee.get(page_of(about_music)))
    assert "supported by Robin, Lee" in page
    assert "Write with Casey" in page
    choices = text_of(as_lee.get(page_of(about_music, "people/")))
    assert "In it so far: Alex, Jo and Casey Supported by: Robin, Lee" in choices
    both = person(about_music.house, "Kim", "peer")
    refused = as_lee.post(
        page_of(about_music, "people/"),
        {"person": f"staff-{both.pk}", "supporter": f"staff-{both.pk}"},
    )
    assert "can't also be one of the people" in text_of(refused)
    assert about_music.parts.count() == 3


# Who reads it.


def test_who_did_not_support_it_does_not_even_find_that_it_is_there(
    as_robin, as_lee, as_sam, as_ida, about_music, alex, jo
):
    ConversationPart.objects.filter(stay=alex).update(
        as_seen="I could not sleep", written_with=about_music.begun_by, written_at=TUESDAY
    )
    AttemptFactory(conversation=about_music)
    for path in ("", "people/", "trying/", "look-again/"):
        assert as_lee.get(page_of(about_music, path)).status_code == 404
        assert as_lee.post(page_of(about_music, path)).status_code in (404, 405)
        assert as_ida.get(page_of(about_music, path)).status_code == 403
    for path in (write_path(about_music, alex), f"{write_path(about_music, alex)}withdraw/"):
        for ask in (as_lee.get, as_lee.post):
            assert ask(path).status_code == 404
    assert "Alex" not in text_of(as_lee.get(LIST))
    assert as_ida.get(LIST).status_code == 403
    for path in ("/", f"/guests/{alex.guest_id}/", f"/guests/{alex.guest_id}/support/"):
        assert "could not sleep" not in text_of(as_lee.get(path))
    for reader in (as_robin, as_sam):
        assert "I could not sleep" in text_of(reader.get(page_of(about_music)))
        assert "Alex and Jo" in text_of(reader.get(LIST))


def test_a_peer_who_is_in_it_does_not_read_the_others_words(as_lee, robin, lee, alex):
    conversation = conversation_between(alex, lee, by=robin)
    assert as_lee.get(page_of(conversation)).status_code == 404
    assert "Lee" not in text_of(as_lee.get(LIST)).replace("Lee : you, and your password", "")


def test_someone_of_another_house_finds_nothing(signed_in, other_house, about_music, stranger):
    for role in ("peer", "manager"):
        client = signed_in(person(other_house, f"Other {role}", role))
        assert client.get(page_of(about_music)).status_code == 404
        assert "Alex" not in text_of(client.get(LIST))


def test_who_is_no_peer_any_more_reads_it_no_more(as_robin, about_music, robin, house):
    robin.memberships.update(ended_on=house.today(), ended_at=house.now())
    assert as_robin.get(page_of(about_music)).status_code == 403


def test_after_thirty_days_a_guests_words_stay_with_the_managers(
    as_robin, as_sam, about_music, alex, jo
):
    for stay, said in ((alex, "I could not sleep"), (jo, "It was my birthday")):
        write_part(
            by=_actor(as_robin), part=part_of(about_music, stay), changes={"as_seen": ("", said)}
        )
    alex.left_on = date(2026, 10, 25)
    alex.arrived_on = alex.arrives_on
    alex.save()
    assert "I could not sleep" in text_of(as_robin.get(page_of(about_music)))
    with time_machine.travel(TUESDAY.replace(day=25)):
        page = text_of(as_robin.get(page_of(about_music)))
        assert "A guest who has left What they said stays with the managers now." in page
        assert "It was my birthday" in page
        assert as_robin.get(write_path(about_music, alex)).status_code == 404
        assert "a guest who has left and Jo" in text_of(as_robin.get(LIST))
        for text in (page, text_of(as_robin.get(LIST))):
            assert "Alex" not in text
            assert "could not sleep" not in text
        assert "I could not sleep" in text_of(as_sam.get(page_of(about_music)))
        # With the last of its guests the whole of it is out of reach.
        jo.left_on = date(2026, 10, 20)
        jo.arrived_on = jo.arrives_on = date(2026, 10, 1)
        jo.save()
        assert as_robin.get(page_of(about_music)).status_code == 404
        assert "Jo" not in text_of(as_robin.get(LIST))
        assert as_sam.get(page_of(about_music)).status_code == 200


def test_what_to_look_at_again_comes_first_the_nearest_day_before_the_others(
    as_robin, robin, alex, jo, casey
):
    done = conversation_between(alex, jo, by=robin, on=date(2026, 11, 23))
    AttemptFactory(conversation=done, looked_again_on=TUESDAY, looked_again_by=robin)
    later = conversation_between(alex, casey, by=robin, on=date(2026, 11, 1))
    AttemptFactory(conversation=later, look_again_on=date(2026, 12, 9))
    sooner = conversation_between(jo, casey, by=robin, on=date(2026, 11, 2))
    AttemptFactory(conversation=sooner)
    page = text_of(as_robin.get(LIST))
    order = [page.index(names) for names in ("Jo and Casey", "Alex and Casey", "Alex and Jo")]
    assert order == sorted(order)
    assert "Look again Wednesday, December 9" in page


def test_between_peers_on_staff_it_stays_with_who_supported_it(as_robin, robin, lee, house):
    kim = person(house, "Kim", "peer")
    conversation = conversation_between(lee, kim, by=robin)
    assert "Lee and Kim" in text_of(as_robin.get(LIST))
    assert as_robin.get(page_of(conversation)).status_code == 200


def test_titles_name_nobody(as_robin, about_music, alex):
    AttemptFactory(conversation=about_music)
    path = write_path(about_music, alex)
    pages = [page_of(about_music, each) for each in ("", "people/", "trying/", "look-again/")]
    for each in (LIST, f"{LIST}new/", *pages, path, f"{path}withdraw/"):
        page = as_robin.get(each).content.decode()
        title = page.split("<title>")[1].split("</title>")[0]
        assert "Alex" not in title
        assert "Jo" not in title


def test_reading_it_goes_on_record_once_an_hour(as_robin, about_music, alex):
    for _ in range(2):
        as_robin.get(page_of(about_music))
        as_robin.get(write_path(about_music, alex))
    event = AuditEvent.objects.get(kind="conversation_read")
    assert (event.person_name, event.object_id) == ("Robin", about_music.pk)


# In the wrong place.


@pytest.fixture
def mistaken(about_music, alex, robin):
    part = part_of(about_music, alex)
    part.as_seen, part.written_with, part.written_at = "It was my birthday", robin, TUESDAY
    part.save()
    return part


def test_words_that_belong_to_someone_else_are_taken_away(
    as_robin, as_lee, as_sam, about_music, mistaken, alex, lee
):
    ConversationSupporter.objects.create(
        house=about_music.house, conversation=about_music, user=lee
    )
    path = f"{LIST}parts/{mistaken.pk}/withdraw/"
    assert "The words themselves can be read by Robin" in text_of(as_lee.get(path))
    for _ in range(2):
        as_lee.post(path, {"is_in_it": "yes"})
    # Alex is in it still, with nothing said yet.
    assert not part_of(about_music, alex).is_written
    assert about_music.parts.count() == 3
    taken = AuditEvent.objects.get(kind="part_withdrawn")
    assert (taken.object_id, taken.guest_id) == (mistaken.pk, alex.guest_id)
    assert taken.person_name == "Lee"
    page = text_of(as_lee.get(page_of(about_music)))
    assert "A note was put here by mistake." in page
    assert "Read what it was" not in page
    assert "birthday" not in page + text_of(as_lee.get(path))
    # To its author and a manager it can be read, and that goes on record.
    for reader in (as_robin, as_sam):
        assert "Read what it was" in text_of(reader.get(page_of(about_music)))
        assert "birthday" in text_of(reader.get(path))
    reads = AuditEvent.objects.filter(kind="withdrawn_read")
    assert set(reads.values_list("person_name", flat=True)) == {"Robin", "Sam"}
    # Nothing can be written there any more.
    assert as_robin.post(f"{LIST}parts/{mistaken.pk}/", {"as_seen": "x"}).url == path


def test_someone_who_was_never_in_it_is_taken_out_once_there_is_who_was(
    as_robin, about_music, mistaken, alex, jo, casey
):
    path = f"{LIST}parts/{mistaken.pk}/withdraw/"
    refused = as_robin.post(path, {"is_in_it": "no"})
    assert "Please add the right person first." in text_of(refused)
    as_robin.post(page_of(about_music, "people/"), {"person": f"stay-{casey.pk}"})
    as_robin.post(path, {"is_in_it": "no"})
    assert "Jo and Casey" in text_of(as_robin.get(LIST))
    assert not about_music.parts.active().filter(stay=alex).exists()


# Behind the lock, and on Today.


def test_what_is_sent_from_behind_the_lock_waits_on_that_page(
    client, robin, about_music, alex, as_sam
):
    robin.set_password("three quiet mornings")
    robin.save()
    signing_in = {"username": "robin", "password": "three quiet mornings"}
    client.post("/login/", signing_in)
    path = write_path(about_music, alex)
    client.post("/lock/", {"lock": "1"})
    client.post(path, {"as_seen": "A long story", "initial-as_seen": "", "needs": ""})
    assert not part_of(about_music, alex).is_written
    assert client.post("/lock/", signing_in | {"next": path}).url == path
    assert "A long story" in text_of(client.get("/"))
    assert "A conversation" in text_of(client.get("/"))
    page = client.get(path)
    assert "You typed this before, and it is not saved yet." in text_of(page)
    assert "A long story" not in as_sam.get(path).content.decode()
    client.post(path, fields_of(page))
    assert part_of(about_music, alex).as_seen == "A long story"
    assert "A long story" not in text_of(client.get("/"))


@pytest.mark.parametrize(
    ("path", "field"),
    [("trying/", "what_we_try"), ("look-again/", "looked_again_words")],
)
def test_so_do_what_is_tried_and_how_it_has_gone(client, robin, about_music, path, field):
    AttemptFactory(conversation=about_music)
    robin.set_password("three quiet mornings")
    robin.save()
    signing_in = {"username": "robin", "password": "three quiet mornings"}
    client.post("/login/", signing_in)
    client.post("/lock/", {"lock": "1"})
    client.post(page_of(about_music, path), {field: "A long story"})
    client.post("/lock/", signing_in)
    page = client.get(page_of(about_music, path))
    assert fields_of(page)[field] == "A long story"
    client.post(page_of(about_music, path), fields_of(page))
    attempt = Attempt.objects.get()
    assert getattr(attempt, field) == "A long story"


def test_today_says_when_to_look_again_to_who_supported_it(
    as_robin, as_lee, as_sam, as_ida, about_music
):
    AttemptFactory(conversation=about_music)
    sentence = "Revisit a conversation you supported"
    assert f"Fri {sentence}" in text_of(as_robin.get("/"))
    with time_machine.travel(TUESDAY.replace(day=19)):
        assert sentence not in text_of(as_robin.get("/"))
    with time_machine.travel(TUESDAY.replace(day=27, hour=0, minute=1)):
        page = text_of(as_robin.get("/"))
        assert f"Today {sentence}" in page
        for other in (as_lee, as_sam, as_ida):
            assert sentence not in text_of(other.get("/"))


# Read together.


@pytest.fixture
def written(about_music, alex, jo, lee, robin):
    """Between Alex, Jo and Lee; Jo's name stands where it should not."""
    ConversationPartFactory(conversation=about_music, stay=None, staff=lee, as_seen="I was tired")
    said = ((alex, "I could not sleep", "Quiet"), (jo, "It was my birthday", "A bit of noise"))
    for stay, as_seen, needs in said:
        part = part_of(about_music, stay)
        part.as_seen, part.needs, part.written_with, part.written_at = (
            as_seen,
            needs,
            robin,
            TUESDAY,
        )
        part.save()
    AttemptFactory(conversation=about_music, what_we_try="Jo asks Alex first")
    return about_music


@pytest.fixture
def read(signed_in):
    def read(user, stay, path=""):
        client = signed_in(user)
        client.post(f"/guests/{stay.guest_id}/together/")
        return read_through(client, f"/guests/{stay.guest_id}/together/{path}")

    return read


@pytest.mark.parametrize("path", ["", "booklet/"])
def test_each_guest_reads_their_own_part_and_what_all_try(written, read, alex, jo, robin, path):
    theirs = {
        alex: ("I could not sleep", "Quiet", "another guest asks Alex first"),
        jo: ("It was my birthday", "A bit of noise", "Jo asks another guest first"),
    }
    for stay, other in ((alex, jo), (jo, alex)):
        page = read(robin, stay, path)
        for said in theirs[stay]:
            assert said in page
        for said in (*theirs[other], other.guest.name, "I was tired", "Lee"):
            assert said not in page
        assert "with another guest and a peer on staff · supported by Robin" in page
        assert "look again November 27, 2026" in page


def test_with_a_peer_who_did_not_support_it_only_that_it_is_there(written, read, alex, lee):
    page = read(lee, alex)
    assert "Robin, who supported it, can read it with you; so can a manager" in page
    for said in ("could not sleep", "asks Alex first", "Jo"):
        assert said not in page


def test_who_was_put_there_by_mistake_reads_just_that(read, about_music, mistaken, robin, actor_of):
    withdraw_part(by=actor_of(robin), part=mistaken, is_in_it=True)
    page = read(robin, mistaken.stay)
    assert "a note was put here by mistake" in page
    assert "birthday" not in page


def test_who_was_in_it_sees_who_opened_it(written, read, as_sam, alex, casey, robin):
    as_sam.get(page_of(written))
    assert "Sam: a conversation that you were in" in read(robin, alex)
    assert "a conversation that you were in" not in read(robin, casey)


# What the database holds.


def refused(row_or_rows):
    with pytest.raises(IntegrityError), transaction.atomic():
        row_or_rows()


def test_a_part_is_one_persons_and_each_person_is_in_it_once(about_music, alex, lee):
    def make(**who):
        known = {"house": about_music.house, "conversation": about_music}
        return ConversationPart.objects.create(**known, **who)

    refused(lambda: make(stay=alex))
    refused(make)
    refused(lambda: make(stay=alex, staff=lee))
    make(staff=lee)
    refused(lambda: make(staff=lee))


def test_words_have_someone_who_wrote_them_and_a_mistake_someone_who_found_it(about_music):
    parts = about_music.parts.all()
    refused(lambda: parts.update(as_seen="Words"))
    refused(lambda: parts.update(withdrawn_at=TUESDAY))
    with pytest.raises(ValidationError, match="says with whom, and when"):
        ConversationPart(conversation=about_music, as_seen="Words").validate_constraints()


def test_one_thing_is_tried_at_a_time_and_looked_at_by_someone(about_music, robin, actor_of):
    attempt = AttemptFactory(conversation=about_music)
    refused(lambda: AttemptFactory(conversation=about_music))
    refused(lambda: Attempt.objects.update(looked_again_on=TUESDAY.date()))
    refused(lambda: Attempt.objects.update(looked_again_words="Better"))
    refused(lambda: Attempt.objects.update(what_we_try=""))
    with pytest.raises(ValidationError, match="Something is being tried already"):
        try_something(
            by=actor_of(robin),
            conversation=about_music,
            what_we_try="Another",
            look_again_on=attempt.look_again_on,
        )


def test_someone_supports_it_once(about_music, robin):
    again = {"house": about_music.house, "conversation": about_music, "user": robin}
    refused(lambda: ConversationSupporter.objects.create(**again))


# How much is asked of the database.


def test_pages_ask_as_much_for_many_as_for_few(
    as_robin, robin, lee, alex, jo, house, django_assert_num_queries
):
    def fill(conversation):
        AttemptFactory(conversation=conversation, looked_again_on=TUESDAY, looked_again_by=lee)
        AttemptFactory(conversation=conversation)
        return conversation

    conversation = fill(conversation_between(alex, jo, by=robin))
    as_robin.get(page_of(conversation))

    def ask():
        with django_assert_num_queries(8):
            as_robin.get(LIST)
        with django_assert_num_queries(8):
            as_robin.get(page_of(conversation))

    ask()
    for number in range(10):
        other = staying(house, f"Guest {number}", date(2026, 11, number + 1))
        fill(conversation_between(alex, other, by=robin, supporters=[lee]))
        ConversationPartFactory(conversation=conversation, stay=other)
    ask()


def _actor(client):
    from accounts.access.actor import actor_for
    from accounts.models import User

    return actor_for(User.objects.get(pk=client.session["_auth_user_id"]))
