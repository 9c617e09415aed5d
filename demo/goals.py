"""The goals of the demo house's stays, and the small steps toward them."""

import random
from collections.abc import Iterator
from datetime import date, timedelta

from guests.models import Goal, Stay, Step

from .cards import Cards
from .house import DemoHouse, StayPlan
from .load_texts import load_texts

TEXTS = load_texts("goals")
# The first guest has the first three.
OTHER_GOALS = TEXTS["goals"][3:]


def create_goals(demo: DemoHouse) -> None:
    for plan in demo.plans:
        _set_goals(demo, plan)
    Goal.objects.bulk_create([goal for plan in demo.plans for goal, _steps in plan.goals])


def _set_goals(demo: DemoHouse, plan: StayPlan) -> None:
    stay, dice = plan.stay, demo.dice
    last = stay.left_on or demo.today
    first = demo.plans.index(plan) == 0
    chosen = (
        TEXTS["goals"][:3]
        if first
        else [demo.cards.deal(OTHER_GOALS) for _ in range(dice.randint(2, 3))]
    )
    for place, text in enumerate(chosen):
        begun = stay.first_day + timedelta(days=2 + place * dice.randint(4, 9))
        if begun >= last:
            break
        goal = Goal(house=demo.house, stay=stay, words=text["words"], begun_on=begun)
        plan.goals.append((goal, text["steps"]))
        # Whoever is here moves toward something still.
        if stay.left_on is None and place == 0:
            continue
        ended = begun + timedelta(days=dice.randint(20, 60))
        if ended < last and dice.random() < 0.6:
            goal.reached_on = ended
        elif ended < last and dice.random() < 0.2:
            goal.set_aside_on = ended


def describe_goals(demo: DemoHouse, dice: random.Random) -> None:
    cards = Cards(dice)
    goals = [goal for plan in demo.plans for goal, _steps in plan.goals]
    for goal in goals:
        goal.why = cards.maybe(0.7, TEXTS["why"])
        goal.moving_toward = cards.maybe(0.6, TEXTS["toward_the_life_i_want"])
        if goal.ended_on:
            words = TEXTS["reached"] if goal.reached_on else TEXTS["set_aside"]
            goal.ended_words = cards.maybe(0.8, words)
    Goal.objects.bulk_update(goals, ["why", "moving_toward", "ended_words"])
    Step.objects.bulk_create(_steps(demo, dice))


def _steps(demo: DemoHouse, dice: random.Random) -> Iterator[Step]:
    for plan in demo.plans:
        last = plan.stay.left_on or _last_heard(demo, plan.stay)
        for goal, steps in plan.goals:
            until = goal.ended_on or last
            for words in steps[: dice.randint(2, 5)]:
                added = min(goal.begun_on + timedelta(days=dice.randint(0, 15)), until)
                done = added + timedelta(days=dice.randint(0, 20))
                was_done = done <= until and dice.random() < 0.8
                yield Step(
                    house=demo.house,
                    goal=goal,
                    words=words,
                    added_on=added,
                    done_on=done if was_done else None,
                )


def _last_heard(demo: DemoHouse, stay: Stay) -> date:
    quiet_from = demo.states.quiet_from.get(stay)
    return quiet_from - timedelta(days=1) if quiet_from else demo.today
