"""Words that would be missed: kept as they are typed and behind the lock, until they are saved.

The stories are told on three pages; that every other page keeps its words is in
tests/test_pages_keep_words.py.
"""

from datetime import date, timedelta

import pytest
import time_machine

from accounts.drafts.actions import keep_drafts
from accounts.models import Draft
from guests.models import Goal, StayReply, Worldview
from tests.checkins.factories import RoundFactory
from tests.conftest import TUESDAY
from tests.guests.factories import FarewellFactory, GoalFactory, WorldviewFactory
from tests.pages import fields_of, text_of

TYPING = {"HX-Request": "true"}
AGAIN = "You typed this before, and it is not saved yet."
WORDS = "three quiet mornings"


def goals(stay):
    return f"/guests/{stay.guest_id}/goals/"


def worldview(stay):
    return f"/guests/{stay.guest_id}/worldview/"


def type_in(client, page, **said):
    return client.post(page, said | {"typed": "1"}, headers=TYPING)


def waiting() -> dict[str, str]:
    return dict(Draft.objects.values_list("field", "words"))


def test_it_is_kept_while_it_is_typed_and_nothing_is_saved(as_robin, robin, alex):
    answer = type_in(as_robin, goals(alex), words="A room of my own", why="")
    assert answer.content.decode() == "Kept for you at 9:31 am, not saved yet"
    draft = Draft.objects.get()
    assert (draft.author, draft.page, draft.field) == (robin, goals(alex), "words")
    assert "Alex" not in draft.title
    assert not Goal.objects.exists()
    type_in(as_robin, goals(alex), words="A room of my own, with a door")
    assert waiting() == {"words": "A room of my own, with a door"}
    assert type_in(as_robin, goals(alex), words=" \n").content == b""
    assert not Draft.objects.exists()


def test_it_stands_there_again_said_to_be_unsaved_and_is_gone_once_saved(as_robin, alex):
    type_in(as_robin, goals(alex), words="A room of my own", why="It is quiet")
    page = as_robin.get(goals(alex))
    assert text_of(page).count(AGAIN) == 2
    assert fields_of(page)["why"] == "It is quiet"
    assert "A room of my own" in text_of(as_robin.get("/"))
    assert as_robin.post(goals(alex), fields_of(page)).status_code == 302
    assert Goal.objects.get().why == "It is quiet"
    assert not Draft.objects.exists()
    page = as_robin.get(goals(alex))
    assert AGAIN not in text_of(page)
    assert fields_of(page)["words"] == ""


def test_what_can_not_be_saved_waits_as_well(as_robin, alex):
    """Without JavaScript nothing is sent before the button is pressed."""
    assert as_robin.post(goals(alex), {"words": "", "why": "It is quiet"}).status_code == 200
    assert waiting() == {"why": "It is quiet"}
    assert fields_of(as_robin.get(goals(alex)))["why"] == "It is quiet"


def test_another_person_never_sees_it(as_robin, as_sam, alex):
    type_in(as_robin, goals(alex), words="A room of my own")
    for path in (goals(alex), "/"):
        assert "room of my own" not in as_sam.get(path).content.decode()
    assert fields_of(as_sam.get(goals(alex)))["words"] == ""


def test_in_another_house_it_does_not_wait(as_robin, robin, alex, other_house):
    type_in(as_robin, goals(alex), words="A room of my own")
    Draft.objects.update(house=other_house)
    assert AGAIN not in text_of(as_robin.get(goals(alex)))
    type_in(as_robin, goals(alex), words="Another")
    as_robin.post(goals(alex), {"words": "Another"})
    assert waiting() == {"words": "A room of my own"}


def test_after_fourteen_days_it_is_not_shown_any_more(as_robin, alex):
    type_in(as_robin, goals(alex), words="A room of my own")
    with time_machine.travel(TUESDAY + timedelta(days=15)):
        assert AGAIN not in text_of(as_robin.get(goals(alex)))


def test_what_stood_there_already_is_not_kept_and_can_still_be_told(as_robin, alex, robin):
    """The hidden input that tells when someone else changed the text meanwhile."""
    WorldviewFactory(stay=alex, written_with=robin, words="I am a night owl.\nTea helps")
    shown = fields_of(as_robin.get(worldview(alex)))
    type_in(as_robin, worldview(alex), **shown)
    type_in(as_robin, worldview(alex), **shown | {"words": "I am a night owl.\r\nTea helps"})
    assert not Draft.objects.exists()
    type_in(as_robin, worldview(alex), **shown | {"words": "Tea helps"})
    page = as_robin.get(worldview(alex))
    sent = fields_of(page)
    assert (sent["words"], sent["initial-words"]) == ("Tea helps", shown["words"])
    assert f"{AGAIN} What is there now: “I am a night owl. Tea helps”" in text_of(page)
    # Someone changes it, and Robin's page is older than that.
    Worldview.objects.update(words="I write at night")
    answer = as_robin.post(worldview(alex), sent)
    assert answer.status_code == 200
    assert waiting() == {"words": "Tea helps"}
    assert as_robin.post(worldview(alex), fields_of(answer)).status_code == 302
    assert Worldview.objects.get().words == "Tea helps"
    assert not Draft.objects.exists()


def test_peoples_words_are_no_markup(as_robin, alex, robin):
    WorldviewFactory(stay=alex, written_with=robin, words="<script>alert(1)</script>")
    type_in(as_robin, worldview(alex), words="<b>bold</b>", **{"initial-words": "x"})
    page = as_robin.get(worldview(alex))
    assert "<script>alert" not in page.content.decode()
    assert "now: “<script>alert(1)</script>”" in page.content.decode().replace("&lt;", "<").replace(
        "&gt;", ">"
    )
    assert fields_of(page)["words"] == "<b>bold</b>"


def test_a_field_is_known_with_the_prefix_of_its_form(as_robin, alex, jo):
    handoff = "/shifts/handoff/"
    typed = {f"stay-{alex.pk}-words": "Slept well", "house-follow_up": "The boiler"}
    other = {"house-due_on": "2026-11-25", f"initial-stay-{jo.pk}-words": "x", "words2": "y"}
    type_in(as_robin, handoff, **typed, **other)
    assert waiting() == typed
    page = as_robin.get(handoff)
    assert fields_of(page).items() >= typed.items()
    assert f"stay-{jo.pk}-words" not in fields_of(page)
    as_robin.post(handoff, fields_of(page))
    assert not Draft.objects.exists()


@pytest.mark.parametrize("name", ["a" * 300 + "-words", "x\x00-words", "WORDS", "initial-words"])
def test_a_name_that_no_field_has_is_not_kept(as_robin, alex, name):
    assert type_in(as_robin, goals(alex), **{name: "Mine"}).status_code == 200
    assert not Draft.objects.exists()


@pytest.mark.parametrize("words", ["a\x00b", "x" * 150_000], ids=["NUL", "long"])
def test_whatever_is_typed_can_be_kept(as_robin, alex, words):
    assert type_in(as_robin, goals(alex), words=words).status_code == 200
    assert as_robin.get(goals(alex)).status_code == 200
    assert Draft.objects.exists()


class TestBehindTheLock:
    @pytest.fixture
    def laptop(self, client, robin, lee, alex):
        for user in (robin, lee):
            user.set_password(WORDS)
            user.save()
        client.post("/login/", {"username": "robin", "password": WORDS})
        return client

    def unlock(self, laptop, username="robin"):
        return laptop.post("/lock/", {"username": username, "password": WORDS})

    def test_what_is_sent_waits_for_its_author(self, laptop, alex):
        laptop.post("/lock/", {"lock": "1"})
        sent = laptop.post(goals(alex), {"words": "A room of my own"})
        assert sent.url == f"/lock/?next={goals(alex).replace('/', '%2F')}"
        assert not Goal.objects.exists()
        self.unlock(laptop, "lee")
        assert AGAIN not in text_of(laptop.get(goals(alex)))
        laptop.post("/lock/", {"lock": "1"})
        self.unlock(laptop)
        assert fields_of(laptop.get(goals(alex)))["words"] == "A room of my own"

    def test_a_time_out_is_a_lock_too(self, laptop, alex):
        with time_machine.travel(TUESDAY + timedelta(minutes=11)):
            assert laptop.post(goals(alex), {"words": "Mine"}).url.startswith("/lock/")
        assert waiting() == {"words": "Mine"}

    def test_an_old_page_that_is_sent_from_behind_it_empties_nothing(self, laptop, alex):
        type_in(laptop, goals(alex), words="Mine")
        laptop.post("/lock/", {"lock": "1"})
        laptop.post(goals(alex), {"words": ""})
        assert waiting() == {"words": "Mine"}

    def test_while_typing_the_page_is_told_of_the_lock_and_keeps_them_itself(self, laptop, alex):
        laptop.post("/lock/", {"lock": "1"})
        assert type_in(laptop, goals(alex), words="Mine").status_code == 401

    def test_words_for_a_page_without_an_address_of_its_own_wait_where_their_form_stands(
        self, laptop, alex
    ):
        goal = GoalFactory(stay=alex)
        laptop.post("/lock/", {"lock": "1"})
        words = {"ended_words": "It is done", "change": "reached"}
        back = laptop.post(f"/goals/{goal.pk}/", words)
        assert back.url == f"/lock/?next=%2Fgoals%2F{goal.pk}%2F"
        self.unlock(laptop)
        assert fields_of(laptop.get(f"/goals/{goal.pk}/"))["ended_words"] == "It is done"
        assert "It is done" in laptop.get(goals(alex)).content.decode()
        laptop.post(f"/goals/{goal.pk}/", words)
        assert not Draft.objects.exists()

    @pytest.mark.parametrize("page", ["goals", "worldview"])
    def test_who_may_not_write_there_leaves_nothing(self, client, ida, alex, page):
        client.force_login(ida)
        path = {"goals": goals, "worldview": worldview}[page](alex)
        assert type_in(client, path, words="Mine").status_code == 403
        client.post("/lock/", {"lock": "1"})
        assert client.post(path, {"words": "Mine"}).url == "/lock/?next=%2F"
        assert not Draft.objects.exists()

    def test_without_a_part_in_the_house_nothing_is_kept(self, as_robin, robin, alex):
        as_robin.post("/lock/", {"lock": "1"})
        robin.memberships.update(ended_on=date(2026, 11, 24), ended_at=TUESDAY)
        assert as_robin.post(goals(alex), {"words": "Mine"}).url == "/lock/?next=%2F"
        assert not Draft.objects.exists()


def test_a_guests_own_words_wait_beside_what_they_are_about(as_robin, alex):
    together = f"/guests/{alex.guest_id}/together/"
    about = f"stay-{alex.pk}"
    as_robin.post(together)
    type_in(as_robin, f"{together}words/", about=about, words="I laughed a lot")
    assert Draft.objects.get().page == f"{together}?about={about}"
    page = as_robin.get(f"{together}?about={about}")
    assert AGAIN in text_of(page)
    assert fields_of(page)["words"] == "I laughed a lot"
    as_robin.post(f"{together}words/", fields_of(page))
    assert StayReply.objects.get().words == "I laughed a lot"
    assert not Draft.objects.exists()


class TestFormsThatStandOnAnotherPage:
    """The words wait where the form stands, and on the form's own page where it has one."""

    def again(self, client, page, words):
        shown = client.get(page).content.decode()
        return AGAIN in shown and words in shown

    def test_deciding_about_an_extension(self, as_sam, alex, robin):
        longer = f"/guests/{alex.guest_id}/longer/"
        as_sam.post(longer, {"why": "The room is not ready", "until_on": "2027-01-05"})
        type_in(as_sam, f"{longer}decide/", decision_words="Gladly")
        assert Draft.objects.get().page == longer
        assert self.again(as_sam, longer, "Gladly")
        as_sam.post(f"{longer}decide/", {"agreed": "no", "decision_words": "Gladly"})
        assert not Draft.objects.exists()
        # It is decided by now, so there is nothing to save them with.
        as_sam.post(f"{longer}decide/", {"agreed": "no", "decision_words": "Gladly, then"})
        assert waiting() == {"decision_words": "Gladly, then"}

    def test_looking_back(self, as_robin, alex):
        stay = f"/guests/{alex.guest_id}/"
        type_in(as_robin, f"{stay}look-back/60/", words="I sleep now")
        assert self.again(as_robin, stay, "I sleep now")
        as_robin.post(f"{stay}look-back/60/", {"words": "x" * 400})
        assert waiting() == {"words": "x" * 400}
        as_robin.post(f"{stay}look-back/60/", {"words": "I sleep now"})
        assert not Draft.objects.exists()

    def test_being_in_touch(self, as_robin, alex, robin):
        alex.left_on = date(2026, 11, 20)
        alex.save()
        FarewellFactory(stay=alex)
        leaving = f"/guests/{alex.guest_id}/leaving/"
        type_in(as_robin, f"{leaving}contacts/", words="They rang")
        for page in (leaving, f"{leaving}contacts/"):
            assert self.again(as_robin, page, "They rang")

    def test_opening_a_check_in_again(self, as_sam, alex, house, sam):
        round_ = RoundFactory(house=house, closed_at=TUESDAY, closed_by=sam)
        page = f"/check-ins/{round_.date}/{round_.which}/reopening/"
        type_in(as_sam, page, reason="One line is wrong")
        assert self.again(as_sam, page, "One line is wrong")


def test_words_about_someone_who_went_out_of_reach_meanwhile_wait_under_today(as_robin, alex):
    ask = f"/guests/{alex.guest_id}/asks/new/"
    assert as_robin.get(ask).status_code == 200
    alex.left_on = date(2026, 11, 20)
    alex.save()
    said = {"support": "more", "words": "Somebody to sit with"}
    assert as_robin.post(ask, said).status_code == 404
    assert waiting() == {"words": "Somebody to sit with"}


def test_pages_ask_for_nothing_more_where_nothing_waits(
    as_robin, alex, jo, django_assert_num_queries
):
    for _ in range(2):
        as_robin.get(goals(alex))
    with django_assert_num_queries(7):
        as_robin.get(goals(alex))
    for stay in (alex, jo):
        type_in(as_robin, goals(stay), words="Mine", why="Because")
    with django_assert_num_queries(8):
        as_robin.get(goals(alex))


def test_today_names_a_page_once_whatever_waits_on_it(as_robin, alex):
    type_in(as_robin, goals(alex), words="A room of my own", why="It is quiet")
    page = text_of(as_robin.get("/"))
    assert page.count(Draft.objects.first().title) == 1
    assert page.count("Discard") == 2
    assert "A room of my own" in page
    assert "It is quiet" in page


def test_an_address_longer_than_ours_is_cut_and_its_words_are_kept(robin, actor_of):
    keep_drafts(by=actor_of(robin), page=f"/{'x' * 300}/", title="A page", words={"words": WORDS})
    assert Draft.objects.get().words == WORDS
