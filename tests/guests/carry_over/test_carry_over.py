"""Casey comes back in November. In spring they wrote pages of their own, and had goals."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from accounts.models import AuditEvent
from guests.carry_over.actions import carry_over_pages
from guests.models import CarryOver, Goal, Step, Worldview
from tests.conftest import staying
from tests.guests.factories import GoalFactory, StayFactory, StepFactory, WorldviewFactory
from tests.pages import fields_of, read_through, text_of

ASK = "Casey has been here before. Ask which of their own pages come along"


@pytest.fixture
def spring(house):
    """Over since May, so that a peer can't read its words any more."""
    return staying(house, "Casey", date(2026, 3, 1), left_on=date(2026, 5, 20))


@pytest.fixture
def autumn(spring):
    return StayFactory(guest=spring.guest, arrives_on=date(2026, 11, 20))


@pytest.fixture
def page(spring, lee):
    return WorldviewFactory(stay=spring, words="Ask me before you help", written_with=lee)


@pytest.fixture
def goal(spring):
    """Under way when they left, with one step done and one not."""
    goal = GoalFactory(stay=spring, words="My own kitchen", why="To cook", begun_on="2026-03-03")
    StepFactory(goal=goal, words="Call two landlords", added_on="2026-03-04")
    StepFactory(goal=goal, words="Make a list", added_on="2026-03-04", done_on="2026-03-05")
    return goal


def path_of(stay, more="carry-over/"):
    return f"/guests/{stay.guest_id}/{more}"


def says_yes(client, stay, **pages):
    return client.post(path_of(stay), {name: row.pk for name, row in pages.items()})


class TestAskedOnce:
    @pytest.mark.parametrize("where", ["", "arrival/"])
    def test_until_someone_has_asked_the_stay_and_the_arrival_say_so(
        self, as_robin, autumn, page, where
    ):
        assert ASK in text_of(as_robin.get(path_of(autumn, where)))
        says_yes(as_robin, autumn)
        assert ASK not in text_of(as_robin.get(path_of(autumn, where)))
        answer = CarryOver.objects.get()
        assert (answer.stay, str(answer.asked_by)) == (autumn, "Robin")

    def test_no_is_an_answer_and_can_become_a_yes(self, as_robin, autumn, goal):
        says_yes(as_robin, autumn)
        assert not autumn.goals.exists()
        assert path_of(autumn) in as_robin.get(path_of(autumn, "")).content.decode()
        again = text_of(as_robin.get(path_of(autumn)))
        assert "Robin asked them Tuesday, November 24. They can still say yes to more." in again
        says_yes(as_robin, autumn, goals=goal)
        assert autumn.goals.exists()

    def test_also_before_they_arrive(self, as_robin, autumn, goal):
        autumn.arrived_on = None
        autumn.save()
        assert ASK in text_of(as_robin.get(path_of(autumn, "arrival/")))

    def test_nobody_is_asked_without_something_to_bring_along(self, as_robin, spring, autumn):
        GoalFactory(stay=spring, begun_on="2026-03-02", reached_on="2026-04-01")
        assert ASK not in text_of(as_robin.get(path_of(autumn, "")))
        assert "There is nothing to bring along" in text_of(as_robin.get(path_of(autumn)))

    def test_nor_where_there_is_no_stay_to_bring_it_to(self, as_sam, spring, goal):
        assert ASK not in text_of(as_sam.get(path_of(spring, "")))
        page = as_sam.get(path_of(spring))
        assert "This stay is over" in text_of(page)
        says_yes(as_sam, spring, goals=goal)
        assert not CarryOver.objects.exists()

    def test_an_admin_who_reads_no_words_is_not_asked(self, as_ida, autumn, page):
        for where in ("", "arrival/"):
            assert ASK not in text_of(as_ida.get(path_of(autumn, where)))

    def test_it_costs_no_query_for_someone_who_was_never_here(
        self, as_robin, jo, django_assert_num_queries
    ):
        as_robin.get(path_of(jo, ""))
        with django_assert_num_queries(20, exact=False) as asked:
            as_robin.get(path_of(jo, ""))
        assert not [each for each in asked if "carryover" in each["sql"]]


class TestThePage:
    """What I'd like people here to know."""

    def test_it_comes_along_and_is_not_shared_before_they_say_so(
        self, as_robin, signed_in, lee, robin, autumn, page
    ):
        assert says_yes(as_robin, autumn, worldview=page).url == path_of(autumn, "")
        new = autumn.worldview
        assert (new.words, new.shared_at) == ("Ask me before you help", None)
        assert (new.carried_from, new.written_with) == (page, robin)
        where = path_of(autumn, "worldview/")
        assert "Ask me before you help" in text_of(as_robin.get(where))
        assert "Ask me before you help" not in text_of(signed_in(lee).get(where))
        event = AuditEvent.objects.get(kind="page_carried_over")
        assert (event.person_name, event.guest_id) == ("Robin", autumn.guest_id)
        assert (event.object_type, event.object_id) == ("guests.worldview", new.pk)

    def test_nothing_of_the_earlier_stay_changes(self, as_robin, autumn, page, goal):
        before = [Worldview.objects.filter(pk=page.pk).values(), goal.steps.values()]
        before = [list(rows) for rows in before]
        says_yes(as_robin, autumn, worldview=page, goals=goal)
        assert before[0] == list(Worldview.objects.filter(pk=page.pk).values())
        assert before[1] == list(goal.steps.values())
        assert Goal.objects.get(pk=goal.pk).is_under_way

    def test_where_they_began_a_new_one_it_is_not_offered(self, as_robin, robin, autumn, page):
        WorldviewFactory(stay=autumn, words="A new page", written_with=robin)
        assert "There is nothing to bring along" in text_of(as_robin.get(path_of(autumn)))
        says_yes(as_robin, autumn, worldview=page)
        assert Worldview.objects.get(stay=autumn).words == "A new page"

    def test_of_two_earlier_stays_the_latest_page_is_offered(self, as_robin, house, autumn, page):
        summer = StayFactory(
            guest=autumn.guest, arrives_on=date(2026, 6, 1), left_on=date(2026, 7, 1)
        )
        newer = WorldviewFactory(stay=summer, words="Leave me be in the morning")
        shown = text_of(as_robin.get(path_of(autumn)))
        assert "their stay of June 2026" in shown
        assert "their stay of March 2026" not in shown
        says_yes(as_robin, autumn, worldview=newer)
        assert autumn.worldview.words == "Leave me be in the morning"


class TestGoals:
    def test_each_comes_along_with_the_steps_that_are_not_done(self, as_robin, autumn, goal):
        says_yes(as_robin, autumn, goals=goal)
        new = autumn.goals.get()
        assert (new.words, new.why, new.carried_from) == ("My own kitchen", "To cook", goal)
        assert (new.begun_on, new.is_under_way) == (date(2026, 11, 24), True)
        step = new.steps.get()
        assert (step.words, step.done_on) == ("Call two landlords", None)
        assert step.carried_from.goal == goal
        assert "My own kitchen" in text_of(as_robin.get(path_of(autumn, "")))

    def test_one_that_was_set_aside_comes_along_one_that_was_reached_does_not(
        self, as_robin, spring, autumn
    ):
        aside = GoalFactory(
            stay=spring, words="Swim", begun_on="2026-03-02", set_aside_on="2026-04-01"
        )
        reached = GoalFactory(stay=spring, begun_on="2026-03-02", reached_on="2026-04-01")
        says_yes(as_robin, autumn, goals=aside)
        assert autumn.goals.get().is_under_way
        answer = says_yes(as_robin, autumn, goals=reached)
        assert "Please choose one from the list." in text_of(answer)
        assert autumn.goals.count() == 1

    def test_page_by_page(self, as_robin, spring, autumn, page, goal):
        other = GoalFactory(stay=spring, words="Swim", begun_on="2026-03-02")
        as_robin.post(path_of(autumn), {"goals": [other.pk]})
        assert [each.words for each in autumn.goals.all()] == ["Swim"]
        assert not Worldview.objects.filter(stay=autumn).exists()

    def test_what_came_along_once_goes_on_from_there(self, as_robin, spring, autumn, goal):
        """In a third stay it is the second one's goal that is offered."""
        says_yes(as_robin, autumn, goals=goal)
        autumn.left_on = date(2026, 11, 24)
        autumn.save()
        third = StayFactory(guest=spring.guest, arrives_on=date(2026, 11, 24))
        second = autumn.goals.get()
        offered = as_robin.get(path_of(third)).content.decode()
        assert f'name="goals" value="{second.pk}"' in offered.replace('type="checkbox" ', "")
        assert offered.count('name="goals"') == 1


class TestWhoReadsWhat:
    def test_robin_learns_that_there_is_something_and_not_what(self, as_robin, autumn, page, goal):
        shown = text_of(as_robin.get(path_of(autumn)))
        assert "The page from their stay of March 2026, written with Lee" in shown
        known = "(stay of March 2026, under way when they left, 1 step to go)"
        assert f"A goal begun March 3 {known}" in shown
        for words in ("Ask me before you help", "My own kitchen", "Call two landlords"):
            assert words not in shown

    def test_sam_reads_it_with_them(self, as_sam, autumn, page, goal):
        shown = text_of(as_sam.get(path_of(autumn)))
        assert "Ask me before you help" in shown
        assert "My own kitchen (stay of March 2026" in shown

    def test_a_page_that_was_not_shared_is_read_by_who_wrote_it(
        self, as_robin, signed_in, lee, spring, autumn, page
    ):
        spring.left_on = date(2026, 11, 10)  # in everyone's reach
        spring.save()
        page.shared_at = None
        page.save()
        assert "Ask me before you help" not in text_of(as_robin.get(path_of(autumn)))
        assert "Ask me before you help" in text_of(signed_in(lee).get(path_of(autumn)))

    def test_jo_reads_where_a_page_came_from(self, as_robin, autumn, page, goal):
        says_yes(as_robin, autumn, worldview=page, goals=goal)
        as_robin.post(path_of(autumn, "together/"))
        shown = read_through(as_robin, path_of(autumn, "together/"))
        assert shown.count("carried over from your stay of March 2026") == 2
        assert "You were asked which of your pages come along November 24, 2026, 9:31 am" in shown


class TestOnlyTheirOwn:
    def test_nothing_of_someone_else_nor_of_another_house(
        self, as_sam, actor_of, sam, autumn, stranger, house
    ):
        jo = staying(house, "Jo", date(2026, 3, 1), left_on=date(2026, 5, 20))
        stranger.left_on = date(2026, 11, 20)
        stranger.save()
        for stay in (jo, stranger):
            page, goal = WorldviewFactory(stay=stay), GoalFactory(stay=stay)
            for pages in ({"worldview": page}, {"goals": goal}):
                says_yes(as_sam, autumn, **pages)
            with pytest.raises(ValidationError):
                carry_over_pages(by=actor_of(sam), stay=autumn, worldview=page)
            with pytest.raises(ValidationError):
                carry_over_pages(by=actor_of(sam), stay=autumn, goals=[goal])
        assert not CarryOver.objects.exists()
        assert not autumn.goals.exists()

    def test_nor_a_goal_of_the_same_stay(self, actor_of, robin, autumn):
        with pytest.raises(ValidationError):
            carry_over_pages(by=actor_of(robin), stay=autumn, goals=[GoalFactory(stay=autumn)])

    @pytest.mark.parametrize("sent", ["x", "9" * 30, "-1", "\0"])
    def test_what_is_no_page_is_said(self, as_robin, autumn, goal, sent):
        answer = as_robin.post(path_of(autumn), {"goals": sent})
        assert answer.status_code == 200
        assert not CarryOver.objects.exists()


class TestOnce:
    def test_pressed_twice_it_comes_along_once(self, as_robin, autumn, page, goal):
        for _ in range(2):
            assert says_yes(as_robin, autumn, worldview=page, goals=goal).status_code == 302
        assert (autumn.goals.count(), Worldview.objects.count()) == (1, 2)
        assert AuditEvent.objects.filter(kind="page_carried_over").count() == 2

    @pytest.mark.parametrize("model", [Goal, Step, Worldview])
    def test_the_database_refuses_the_second(self, as_robin, autumn, page, goal, spring, model):
        says_yes(as_robin, autumn, worldview=page, goals=goal)
        carried = model.objects.exclude(carried_from=None).get()
        other = StayFactory(arrives_on=date(2026, 11, 1))
        second = {
            Goal: lambda: GoalFactory(stay=other, carried_from=goal),
            Step: lambda: StepFactory(goal=goal, carried_from=carried.carried_from),
            Worldview: lambda: WorldviewFactory(stay=other, carried_from=page),
        }[model]
        with pytest.raises(IntegrityError), transaction.atomic():
            second()


def test_ten_goals_ask_no_more_than_one(as_robin, spring, autumn, goal, django_assert_num_queries):
    def queries():
        as_robin.get(path_of(autumn))
        with django_assert_num_queries(30, exact=False) as asked:
            as_robin.get(path_of(autumn))
        return len(asked)

    one = queries()
    for number in range(10):
        StepFactory(goal=GoalFactory(stay=spring, words=f"Goal {number}"))
    assert queries() == one


def test_its_fields_are_ticks_and_none_is_ticked_beforehand(as_robin, autumn, page, goal):
    assert set(fields_of(as_robin.get(path_of(autumn)))) == {"csrfmiddlewaretoken"}
