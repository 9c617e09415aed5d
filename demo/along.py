"""What goes along the demo house's stays: arriving, looking back, asking to stay, leaving."""

from datetime import date, time, timedelta
from typing import TYPE_CHECKING

from guests.actions import begin_arrival_list, begin_word_list
from guests.milestones import milestones
from guests.models import (
    ArrivalItem,
    ArrivalTick,
    Contact,
    Ended,
    Extension,
    Farewell,
    LookBack,
    Stay,
    WelcomeSheet,
    WentTo,
    WhereNext,
)

from .load_texts import load_texts

if TYPE_CHECKING:
    from accounts.models import User

    from .build import Builder

ARRIVAL, TEXTS = load_texts("arrival"), load_texts("leaving")
# On the list of a guest who came lately, so many of its last things are still open.
OPEN_YET = 3
ARRIVED_LATELY = 14  # days
WENT_TO = (
    WentTo.OWN_RENTAL,
    WentTo.RENTAL_WITH_HELP,
    WentTo.FAMILY_TO_STAY,
    WentTo.FAMILY_FOR_NOW,
    WentTo.RECOVERY_HOME,
)


def go_along(builder: "Builder") -> None:
    """Call it once the builder has its staff and its stays."""
    begin_arrival_list(house=builder.house)
    begin_word_list(house=builder.house)
    WelcomeSheet.objects.create(house=builder.house, words=ARRIVAL["welcome"])
    stays = [plan.stay for plan in builder.plans]
    _tick(builder, stays)
    _look_back(builder, stays)
    _ask_to_stay(builder, [stay for stay in stays if stay.is_here])
    _plan_where_next(builder, stays)
    _say_goodbye(builder, [stay for stay in stays if stay.left_on])


def _tick(builder: "Builder", stays: list[Stay]) -> None:
    items = list(ArrivalItem.objects.filter(house=builder.house))
    ticks = []
    for stay in stays:
        lately = stay.is_here and stay.day <= ARRIVED_LATELY
        for place, item in enumerate(items[:-OPEN_YET] if lately else items):
            at = builder._moment(stay.first_day, time(14), minutes=place * 7 + place // 6 * 1100)
            ticks.append(ArrivalTick(stay=stay, item=item, at=at, by=_someone(builder)))
    ArrivalTick.objects.bulk_create(ticks)


def _look_back(builder: "Builder", stays: list[Stay]) -> None:
    """The first guest's newest mark is left for whoever looks around to look at with them."""
    rows = []
    for stay in stays:
        reached = [each for each in milestones(stay.length) if each.day < stay.day]
        for each in reached[:-1] if stay is stays[0] else reached:
            on = stay.first_day + timedelta(days=each.day - 1)
            if stay.is_here and not builder.states.is_there(stay, on):
                continue
            words = builder.cards.maybe(0.7, TEXTS["look_backs"][each.mark])
            row = LookBack(stay=stay, day=each.day, mark=each.mark, on=on, words=words)
            row.by = _someone(builder)
            rows.append(row)
    LookBack.objects.bulk_create(rows)


def _ask_to_stay(builder: "Builder", here: list[Stay]) -> None:
    """Of two who are far along: one waits for an answer, the other's room is promised."""
    far_along = [stay for stay in here if stay.day > 60][:2]
    for stay, told in zip(far_along, TEXTS["longer_stays"], strict=False):
        asked_on = max(stay.first_day + timedelta(days=58), builder.today - timedelta(days=12))
        row = Extension(stay=stay, why=told["why"], asked_on=asked_on, asked_with=_someone(builder))
        row.planned_before_on = stay.last_day
        row.until_on = stay.last_day + timedelta(days=told["days"])
        if stay is not far_along[0]:
            row.agreed, row.decision_words = False, TEXTS["not_this_time"]
            row.decided_on, row.decided_by = builder.today, _manager(builder)
        row.save()


def _plan_where_next(builder: "Builder", stays: list[Stay]) -> None:
    rows = []
    for stay in stays:
        if stay.day < 70:
            continue
        told = builder.cards.deal(TEXTS["where_next"])
        row = WhereNext(stay=stay, written_with=_someone(builder), **told)
        row.changed_at = builder._moment(stay.first_day + timedelta(days=66), time(19))
        rows.append(row)
    WhereNext.objects.bulk_create(rows)


def _say_goodbye(builder: "Builder", gone: list[Stay]) -> None:
    farewells, contacts = [], []
    for stay in gone:
        left_on = stay.left_on or builder.today
        stay.how_ended = Ended.DAYS_UP if stay.day >= 88 else Ended.EARLIER
        if builder.dice.random() < 0.5:
            stay.how_ended = Ended.REACHED
        stay.went_to = builder.dice.choice(WENT_TO)
        row = Farewell(stay=stay, written_by=_someone(builder))
        row.words = builder.cards.maybe(0.7, TEXTS["farewells"])
        row.belongings = builder.cards.deal(TEXTS["belongings"])
        row.changed_at = builder._moment(left_on, time(11))
        if builder.dice.random() < 0.6:
            row.touch_agreed_on = left_on
            row.touch_how = builder.cards.deal(TEXTS["how_in_touch"])
            contacts += _contacts(builder, stay, left_on)
        farewells.append(row)
    Stay.objects.bulk_update(gone, ["how_ended", "went_to"])
    Farewell.objects.bulk_create(farewells)
    Contact.objects.bulk_create(contacts)


def _contacts(builder: "Builder", stay: Stay, left_on: date) -> list[Contact]:
    days = [left_on + timedelta(days=ahead) for ahead in (9, 27)]
    return [
        Contact(
            stay=stay,
            on=day,
            words=builder.cards.deal(TEXTS["contacts"]),
            noted_by=_someone(builder),
        )
        for day in days
        if day <= builder.today
    ]


def _someone(builder: "Builder") -> "User":
    return builder.dice.choice(builder.staff)


def _manager(builder: "Builder") -> "User":
    memberships = builder.house.memberships.filter(role="manager").select_related("user")
    return memberships.get().user
