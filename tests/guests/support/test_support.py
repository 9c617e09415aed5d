"""Moments of support: two clicks and a line; for one guest or several; taken away if misplaced."""

from datetime import date, timedelta

import pytest

from accounts.models import AuditEvent
from guests.models import Resource, StayReply, SupportMoment
from guests.replies.actions import add_reply
from guests.support.choices import MomentKind
from tests.conftest import staying
from tests.guests.factories import GoalFactory, ResourceFactory, SupportMomentFactory
from tests.pages import fields_of, text_of

TODAY = "2026-11-24"


def path(stay):
    return f"/guests/{stay.guest_id}/support/"


def note(client, stay, **said):
    known = {"kind": "conversation", "words": "Talked over breakfast", "on": TODAY}
    return client.post(path(stay), known | said)


def test_a_kind_and_a_line_are_enough(as_robin, alex, robin):
    assert "will show up here" in text_of(as_robin.get(path(alex)))
    assert note(as_robin, alex).url == path(alex)
    moment = SupportMoment.objects.get()
    assert (moment.kind, moment.words) == ("conversation", "Talked over breakfast")
    assert (moment.on, moment.noted_by) == (date(2026, 11, 24), robin)
    page = text_of(as_robin.get(path(alex)))
    assert "Tuesday, November 24 Conversation Talked over breakfast noted by Robin" in page
    noted = AuditEvent.objects.get(kind="moment_noted")
    assert (noted.object_id, noted.guest_id) == (moment.pk, alex.guest_id)
    assert "breakfast" not in repr(list(AuditEvent.objects.values()))


def test_the_browser_remembers_no_word_of_it(as_robin, alex):
    html = as_robin.get(path(alex)).content.decode()
    for field in ("words", "what", "where", "link"):
        tag = next(part for part in html.split("<input") if f'name="{field}"' in part)
        assert 'autocomplete="off"' in tag.split(">")[0], field


@pytest.mark.parametrize("kind", [kind for kind in MomentKind.values if kind])
def test_every_kind_can_be_noted_without_a_word(as_robin, alex, kind):
    note(as_robin, alex, kind=kind, words="")
    assert SupportMoment.objects.get().kind == kind


def test_a_line_alone_is_enough(as_robin, alex):
    note(as_robin, alex, kind="")
    assert SupportMoment.objects.get().kind == ""
    assert "A moment Talked over breakfast" in text_of(as_robin.get(path(alex)))


def test_from_today_and_back_to_it(as_robin, alex):
    link = f"{path(alex)}?back=today"
    assert f'href="{link}#id_words"' in as_robin.get("/").content.decode()
    known = {"kind": "phone", "words": "", "on": TODAY}
    assert as_robin.post(link, known).url == "/"
    moment = SupportMoment.objects.get()
    page = as_robin.get("/")
    assert "Noted for Alex. Thank you for being there. Undo" in text_of(page)
    undo = f"/moments/{moment.pk}/withdraw/"
    assert f'action="{undo}"' in page.content.decode()
    assert as_robin.post(undo, {"back": "today"}).url == "/"
    assert "Removed: the moment with Alex." in text_of(as_robin.get("/"))
    assert not SupportMoment.objects.active().exists()


def test_of_several_guests_all_are_named(as_robin, alex, jo, casey):
    note(as_robin, alex, with_others=[jo.pk, casey.pk])
    page = text_of(as_robin.get(path(alex)))
    assert "Noted for Alex, Casey and Jo. Thank you for being there." in page


def test_pressed_twice_it_is_noted_once(as_robin, alex, jo):
    for _ in range(2):
        note(as_robin, alex, with_others=[jo.pk], what="Food pantry")
    assert SupportMoment.objects.count() == 2
    assert Resource.objects.count() == 1


def test_going_back_to_add_a_guest_notes_it_for_that_guest_alone(as_robin, alex, jo):
    note(as_robin, alex)
    note(as_robin, alex, with_others=[jo.pk])
    assert SupportMoment.objects.filter(stay=alex).count() == 1
    assert SupportMoment.objects.filter(stay=jo).count() == 1


def test_going_back_to_add_the_goal_is_no_second_press(as_robin, alex):
    goal = GoalFactory(stay=alex, words="A place of my own")
    note(as_robin, alex)
    for _ in range(2):
        note(as_robin, alex, goal=goal.pk)
    goals = SupportMoment.objects.order_by("id").values_list("goal", flat=True)
    assert list(goals) == [None, goal.pk]


def test_what_helps_is_added_to_a_moment_noted_just_now(as_robin, alex):
    note(as_robin, alex)
    note(as_robin, alex, what="Food pantry")
    assert Resource.objects.get().what == "Food pantry"


def test_an_id_too_large_for_the_database_is_said_to_be_none(as_robin, alex, jo):
    page = note(as_robin, alex, with_others=["9" * 25])
    assert "Please choose one from the list." in text_of(page)


def test_a_victory_is_marked(as_robin, alex):
    note(as_robin, alex, words="Rang the landlord alone", is_victory="on")
    html = as_robin.get(path(alex)).content.decode()
    assert 'class="victory"' in html
    assert 'aria-label="A victory"' in html


def test_toward_a_goal_of_the_same_stay_alone(as_robin, alex, jo):
    goal, jos = GoalFactory(stay=alex, words="A place of my own"), GoalFactory(stay=jo)
    note(as_robin, alex, goal=goal.pk)
    assert SupportMoment.objects.get().goal == goal
    assert "toward: A place of my own · noted by Robin" in text_of(as_robin.get(path(alex)))
    page = note(as_robin, alex, goal=jos.pk, words="Another")
    assert "Please choose one from the list." in text_of(page)
    assert SupportMoment.objects.count() == 1


def test_one_moment_with_several_is_a_row_of_each(as_robin, alex, jo, casey):
    goal = GoalFactory(stay=alex)
    said = {"kind": "group", "words": "Walked to the river", "is_victory": "on"}
    note(as_robin, alex, with_others=[jo.pk], goal=goal.pk, **said)
    rows = SupportMoment.objects.order_by("stay_id").values_list("stay", "words", "goal")
    assert sorted(rows) == sorted(
        [(alex.pk, "Walked to the river", goal.pk), (jo.pk, "Walked to the river", None)]
    )
    assert AuditEvent.objects.filter(kind="moment_noted").count() == 2
    assert "Walked to the river" in text_of(as_robin.get(path(jo)))
    assert "Walked to the river" not in text_of(as_robin.get(path(casey)))


def test_with_several_nothing_is_noted_when_one_was_not_here_yet(as_robin, alex, jo):
    page = note(as_robin, alex, with_others=[jo.pk], on="2026-11-10")
    assert "Jo had not arrived by that day." in text_of(page)
    assert not SupportMoment.objects.exists()


def test_who_has_left_or_lives_elsewhere_cannot_have_been_there(as_robin, alex, jo, stranger):
    jo.left_on = date(2026, 11, 20)
    jo.save()
    for each in (jo, stranger):
        page = note(as_robin, alex, with_others=[each.pk])
        assert page.status_code == 200
    assert not SupportMoment.objects.exists()


@pytest.mark.parametrize(
    ("on", "sentence"),
    [
        ("2026-11-25", "That day hasn't come yet."),
        ("2026-09-23", "Alex had not arrived by that day."),
        ("soon", "Please give a day, like 2026-03-21."),
        ("", "Please choose the day."),
    ],
)
def test_days_that_will_not_do_are_said_and_kept(as_robin, alex, on, sentence):
    page = note(as_robin, alex, on=on)
    assert sentence in text_of(page)
    assert fields_of(page)["words"] == "Talked over breakfast"
    assert '<details class="fold" open>' in page.content.decode()


def test_another_day_and_after_a_leaving(as_robin, alex):
    alex.left_on = date(2026, 11, 20)
    alex.save()
    assert "Alex had left by that day." in text_of(note(as_robin, alex))
    note(as_robin, alex, on="2026-11-20")
    assert SupportMoment.objects.get().on == date(2026, 11, 20)


@pytest.mark.parametrize(
    ("said", "sentence"),
    [
        ({"kind": "", "words": ""}, "Please write a line, or choose what kind of moment it was."),
        ({"kind": "assessment"}, "Please choose one from the list."),
        ({"words": "x" * 301}, "at most 300 characters"),
        ({"words": "a\0b"}, "There is a character in this that can't be kept."),
        ({"where": "12 Maple Street"}, "Please write what it is."),
        ({"what": "Pantry", "link": "pantry.example"}, "A link begins with https:// or http://."),
    ],
)
def test_what_will_not_do_is_said_and_nothing_is_noted(as_robin, alex, said, sentence):
    assert sentence in text_of(note(as_robin, alex, **said))
    assert not SupportMoment.objects.exists()
    assert not Resource.objects.exists()


def test_before_the_arrival_there_is_nothing_to_note(as_robin, house):
    coming = staying(house, "Morgan", date(2026, 12, 1), arrived_on=None)
    assert "Note a moment" not in text_of(as_robin.get(path(coming)))
    note(as_robin, coming)
    assert not SupportMoment.objects.exists()


class TestNames:
    """Another guest's name does not belong into words that are about one."""

    def test_is_asked_about_once_and_never_blocked(self, as_robin, alex, jo):
        page = note(as_robin, alex, words="Cooked with Jo")
        assert "This seems to name Jo." in text_of(page)
        assert not SupportMoment.objects.exists()
        as_robin.post(path(alex), fields_of(page))
        assert SupportMoment.objects.get().words == "Cooked with Jo"

    def test_their_own_name_may_be_in_their_own_line(self, as_robin, alex, jo):
        note(as_robin, alex, words="Alex laughed")
        assert SupportMoment.objects.exists()

    def test_with_several_it_is_another_name_for_the_others(self, as_robin, alex, jo):
        page = note(as_robin, alex, words="Alex laughed", with_others=[jo.pk])
        assert "This seems to name Alex." in text_of(page)

    def test_is_asked_about_in_what_is_shared_too(self, as_robin, alex, jo):
        for name in ("Jo", "Alex"):
            page = note(as_robin, alex, what=f"The landlord of {name}")
            assert f"This seems to name {name}." in text_of(page)


class TestResources:
    def test_a_new_one_joins_the_houses_list(self, as_robin, alex, house):
        said = {"what": "Food pantry", "where": "Maple Street", "link": "https://pantry.example"}
        note(as_robin, alex, kind="resource", **said)
        moment = SupportMoment.objects.get()
        assert (moment.resource.what, moment.resource.house) == ("Food pantry", house)
        page = as_robin.get(path(alex))
        assert "Food pantry Maple Street https://pantry.example" in text_of(page)
        assert 'href="https://pantry.example" rel="noopener noreferrer"' in page.content.decode()

    def test_one_of_the_list_is_picked(self, as_robin, alex, house, other_house):
        pantry = ResourceFactory(house=house, what="Food pantry")
        note(as_robin, alex, resource=pantry.pk)
        assert SupportMoment.objects.get().resource == pantry
        theirs = ResourceFactory(house=other_house)
        page = note(as_robin, alex, resource=theirs.pk, words="Other")
        assert "Please choose one from the list." in text_of(page)

    def test_one_that_is_known_is_not_written_down_again(self, as_robin, alex, house):
        pantry = ResourceFactory(house=house, what="Food pantry")
        page = note(as_robin, alex, what="Food pantry", where="Elsewhere")
        assert "This is in the house's list already." in text_of(page)
        page = note(as_robin, alex, what="Another", resource=pantry.pk)
        assert "Please pick one from the list or write a new one, not both." in text_of(page)
        assert not SupportMoment.objects.exists()


class TestInTheWrongPlace:
    @pytest.fixture
    def moment(self, alex, robin):
        return SupportMomentFactory(stay=alex, words="Rang the brother", noted_by=robin)

    def test_is_asked_once_more_and_then_only_that_it_was_a_mistake_stays(
        self, as_robin, signed_in, lee, alex, moment
    ):
        where = f"/moments/{moment.pk}/withdraw/"
        assert f'href="{where}"' in as_robin.get(path(alex)).content.decode()
        page = text_of(as_robin.get(where))
        assert "Is this in the wrong place?" in page
        assert "Rang the brother" in page
        for _ in range(2):
            assert as_robin.post(where).url == f"{path(alex)}?stay={alex.pk}"
        as_lee = signed_in(lee)
        page = text_of(as_lee.get(path(alex)))
        assert "A note was put here by mistake." in page
        assert "Read what it was" not in page
        for each in (path(alex), where, f"/guests/{alex.guest_id}/"):
            assert "brother" not in text_of(as_lee.get(each))
        assert AuditEvent.objects.filter(kind="moment_withdrawn").count() == 1

    def test_its_author_and_a_manager_alone_read_it_and_that_is_on_record(
        self, as_robin, as_sam, signed_in, lee, sam, alex, moment
    ):
        where = f"/moments/{moment.pk}/withdraw/"
        signed_in(lee).post(where)
        for reader in (as_robin, as_sam):
            assert "Read what it was" in text_of(reader.get(path(alex)))
            page = text_of(reader.get(where))
            assert "Removed November 24, 9:31 am by Lee" in page
            assert "Rang the brother" in page
        read = AuditEvent.objects.filter(kind="withdrawn_read", person_id=sam.pk).get()
        assert (read.object_id, read.guest_id) == (moment.pk, alex.guest_id)

    def test_of_several_only_that_row_goes(self, as_robin, alex, jo):
        note(as_robin, alex, with_others=[jo.pk])
        jos = SupportMoment.objects.get(stay=jo)
        as_robin.post(f"/moments/{jos.pk}/withdraw/")
        assert list(SupportMoment.objects.active().values_list("stay", flat=True)) == [alex.pk]

    def test_noted_again_it_is_no_second_press(self, as_robin, alex):
        note(as_robin, alex)
        as_robin.post(f"/moments/{SupportMoment.objects.get().pk}/withdraw/")
        note(as_robin, alex)
        assert SupportMoment.objects.active().count() == 1


def test_what_the_guest_says_themselves_is_shown_beside_it(as_robin, robin, alex, actor_of):
    moment = SupportMomentFactory(stay=alex, words="Talked about the move")
    reply = StayReply(stay=alex, moment=moment)
    said = {"words": "It was about my dog", "sees_differently": True}
    add_reply(by=actor_of(robin), reply=reply, **said)
    page = text_of(as_robin.get(path(alex)))
    assert "Talked about the move" in page
    assert "Seen differently, November 24 It was about my dog" in page


def test_many_moments_are_on_pages_of_their_own(as_robin, alex):
    for back in range(23):
        SupportMomentFactory(stay=alex, on=date(2026, 11, 24) - timedelta(days=back))
    assert "Earlier moments · 3 more" in text_of(as_robin.get(path(alex)))
    assert "Monday, November 2" in text_of(as_robin.get(path(alex), {"page": 2}))


def test_it_asks_as_much_for_ten_moments_as_for_one(as_robin, alex, jo, django_assert_num_queries):
    def one_more():
        goal, resource = GoalFactory(stay=alex), ResourceFactory(house=alex.guest.house)
        SupportMomentFactory(stay=alex, goal=goal, resource=resource)

    def ask():
        with django_assert_num_queries(12):
            as_robin.get(path(alex))

    one_more()
    as_robin.get(path(alex))
    ask()
    for _ in range(10):
        one_more()
    ask()
