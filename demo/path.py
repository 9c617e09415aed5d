"""Fills the demo house's stays with small steps, moments of support and what was shared."""

import random
from collections.abc import Iterator, Sequence
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING

from django.utils import timezone

from guests.days import day_number
from guests.models import Goal, Resource, Stay, Step, SupportMoment, Worldview

from .cards import Cards, Told
from .load_texts import load_texts

if TYPE_CHECKING:
    from .build import Builder, Planned

GOALS, TEXTS = load_texts("goals"), load_texts("support")
DAYS_BETWEEN_MOMENTS = (1, 4)
# What is told of several guests in one line.
IN_A_GROUP = {"group"}


class PathBuilder:
    """Has dice of its own, so that it changes nothing of what was made up before."""

    def __init__(self, builder: "Builder", seed: str):
        self.house, self.plans, self.staff = builder.house, builder.plans, builder.staff
        self.states, self.today = builder.states, builder.today
        self.dice = random.Random(seed)
        self.cards, self.told = Cards(self.dice), Told()

    def build(self) -> None:
        self._say_more_of_goals()
        Step.objects.bulk_create(self._steps())
        resources = Resource.objects.bulk_create(self._resources())
        SupportMoment.objects.bulk_create(self._moments(resources))
        Worldview.objects.bulk_create(self._worldviews())

    def _say_more_of_goals(self) -> None:
        goals = [goal for plan in self.plans for goal, _steps in plan.goals]
        for goal in goals:
            goal.why = self.cards.maybe(0.7, GOALS["why"])
            goal.moving_toward = self.cards.maybe(0.6, GOALS["toward_the_life_i_want"])
            if goal.ended_on:
                words = GOALS["reached"] if goal.reached_on else GOALS["set_aside"]
                goal.ended_words = self.cards.maybe(0.8, words)
        Goal.objects.bulk_update(goals, ["why", "moving_toward", "ended_words"])

    def _steps(self) -> Iterator[Step]:
        for plan in self.plans:
            last = plan.stay.left_on or self._last_heard(plan.stay)
            for goal, steps in plan.goals:
                until = goal.ended_on or last
                for words in steps[: self.dice.randint(2, 5)]:
                    added = min(goal.begun_on + timedelta(days=self.dice.randint(0, 15)), until)
                    done = added + timedelta(days=self.dice.randint(0, 20))
                    was_done = done <= until and self.dice.random() < 0.8
                    yield Step(
                        goal=goal, words=words, added_on=added, done_on=done if was_done else None
                    )

    def _last_heard(self, stay: Stay) -> date:
        quiet_from = self.states.quiet_from.get(stay)
        return quiet_from - timedelta(days=1) if quiet_from else self.today

    def _resources(self) -> Iterator[Resource]:
        for number, told in enumerate(TEXTS["resources"]):
            yield Resource(
                house=self.house,
                added_on=self.today - timedelta(days=20 + number),
                added_by=self.dice.choice(self.staff),
                **told,
            )

    def _moments(self, resources: Sequence[Resource]) -> Iterator[SupportMoment]:
        for day, plan in sorted(self._days(), key=lambda each: each[0]):
            yield from self._moments_of(plan, day, resources)

    def _days(self) -> Iterator[tuple[date, "Planned"]]:
        """On which days something is told of whom, up to yesterday."""
        for plan in self.plans:
            day = plan.stay.first_day
            last = min(plan.stay.left_on or self.today, self.today - timedelta(days=1))
            while day <= last:
                if self.states.is_there(plan.stay, day):
                    yield day, plan
                day += timedelta(days=self.dice.randint(*DAYS_BETWEEN_MOMENTS))

    def _moments_of(
        self, plan: "Planned", day: date, resources: Sequence[Resource]
    ) -> Iterator[SupportMoment]:
        kind = self.dice.choice([*TEXTS["moments"], "conversation", "conversation"])
        is_victory = kind not in IN_A_GROUP and self.dice.random() < 0.15
        words = self._words(
            plan.stay, day, TEXTS["victories"] if is_victory else TEXTS["moments"][kind]
        )
        if not words:
            return
        under_way = [
            goal
            for goal, _steps in plan.goals
            if goal.begun_on <= day and (goal.ended_on is None or day <= goal.ended_on)
        ]
        moment = SupportMoment(
            stay=plan.stay,
            on=day,
            kind="conversation" if is_victory else kind,
            words=words,
            is_victory=is_victory,
            goal=self.dice.choice(under_way) if under_way and self.dice.random() < 0.4 else None,
            resource=self.dice.choice(resources) if kind == "resource" else None,
            noted_by=self.dice.choice(self.staff),
        )
        moment.noted_at = self._moment(day, self.dice.randint(10, 20))
        yield moment
        yield from self._with_others(moment) if kind in IN_A_GROUP else ()

    def _words(self, stay: Stay, day: date, lines: Sequence[str]) -> str:
        """What nobody has written lately, and never of them; empty where there is no such line."""
        words = self.cards.deal(
            lines,
            day=day_number(stay.first_day, day),
            fits=lambda line: self.told.is_new(line, stay.pk, day),
        )
        if words:
            self.told.keep(words, stay.pk, day)
        return words

    def _with_others(self, moment: SupportMoment) -> Iterator[SupportMoment]:
        """One or two others who were in the house: each reads of it on their own page."""
        here = [each.stay for each in self.plans if self.states.is_there(each.stay, moment.on)]
        for other in [stay for stay in here if stay != moment.stay][:2]:
            self.told.keep(moment.words, other.pk, moment.on)
            yield SupportMoment(
                stay=other,
                on=moment.on,
                kind=moment.kind,
                words=moment.words,
                noted_by=moment.noted_by,
                noted_at=moment.noted_at,
            )

    def _worldviews(self) -> Iterator[Worldview]:
        """The first is shared; of the others some are kept with the peer who wrote them down."""
        here = [plan.stay for plan in self.plans if plan.stay.is_here]
        for stay, words in zip(here, TEXTS["worldviews"], strict=False):
            written = self._moment(stay.first_day, 9)
            is_shared = stay == here[0] or self.dice.random() < 0.5
            yield Worldview(
                stay=stay,
                words=words,
                written_with=self.dice.choice(self.staff),
                changed_at=written,
                shared_at=written if is_shared else None,
            )

    def _moment(self, day: date, hour: int) -> datetime:
        return min(datetime.combine(day, time(hour), self.house.zone), timezone.now())
