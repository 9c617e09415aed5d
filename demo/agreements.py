"""The demo house's agreements: begun with, changed once, gone through, and one being proposed."""

import random
from collections.abc import Iterator
from datetime import date, time, timedelta

from accounts.models import User
from guests.models import ArrivalItem, ArrivalTick, Stay
from household.agreements.actions import create_default_agreements
from household.models import Acceptance, AgreementComment, AgreementVersion, SeenDifferently

from .house import DemoHouse
from .load_texts import Texts, load_texts

TEXTS = load_texts("agreements")
QUIET, PHONES, VISITORS = TEXTS["quiet_hours"], TEXTS["phones"], TEXTS["visitors"]
LIVED_BY = timedelta(days=400)
CHANGED_BEFORE = timedelta(days=30)
LEFT_AS_IT_WAS_BEFORE = timedelta(days=64)
PROPOSED_BEFORE = timedelta(days=5)
OPEN_FOR_DAYS = 7
ONE_DAY = timedelta(days=1)
TOPICS_A_DAY = 7


def create_agreements(demo: DemoHouse, dice: random.Random) -> None:
    Agreements(demo, dice).build()


class Agreements:
    def __init__(self, demo: DemoHouse, dice: random.Random) -> None:
        self.demo, self.dice, self.today = demo, dice, demo.today
        self.staff = demo.staff
        self.manager = demo.manager
        self.stays = [plan.stay for plan in demo.plans]
        self.here = demo.here
        first_days = [stay.first_day for stay in self.stays]
        self.begun_on = min([*first_days, self.today - LIVED_BY])
        self.changed_on = self.today - CHANGED_BEFORE

    def build(self) -> None:
        create_default_agreements(house=self.demo.house, from_on=self.begun_on)
        self.versions = {
            version.agreement.topic: version
            for version in AgreementVersion.objects.for_house(self.demo.house).for_list()
        }
        # In the order of the days: the database takes the current version alone.
        quiet = self.versions[QUIET["topic"]]
        Acceptance.objects.bulk_create(self._before(quiet))
        later = self._change_quiet_hours(quiet)
        Acceptance.objects.bulk_create(self._after(later))
        self._leave_phones_as_they_are()
        self._propose_visitors()
        self._see_differently()
        self._tick_arrivals()

    def _before(self, quiet: AgreementVersion) -> Iterator[Acceptance]:
        for stay in self.stays:
            for place, version in enumerate(self.versions.values()):
                if version != quiet or stay.first_day < self.changed_on:
                    on = stay.first_day + timedelta(days=place // TOPICS_A_DAY)
                    yield self._accepted(version, on, stay)
        for peer in (*self.staff, self.manager):
            for version in self.versions.values():
                yield self._accepted(version, self.begun_on, staff=peer)

    def _after(self, later: AgreementVersion) -> Iterator[Acceptance]:
        for stay in self.stays:
            if stay.first_day >= self.changed_on:
                yield self._accepted(later, stay.first_day + timedelta(days=1), stay)
            elif stay != self.here[0] and (stay.left_on or self.today) > self.changed_on:
                yield self._accepted(later, self.changed_on + timedelta(days=2), stay)
        for peer in self.staff:
            yield self._accepted(later, self.changed_on + timedelta(days=1), staff=peer)

    def _accepted(
        self,
        version: AgreementVersion,
        on: date,
        stay: Stay | None = None,
        staff: User | None = None,
    ) -> Acceptance:
        last = (stay.left_on if stay else None) or self.today
        others = [peer for peer in self.staff if peer != staff]
        return Acceptance(
            house=self.demo.house,
            version=version,
            stay=stay,
            staff=staff,
            accepted_on=min(on, last),
            gone_through_with=self.dice.choice(others),
        )

    def _propose(
        self, text: Texts, on: date, days: int = OPEN_FOR_DAYS, **said
    ) -> AgreementVersion:
        version = AgreementVersion(
            house=self.demo.house,
            agreement=self.versions[text["topic"]].agreement,
            number=2,
            words=text["words"],
            why=text["why"],
            proposed_on=on,
            proposed_by=self.dice.choice(self.staff),
            open_until=on + timedelta(days=days),
            **said,
        )
        version.save()
        return version

    def _change_quiet_hours(self, quiet: AgreementVersion) -> AgreementVersion:
        on = self.changed_on - timedelta(days=9)
        row = self._propose(QUIET, on)
        for place, words in enumerate(QUIET["said"]):
            self._comment(row, words, on + timedelta(days=2 + place), staff=self.staff[place])
        row.adopted, row.decided_on, row.met_on = True, self.changed_on, self.changed_on
        row.decided_by, row.decided_words = self.manager, QUIET["reason"]
        row.save()
        return row

    def _leave_phones_as_they_are(self) -> None:
        on = self.today - LEFT_AS_IT_WAS_BEFORE
        row = self._propose(PHONES, on)
        for words in PHONES["said"]:
            self._comment(row, words, on + timedelta(days=3), staff=self.staff[-1])
        row.adopted, row.decided_on = False, on + timedelta(days=8)
        row.decided_by, row.decided_words = self.manager, PHONES["reason"]
        row.save()

    def _propose_visitors(self) -> None:
        stay, on = self.here[0], self.today - PROPOSED_BEFORE
        is_there = self.demo.states.is_there
        while on > stay.first_day and not is_there(stay, on):
            on -= ONE_DAY
        days = OPEN_FOR_DAYS + (self.today - PROPOSED_BEFORE - on).days
        row = self._propose(VISITORS, on, days, stay=stay)
        others = [each for each in self.here[1:] if is_there(each, on)]
        for other, words in zip(others, VISITORS["said"], strict=False):
            self._comment(row, words, on, stay=other)

    def _comment(self, version: AgreementVersion, words: str, on: date, **who) -> None:
        AgreementComment.objects.create(
            house=self.demo.house,
            version=version,
            words=words,
            said_at=self.demo.moment(on, time(18)),
            written_with=who.get("staff") or self.dice.choice(self.staff),
            **who,
        )

    def _see_differently(self) -> None:
        for stay, text in zip(self.here[1:], TEXTS["seen_differently"], strict=False):
            SeenDifferently.objects.create(
                house=self.demo.house,
                version=self.versions[text["topic"]],
                stay=stay,
                words=text["words"],
                said_at=self.demo.moment(stay.first_day, time(17)),
                written_with=self.dice.choice(self.staff),
            )

    def _tick_arrivals(self) -> None:
        days = timedelta(days=(len(self.versions) - 1) // TOPICS_A_DAY)
        step = {"item__part": ArrivalItem.Part.ACCEPTED, "stay__in": self.stays}
        ticks = list(ArrivalTick.objects.filter(**step).select_related("stay"))
        for tick in ticks:
            last = tick.stay.left_on or self.today
            tick.at = self.demo.moment(min(tick.stay.first_day + days, last), time(17))
        ArrivalTick.objects.bulk_update(ticks, ["at"])
