"""Moments of support in the demo house, its resources, and what guests shared of themselves."""

import random
from collections.abc import Iterator, Sequence
from datetime import date, time, timedelta

from guests.models import Resource, Stay, SupportMoment, Worldview
from guests.stays.days import day_number

from .cards import Cards, LinesSaid
from .house import DemoHouse, StayPlan
from .load_texts import load_texts

TEXTS = load_texts("support")
DAYS_BETWEEN_MOMENTS = (1, 4)
# What is said of several guests in one line.
IN_A_GROUP = {"group"}


def create_support(demo: DemoHouse, dice: random.Random) -> None:
    support = Support(demo, dice)
    resources = Resource.objects.bulk_create(support.resources())
    SupportMoment.objects.bulk_create(support.moments(resources))
    Worldview.objects.bulk_create(support.worldviews())


class Support:
    def __init__(self, demo: DemoHouse, dice: random.Random) -> None:
        self.demo, self.dice = demo, dice
        self.cards, self.said = Cards(dice), LinesSaid()

    def resources(self) -> Iterator[Resource]:
        for number, text in enumerate(TEXTS["resources"]):
            yield Resource(
                house=self.demo.house,
                added_on=self.demo.today - timedelta(days=20 + number),
                added_by=self.dice.choice(self.demo.staff),
                **text,
            )

    def moments(self, resources: Sequence[Resource]) -> Iterator[SupportMoment]:
        for day, plan in sorted(self._days(), key=lambda each: each[0]):
            yield from self._moments_of(plan, day, resources)

    def _days(self) -> Iterator[tuple[date, StayPlan]]:
        for plan in self.demo.plans:
            day = plan.stay.first_day
            last = min(plan.stay.left_on or self.demo.today, self.demo.today - timedelta(days=1))
            while day <= last:
                if self.demo.states.is_there(plan.stay, day):
                    yield day, plan
                day += timedelta(days=self.dice.randint(*DAYS_BETWEEN_MOMENTS))

    def _moments_of(
        self, plan: StayPlan, day: date, resources: Sequence[Resource]
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
            house=self.demo.house,
            stay=plan.stay,
            on=day,
            kind="conversation" if is_victory else kind,
            words=words,
            is_victory=is_victory,
            goal=self.dice.choice(under_way) if under_way and self.dice.random() < 0.4 else None,
            resource=self.dice.choice(resources) if kind == "resource" else None,
            noted_by=self.dice.choice(self.demo.staff),
        )
        moment.noted_at = self.demo.moment(day, time(self.dice.randint(10, 20)))
        yield moment
        yield from self._with_others(moment) if kind in IN_A_GROUP else ()

    def _words(self, stay: Stay, day: date, lines: Sequence[str]) -> str:
        words = self.cards.deal(
            lines,
            day=day_number(stay.first_day, day),
            fits=lambda line: self.said.is_new(line, stay.pk, day),
        )
        if words:
            self.said.keep(words, stay.pk, day)
        return words

    def _with_others(self, moment: SupportMoment) -> Iterator[SupportMoment]:
        here = self.demo.guests_on(moment.on)
        for other in [stay for stay in here if stay != moment.stay][:2]:
            self.said.keep(moment.words, other.pk, moment.on)
            yield SupportMoment(
                house=self.demo.house,
                stay=other,
                on=moment.on,
                kind=moment.kind,
                words=moment.words,
                noted_by=moment.noted_by,
                noted_at=moment.noted_at,
            )

    def worldviews(self) -> Iterator[Worldview]:
        """The first is shared; of the others some are kept with the peer who wrote them down."""
        here = self.demo.here
        for stay, words in zip(here, TEXTS["worldviews"], strict=False):
            written = self.demo.moment(stay.first_day, time(9))
            is_shared = stay == here[0] or self.dice.random() < 0.5
            yield Worldview(
                house=self.demo.house,
                stay=stay,
                words=words,
                written_with=self.dice.choice(self.demo.staff),
                changed_at=written,
                shared_at=written if is_shared else None,
            )
