"""Reading together: a state of the server's session, for one guest, until a password is given."""

from datetime import date, timedelta

import pytest
import time_machine

from accounts.models import AuditEvent
from checkins.models import Entry, EntryReply, EntryRevision, Withdrawal
from guests.models import Contact, StayReply
from tests.checkins.factories import EntryFactory, IntentionFactory, SupportRequestFactory
from tests.conftest import ROUND, TUESDAY, staying
from tests.guests.factories import GoalFactory, StayFactory, SupportMomentFactory, WorldviewFactory
from tests.household.agreements.factories import (
    AcceptanceFactory,
    CommentFactory,
    ProposalFactory,
    SeenDifferentlyFactory,
    VersionFactory,
)
from tests.household.chores.factories import TurnFactory
from tests.household.conversations.factories import (
    AttemptFactory,
    JournalPageFactory,
    conversation_between,
)
from tests.pages import IN_PLACE, read_through, text_of

PASSWORD = "three quiet mornings"


@pytest.fixture
def laptop(client, robin, lee):
    """Robin has signed in on it, through the door."""
    for user in (robin, lee):
        user.set_password(PASSWORD)
        user.save()
    client.post("/login/", {"username": "robin", "password": PASSWORD})
    return client


@pytest.fixture
def turned(laptop, alex, jo):
    """Robin has turned the screen round, to read with Alex."""
    laptop.post(f"/guests/{alex.guest_id}/together/")
    return laptop


def of(guest_or_stay, path=""):
    return f"/guests/{guest_or_stay.guest_id}/together/{path}"


def unlock(laptop, username="robin", password=PASSWORD, query="", **headers):
    answers = {"username": username, "password": password, "next": "/guests/"}
    return laptop.post(f"/lock/{query}", answers, headers=headers)


def test_it_says_what_happens_before_it_begins(laptop, alex):
    IntentionFactory(entry__stay=alex, entry__round__house=alex.guest.house, words="Call Mo")
    page = text_of(laptop.get(of(alex)))
    assert "Begin reading together" in page
    assert "Call Mo" not in page
    assert laptop.get("/").status_code == 200


def test_every_other_path_answers_with_the_unlock_page(turned, alex, jo):
    assert turned.get(of(alex)).status_code == 200
    assert turned.get(of(alex, "booklet/")).status_code == 200
    paths = ("/", "/guests/", ROUND, f"/guests/{alex.guest_id}/", of(jo), of(jo, "booklet/"))
    for path in (*paths, of(jo, "words/"), "/password/", "/house/choose/", "/admin/"):
        for ask in (turned.get, turned.post):
            assert ask(path).url.startswith("/lock/?next="), path
        assert turned.get(path, headers={"HX-Request": "true"}).status_code == 401, path
    page = text_of(turned.get("/lock/?next=/guests/"))
    assert "This screen is turned around" in page
    assert "Alex" not in page
    assert "Jo" not in page


def test_the_password_opens_the_rest_again(turned, alex):
    assert "don't go together" in text_of(unlock(turned, password="guess"))
    assert turned.get("/").status_code == 302
    assert unlock(turned).url == "/guests/"
    assert turned.get("/").status_code == 200
    assert "Begin reading together" in text_of(turned.get(of(alex)))
    kinds = list(AuditEvent.objects.filter(guest_id=alex.guest_id).values_list("kind", flat=True))
    assert kinds == ["together_begun", "together_ended"]


def test_it_begins_once_however_often_pressed(turned, alex):
    turned.post(of(alex))
    assert AuditEvent.objects.filter(kind="together_begun").count() == 1


def test_signing_out_works_and_ends_it(turned, alex):
    assert turned.post("/logout/").url == "/login/"
    assert AuditEvent.objects.filter(kind="together_ended").count() == 1
    turned.post("/login/", {"username": "robin", "password": PASSWORD})
    assert turned.get("/").status_code == 200


def test_lee_takes_over_and_it_is_ended(turned):
    assert unlock(turned, "lee").url == "/guests/"
    assert "Lee" in text_of(turned.get("/"))
    assert AuditEvent.objects.get(kind="together_ended").person_name == "Robin"


def test_left_unused_it_locks_altogether(turned, alex):
    with time_machine.travel(TUESDAY + timedelta(minutes=11)):
        assert turned.get(of(alex)).url.startswith("/lock/?next=")
        assert "Robin was here last." in text_of(turned.get("/lock/"))
        unlock(turned)
        assert turned.get("/").status_code == 200


def test_locked_over_the_page_it_goes_on_after_the_same_persons_password(turned, alex, lee):
    from_within = {"HX-Request": "true"}
    turned.post("/lock/?reads-on", {"lock": "1"}, headers=from_within)
    assert turned.get(of(alex), headers=from_within).status_code == 401
    assert "person" in unlock(turned, query="?reads-on", **from_within).json()
    assert turned.get(of(alex)).status_code == 200
    assert turned.get("/").status_code == 302
    assert not AuditEvent.objects.filter(kind="together_ended").exists()
    unlock(turned, "lee", query="?reads-on", **from_within)
    assert turned.get("/").status_code == 200
    assert AuditEvent.objects.filter(kind="together_ended").count() == 1


def test_what_we_keep_is_open_to_a_guest_too(turned, alex):
    page = turned.get("/what-we-keep/")
    assert "Keep reading together" in text_of(page)
    assert "Today" not in text_of(page)


def test_the_page_has_no_way_elsewhere_and_no_name_in_its_title(turned, alex):
    for path in (of(alex), of(alex, "booklet/")):
        html = turned.get(path).content.decode()
        assert "<nav" not in html
        assert "Alex" not in html.split("<title>")[1].split("</title>")[0]


def test_the_booklet_is_an_audited_read(as_sam, sam, alex):
    as_sam.get(of(alex, "booklet/"))
    as_sam.get(of(alex, "booklet/"))
    read = AuditEvent.objects.get(kind="booklet_read")
    assert (read.person_id, read.guest_id) == (sam.pk, alex.guest_id)


def test_who_has_opened_it_is_shown(turned, as_sam, alex, jo, house):
    as_sam.get(f"/guests/{alex.guest_id}/")
    as_sam.get(f"/guests/{jo.guest_id}/")
    for stay, day in ((alex, 19), (jo, 18)):
        on = date(2026, 11, day)
        EntryFactory(round__house=house, round__date=on, stay=stay, where_at="Fine")
        as_sam.get(f"/check-ins/2026-11-{day}/morning/")
    page = text_of(turned.get(of(alex)))
    assert "Robin: this, together with you, 9:31 am" in page
    assert page.count("Sam: your page, 9:31 am") == 1
    assert page.count("Sam: a past check-in that you were in, 9:31 am") == 1
    assert "Today, open check-ins and the last handoffs aren't listed one by one" in page


def test_a_stay_that_ended_long_ago_is_read_with_a_manager(laptop, signed_in, sam, house):
    old = staying(house, "Kim", date(2026, 5, 1), "Attic", left_on=date(2026, 7, 1))
    GoalFactory(stay=old, words="Learn to swim", begun_on=date(2026, 5, 2))
    now = StayFactory(guest=old.guest, arrives_on=date(2026, 11, 1), would_help="Quiet evenings")
    laptop.post(of(now))
    page = text_of(laptop.get(of(now)))
    assert "There is more. Ask a manager to read it with you." in page
    assert "Quiet evenings" in page
    assert "Attic" in page
    assert "Learn to swim" not in page
    page = text_of(signed_in(sam).get(of(now, "booklet/")))
    assert "Learn to swim" in page
    assert "There is more" not in page


def test_a_page_that_is_not_shared_is_read_with_who_wrote_it_down(laptop, alex, lee):
    WorldviewFactory(stay=alex, words="I sing at night", written_with=lee, shared_at=None)
    laptop.post(of(alex))
    page = read_through(laptop, of(alex))
    assert "not shared; Lee, who wrote it down, can read it with you" in page
    assert "I sing at night" not in page


def test_what_was_put_there_by_mistake_is_not_read(turned, alex, house, robin, lee):
    entry = EntryFactory(round__house=house, stay=alex, where_at="Mine")
    taken = Withdrawal.objects.create(
        house=house, entry=entry, by=lee, author=robin, words={"night": "Jos"}
    )
    EntryRevision.objects.create(
        house=house, entry=entry, by=lee, field="night", before="Jos too", withdrawn=taken
    )
    SupportMomentFactory(
        stay=alex,
        on=date(2026, 11, 20),
        kind="phone",
        words="Jos call",
        noted_by=robin,
        withdrawn_at=TUESDAY,
        withdrawn_by=robin,
    )
    page = read_through(turned, of(alex))
    assert page.count("a note was put here by mistake") == 2
    assert "Mine" in page
    assert "Jos" not in page


def test_the_guests_own_words_are_shown_beside_an_entry_from_then_on(turned, alex, house):
    entry = EntryFactory(round__house=house, stay=alex, where_at="Quiet day")
    said = {"about": f"entry-{entry.pk}", "words": "Jo says it was loud", "sees_differently": "on"}
    for _press in range(2):
        answer = turned.post(of(alex, "words/"), said)
        assert answer.url == of(alex) + f"?at=entry-{entry.pk}#entry-{entry.pk}"
    kept = EntryReply.objects.get()
    assert (kept.entry, kept.stay, kept.written_with.display_name) == (entry, alex, "Robin")
    for path in (of(alex), of(alex, "booklet/")):
        page = text_of(turned.get(path))
        assert "You see it differently, November 24, 2026, written down with Robin" in page
        assert "Jo says it was loud" in page
    unlock(turned)
    entry.round.closed_at, entry.round.closed_by = TUESDAY, entry.round.opened_by
    entry.round.save()
    for path in (f"/guests/{alex.guest_id}/check-ins/", ROUND):
        page = text_of(turned.get(path))
        assert "Quiet day" in page
        assert "Jo says it was loud" in page
    assert AuditEvent.objects.filter(kind="own_words_added", guest_id=alex.guest_id).count() == 1


def test_own_words_go_to_asks_moments_extensions_and_the_stay(turned, alex, robin):
    ask = SupportRequestFactory(stay=alex)
    moment = SupportMomentFactory(stay=alex, kind="phone", words="")
    extension = alex.extensions.create(
        house=alex.house,
        asked_on=date(2026, 11, 20),
        asked_with=robin,
        why="The flat is not ready",
        until_on=date(2027, 1, 10),
        planned_before_on=alex.planned_leaving_on,
    )
    for about in (ask, moment, extension, alex):
        called = {"supportrequest": "ask", "supportmoment": "moment"}.get(
            about._meta.model_name, about._meta.model_name
        )
        said = {"about": f"{called}-{about.pk}", "words": f"I say so of the {called}"}
        assert turned.post(of(alex, "words/"), said).status_code == 302
    assert EntryReply.objects.get().ask == ask
    assert {(row.moment, row.extension) for row in StayReply.objects.all()} == {
        (moment, None),
        (None, extension),
        (None, None),
    }
    page = read_through(turned, of(alex))
    for called in ("ask", "moment", "extension", "stay"):
        assert page.count(f"I say so of the {called}") == 1


def test_words_about_what_is_not_theirs_are_not_found(turned, alex, jo, house):
    entry = EntryFactory(round__house=house, stay=jo)
    for about in (
        f"entry-{entry.pk}",
        f"stay-{jo.pk}",
        "entry-x",
        "guest-1",
        "",
        "stay-" + "9" * 30,
    ):
        answer = turned.post(of(alex, "words/"), {"about": about, "words": "Mine"})
        assert answer.status_code == 404, about
    assert not EntryReply.objects.exists()


@pytest.mark.parametrize("words", ["", "a\x00b", "x" * 20_001])
def test_words_that_will_not_do_come_back_with_a_sentence(turned, alex, words):
    answer = turned.post(of(alex, "words/"), {"about": f"stay-{alex.pk}", "words": words})
    page = answer.content.decode()
    assert answer.status_code == 200
    assert "Please write something" in page or "invalid-feedback" in page
    assert not StayReply.objects.exists()


def test_long_and_foreign_words_are_shown_as_they_were_typed(turned, alex):
    words = "مرحبا 🌱 <b>so</b>\n" + "y" * 19_900
    turned.post(of(alex, "words/"), {"about": f"stay-{alex.pk}", "words": words})
    assert StayReply.objects.get().words.replace("\r\n", "\n") == words
    assert "<b>so" in text_of(turned.get(of(alex)))


def test_it_asks_as_much_for_many_rows_as_for_one(
    turned, alex, house, robin, lee, django_assert_num_queries
):
    def another_day(number):
        day = date(2026, 11, 23) - timedelta(days=number)
        entry = EntryFactory(round__house=house, round__date=day, stay=alex)
        said = IntentionFactory(entry=entry, goal=GoalFactory(stay=alex), answer="done")
        said.goal.steps.create(house=house, words="One step", added_on=day)
        EntryRevision.objects.create(
            house=house, intention=said, by=robin, field="words", before="Was"
        )
        TurnFactory(stay=alex, on=day, done_at=TUESDAY, done_by=robin)
        ask = SupportRequestFactory(stay=alex)
        about = {"stay": alex, "written_with": robin, "words": "Mine"}
        EntryReply.objects.create(house=house, entry=entry, **about)
        EntryReply.objects.create(house=house, ask=ask, **about)
        moment = alex.moments.create(house=house, on=day, kind="phone", noted_by=robin)
        StayReply.objects.create(house=house, moment=moment, **about)
        StayReply.objects.create(house=house, **about)
        Contact.objects.create(house=house, stay=alex, on=day, words="A card", noted_by=robin)
        version = VersionFactory(agreement__house=house)
        AcceptanceFactory(stay=alex, version=version, gone_through_with=robin)
        SeenDifferentlyFactory(stay=alex, version=version)
        CommentFactory(stay=alex, version=ProposalFactory(agreement=version.agreement, stay=alex))
        JournalPageFactory(house=house, stay=alex, signed_as="Alex")
        other = staying(house, f"Other {number}", day)
        conversation = conversation_between(alex, other, robin, by=lee)
        AttemptFactory(conversation=conversation)
        EntryFactory(round=entry.round, stay=other)

    def ask():
        with django_assert_num_queries(46):
            turned.get(of(alex))
        with django_assert_num_queries(12):
            turned.get(of(alex), {"open": f"{alex.pk}-chores"}, headers=IN_PLACE)

    another_day(0)
    ask()
    for number in range(1, 9):
        another_day(number)
    StayFactory(guest=alex.guest, arrives_on=date(2026, 5, 1), left_on=date(2026, 6, 1))
    ask()


@pytest.fixture
def five_weeks(alex, house, robin):
    """A check-in on each day, a moment on each Monday; the newest first."""
    days = [date(2026, 11, 24) - timedelta(days=number) for number in range(35)]
    for day in days:
        EntryFactory(round__house=house, round__date=day, stay=alex, where_at=f"Said on {day}.")
        if day.weekday() == 0:
            alex.moments.create(house=house, on=day, kind="phone", words="A call", noted_by=robin)
    return days


def test_a_long_stay_opens_with_what_was_said_last(turned, alex, five_weeks):
    page = text_of(turned.get(of(alex)))
    assert [day for day in five_weeks if f"Said on {day}." in page] == five_weeks[:2]
    assert "5 more weeks, back to October 21 Show the week of November 16" in page
    assert "Moments of support · 5" in page
    assert "A call" not in page


def test_each_part_is_read_to_its_end_and_nothing_twice(turned, alex, five_weeks):
    page = read_through(turned, of(alex))
    assert [page.count(f"Said on {day}.") for day in five_weeks] == [1] * 35
    assert page.count("A call") == 5


def test_without_javascript_a_part_opens_on_a_page_of_its_own(turned, alex, five_weeks):
    page = text_of(turned.get(of(alex), {"open": f"{alex.pk}-moments-of-support"}))
    assert page.count("A call") == 5
    assert "Check-ins · 35" in page
    assert "Said on" not in page


def test_what_words_were_added_to_is_open(turned, alex, five_weeks):
    entry = Entry.objects.get(stay=alex, round__date=five_weeks[20])
    for query in ({"at": f"entry-{entry.pk}"}, {"about": f"entry-{entry.pk}"}):
        page = turned.get(of(alex), query)
        assert f'id="entry-{entry.pk}"' in page.content.decode()
        assert f"Said on {five_weeks[20]}." in text_of(page)
        assert "Go to the newest" in text_of(page)


@pytest.mark.parametrize(
    "query",
    [
        {"open": "x"},
        {"open": "0-check-ins", "before": "x"},
        {"at": "entry-x"},
        {"before": "9" * 30},
    ],
)
def test_an_odd_address_opens_the_page_all_the_same(turned, alex, five_weeks, query):
    assert "Moments of support" in text_of(turned.get(of(alex), query))


def test_who_has_opened_it_is_shown_in_short_and_then_in_full(turned, as_sam, alex):
    for hour in range(10, 20):
        with time_machine.travel(TUESDAY.replace(hour=hour)):
            as_sam.get(f"/guests/{alex.guest_id}/")
    with time_machine.travel(TUESDAY.replace(hour=9, minute=35)):
        page = text_of(turned.get(of(alex)))
        assert page.count("Sam: your page") == 3
        assert "Show everyone who has opened it" in page
        assert text_of(turned.get(of(alex), {"readers": 1})).count("Sam: your page") == 10


def test_what_we_keep_says_so_without_a_sign_in(client, db):
    page = text_of(client.get("/what-we-keep/"))
    for said in ("14 days", "30 days", "Drafts", "diagnosis", "Who reads it", "photographs"):
        assert said in page


def test_what_we_keep_holds_nothing_of_the_house(as_robin, alex, house):
    page = as_robin.get("/what-we-keep/").content.decode()
    for said in ("Alex", "Robin", house.name):
        assert said not in page
