"""Fills the demo house's stays with small steps, moments of support and what was shared."""

import random
from collections.abc import Iterator, Sequence
from datetime import date, datetime, time, timedelta
from typing import Protocol

from django.utils import timezone

from accounts.models import House, User
from guests.days import Away
from guests.models import Goal, Resource, Stay, Step, SupportMoment, TimeAway, Worldview

from . import texts_path as texts

DAYS_BETWEEN_MOMENTS = (1, 4)
IN_A_GROUP = {"group", "celebration"}


class Plan(Protocol):
    stay: Stay
    goals: list[tuple[Goal, list[str]]]


class PathBuilder:
    """Has dice of its own, so that it changes nothing of what was made up before."""

    def __init__(self, house: House, plans: Sequence[Plan], staff: Sequence[User], seed: str):
        self.house, self.plans, self.staff = house, plans, staff
        self.today = house.today()
        self.dice = random.Random(seed)
        self.away: dict[int, list[Away]] = {}
        for away in TimeAway.objects.filter(stay__guest__house=house):
            self.away.setdefault(away.stay_id, []).append(away.hours)

    def build(self) -> None:
        self._say_more_of_goals()
        Step.objects.bulk_create(self._steps())
        resources = Resource.objects.bulk_create(self._resources())
        SupportMoment.objects.bulk_create(self._moments(resources))
        Worldview.objects.bulk_create(self._worldviews())

    def _say_more_of_goals(self) -> None:
        goals = [goal for plan in self.plans for goal, _steps in plan.goals]
        for goal in goals:
            goal.why = self._maybe(0.7, texts.WHY)
            goal.moving_toward = self._maybe(0.6, texts.TOWARD_THE_LIFE_I_WANT)
            if goal.ended_on:
                words = texts.REACHED if goal.reached_on else texts.SET_ASIDE
                goal.ended_words = self._maybe(0.8, words)
        Goal.objects.bulk_update(goals, ["why", "moving_toward", "ended_words"])

    def _steps(self) -> Iterator[Step]:
        for plan in self.plans:
            last = plan.stay.left_on or self.today
            for goal, steps in plan.goals:
                until = goal.ended_on or last
                for words in steps[: self.dice.randint(2, 5)]:
                    added = min(goal.begun_on + timedelta(days=self.dice.randint(0, 15)), until)
                    done = added + timedelta(days=self.dice.randint(0, 20))
                    was_done = done <= until and self.dice.random() < 0.8
                    yield Step(
                        goal=goal, words=words, added_on=added, done_on=done if was_done else None
                    )

    def _resources(self) -> Iterator[Resource]:
        for number, (what, where, link) in enumerate(texts.RESOURCES):
            yield Resource(
                house=self.house,
                what=what,
                where=where,
                link=link,
                added_on=self.today - timedelta(days=20 + number),
                added_by=self.dice.choice(self.staff),
            )

    def _moments(self, resources: Sequence[Resource]) -> Iterator[SupportMoment]:
        for plan in self.plans:
            day = plan.stay.first_day
            last = min(plan.stay.left_on or self.today, self.today - timedelta(days=1))
            while day <= last:
                if self._is_here(plan.stay, day):
                    yield from self._moments_of(plan, day, resources)
                day += timedelta(days=self.dice.randint(*DAYS_BETWEEN_MOMENTS))

    def _moments_of(
        self, plan: Plan, day: date, resources: Sequence[Resource]
    ) -> Iterator[SupportMoment]:
        kind = self.dice.choice([*texts.MOMENTS, "conversation", "conversation"])
        is_victory = kind not in IN_A_GROUP and self.dice.random() < 0.15
        under_way = [
            goal
            for goal, _steps in plan.goals
            if goal.begun_on <= day and (goal.ended_on is None or day <= goal.ended_on)
        ]
        moment = SupportMoment(
            stay=plan.stay,
            on=day,
            kind="conversation" if is_victory else kind,
            words=self.dice.choice(texts.VICTORIES if is_victory else texts.MOMENTS[kind]),
            is_victory=is_victory,
            goal=self.dice.choice(under_way) if under_way and self.dice.random() < 0.4 else None,
            resource=self.dice.choice(resources) if kind == "resource" else None,
            noted_by=self.dice.choice(self.staff),
        )
        moment.noted_at = self._moment(day, self.dice.randint(10, 20))
        yield moment
        if kind in IN_A_GROUP:
            for other in self._others(plan, day):
                yield SupportMoment(
                    stay=other,
                    on=day,
                    kind=kind,
                    words=moment.words,
                    noted_by=moment.noted_by,
                    noted_at=moment.noted_at,
                )

    def _others(self, plan: Plan, day: date) -> list[Stay]:
        """Who else was in the house that day, one or two of them."""
        here = [each.stay for each in self.plans if self._is_here(each.stay, day)]
        return [stay for stay in here if stay != plan.stay][:2]

    def _is_here(self, stay: Stay, day: date) -> bool:
        is_away = any(away.covers_day(day) for away in self.away.get(stay.pk, ()))
        return stay.is_staying_on(day) and not is_away

    def _worldviews(self) -> Iterator[Worldview]:
        """The first is shared; of the others some are kept with the peer who wrote them down."""
        here = [plan.stay for plan in self.plans if plan.stay.is_here]
        for stay, words in zip(here, texts.WORLDVIEWS, strict=False):
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

    def _maybe(self, chance: float, lines: Sequence[str]) -> str:
        return self.dice.choice(lines) if self.dice.random() < chance else ""
