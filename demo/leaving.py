"""What came on the way to a leaving in the demo house: look-backs, where next, farewells."""

from datetime import date, time, timedelta

from guests.leaving.choices import Ended, WentTo
from guests.milestones.marks import milestones
from guests.models import Contact, Extension, Farewell, LookBack, Stay, WhereNext

from .house import DemoHouse
from .load_texts import load_texts

TEXTS = load_texts("leaving")
WENT_TO = (
    WentTo.OWN_RENTAL,
    WentTo.RENTAL_WITH_HELP,
    WentTo.FAMILY_TO_STAY,
    WentTo.FAMILY_FOR_NOW,
    WentTo.RECOVERY_HOME,
)


def create_leavings(demo: DemoHouse) -> None:
    stays = [plan.stay for plan in demo.plans]
    _look_back(demo, stays)
    _ask_to_stay(demo, demo.here)
    _plan_where_next(demo, stays)
    _say_goodbye(demo, [stay for stay in stays if stay.left_on])


def _look_back(demo: DemoHouse, stays: list[Stay]) -> None:
    """The first guest's newest mark is left for whoever looks around to look at with them."""
    rows = []
    for stay in stays:
        reached = [each for each in milestones(stay.length) if each.day < stay.day]
        for each in reached[:-1] if stay is stays[0] else reached:
            on = stay.first_day + timedelta(days=each.day - 1)
            if stay.is_here and not demo.states.is_there(stay, on):
                continue
            words = demo.cards.maybe(0.7, TEXTS["look_backs"][each.mark])
            row = LookBack(
                house=demo.house, stay=stay, day=each.day, mark=each.mark, on=on, words=words
            )
            row.by = demo.someone()
            rows.append(row)
    LookBack.objects.bulk_create(rows)


def _ask_to_stay(demo: DemoHouse, here: list[Stay]) -> None:
    """Of two who are far along: one waits for an answer, the other's room is promised."""
    far_along = [stay for stay in here if stay.day > 60][:2]
    for stay, text in zip(far_along, TEXTS["longer_stays"], strict=False):
        asked_on = max(stay.first_day + timedelta(days=58), demo.today - timedelta(days=12))
        row = Extension(
            house=demo.house,
            stay=stay,
            why=text["why"],
            asked_on=asked_on,
            asked_with=demo.someone(),
        )
        row.planned_before_on = stay.last_day
        row.until_on = stay.last_day + timedelta(days=text["days"])
        if stay is not far_along[0]:
            row.agreed, row.decision_words = False, TEXTS["not_this_time"]
            row.decided_on, row.decided_by = demo.today, demo.manager
        row.save()


def _plan_where_next(demo: DemoHouse, stays: list[Stay]) -> None:
    rows = []
    for stay in stays:
        if stay.day < 70:
            continue
        text = demo.cards.deal(TEXTS["where_next"])
        row = WhereNext(house=demo.house, stay=stay, written_with=demo.someone(), **text)
        row.changed_at = demo.moment(stay.first_day + timedelta(days=66), time(19))
        rows.append(row)
    WhereNext.objects.bulk_create(rows)


def _say_goodbye(demo: DemoHouse, gone: list[Stay]) -> None:
    farewells, contacts = [], []
    for stay in gone:
        left_on = stay.left_on or demo.today
        stay.how_ended = Ended.DAYS_UP if stay.day >= 88 else Ended.EARLIER
        if demo.dice.random() < 0.5:
            stay.how_ended = Ended.REACHED
        stay.went_to = demo.dice.choice(WENT_TO)
        row = Farewell(house=demo.house, stay=stay, written_by=demo.someone())
        row.words = demo.cards.maybe(0.7, TEXTS["farewells"])
        row.belongings = demo.cards.deal(TEXTS["belongings"])
        row.changed_at = demo.moment(left_on, time(11))
        if demo.dice.random() < 0.6:
            row.touch_agreed_on = left_on
            row.touch_how = demo.cards.deal(TEXTS["how_in_touch"])
            contacts += _contacts(demo, stay, left_on)
        farewells.append(row)
    Stay.objects.bulk_update(gone, ["how_ended", "went_to"])
    Farewell.objects.bulk_create(farewells)
    Contact.objects.bulk_create(contacts)


def _contacts(demo: DemoHouse, stay: Stay, left_on: date) -> list[Contact]:
    days = [left_on + timedelta(days=ahead) for ahead in (9, 27)]
    return [
        Contact(
            house=demo.house,
            stay=stay,
            on=day,
            words=demo.cards.deal(TEXTS["contacts"]),
            noted_by=demo.someone(),
        )
        for day in days
        if day <= demo.today
    ]
