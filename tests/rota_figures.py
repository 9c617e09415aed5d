"""`make rota-figures`: how even a year of chores is, by our rota, a round-robin and at best.

The gap lies between the most and the least loaded at the end of a week; load is size (1, 2, 3)
times turns, less an equal part of what there was to do on the days each was here.
"""

from datetime import date, timedelta
from typing import Any
from unittest.mock import patch

from guests.stays.days import Away, StayDates
from household.turns import rotation
from household.turns.periods import Facts
from household.turns.rotation import plan
from household.turns.rules import LARGE, MEDIUM, SMALL, PlannedChore, PlannedTurn, Sharer
from tests.household.turns.fairness import figures, gaps, narrowest_widest_gap, round_robin

FIRST = date(2026, 1, 5)
LAST = FIRST + timedelta(days=363)
LONG_AGO = date(2025, 1, 1)
SUNDAY = frozenset({7})
SATURDAY = frozenset({6})
TWICE = frozenset({2, 5})


def day(number: int) -> date:
    return FIRST + timedelta(days=number)


def always_here(number: int) -> list[Sharer]:
    return [Sharer(f"person {each}", StayDates(LONG_AGO)) for each in range(number)]


FEW_CHORES = [
    PlannedChore("dishes", MEDIUM),
    PlannedChore("rubbish", SMALL, TWICE),
    PlannedChore("bathroom", LARGE, SATURDAY),
    PlannedChore("porch", SMALL, SUNDAY),
]
CHORES = [
    PlannedChore("dishes", MEDIUM, people=2),
    PlannedChore("counters and stove", SMALL),
    PlannedChore("kitchen floor", MEDIUM),
    PlannedChore("kitchen bin", SMALL),
    PlannedChore("bathroom upstairs", MEDIUM),
    PlannedChore("bathroom downstairs", MEDIUM),
    PlannedChore("common room", SMALL, frozenset({1, 3, 5, 7})),
    PlannedChore("rubbish and recycling", SMALL, TWICE),
    PlannedChore("floors", LARGE, TWICE),
    PlannedChore("fridge", MEDIUM, SATURDAY),
    PlannedChore("oven and microwave", LARGE, SATURDAY),
    PlannedChore("laundry room", MEDIUM, SUNDAY),
    PlannedChore("porch", SMALL, SUNDAY),
    PlannedChore("yard", LARGE, SATURDAY),
    PlannedChore("pantry check", SMALL, frozenset({4})),
    PlannedChore("restocking", MEDIUM, frozenset({5})),
    PlannedChore("bathrooms, thoroughly", LARGE, SATURDAY),
    PlannedChore("windows", MEDIUM, SUNDAY, monthly=True),
    PlannedChore("house refresh", LARGE, SATURDAY, monthly=True, people=4),
    PlannedChore("shed", MEDIUM, SATURDAY, monthly=True),
]
FULL_HOUSE: dict[str, Any] = {"people": always_here(10), "chores": CHORES}


def stays(room: int) -> list[Sharer]:
    """One guest after another in the same room, 90 days each, ten days empty, one trip away."""
    begins = range(20 * room - 90, 364, 100)
    return [
        Sharer(
            f"room {room}, from day {begin}",
            StayDates(day(begin), day(begin + 90), (Away(day(begin + 30), day(begin + 34)),)),
        )
        for begin in begins
    ]


STAFF = [
    Sharer("staff, early in the week", StayDates(LONG_AGO), frozenset({1, 2, 3})),
    Sharer("staff, late in the week", StayDates(LONG_AGO), frozenset({4, 5, 6})),
]
COMING_AND_GOING = {"people": [*STAFF, *(each for r in range(5) for each in stays(r))]}
HOUSES: dict[str, tuple[dict[str, Any], bool]] = {
    "3 people, 4 chores": ({"people": always_here(3), "chores": FEW_CHORES}, True),
    "4 people, 4 chores": ({"people": always_here(4), "chores": FEW_CHORES}, True),
    "5 people, 4 chores": ({"people": always_here(5), "chores": FEW_CHORES}, True),
    "10 people, 20 chores": (FULL_HOUSE, False),
    "5 rooms and 2 staff, 20 chores": (COMING_AND_GOING | {"chores": CHORES}, False),
}


def best_possible(house: dict[str, Any], reached: float) -> str:
    narrowest = narrowest_widest_gap(len(house["people"]), house["chores"], FIRST, LAST, 1, reached)
    return f"{narrowest:.1f}"


def show(name: str, house: dict[str, Any], small: bool) -> None:
    people, chores = house["people"], house["chores"]
    rotas = {
        "rotation": plan(**house, first=FIRST, last=LAST),
        "round-robin": round_robin(people, chores, FIRST, LAST),
        "the same, no repeats": round_robin(people, chores, FIRST, LAST, repeats=False),
    }
    found = {label: figures(people, turns, FIRST, LAST) for label, turns in rotas.items()}
    print(f"\n{name}")
    for label, (widest, average, at_the_end, repeats) in found.items():
        print(f"  {label:<22}{widest:>6.1f}{average:>9.1f}{at_the_end:>8.1f}{repeats:>9}")
    best = best_possible(house, found["rotation"].widest) if small else "too many to try"
    print(f"  {'best possible':<22}{best:>6}")


def plan_without_the_second(people: list[Sharer], chores: list[PlannedChore]) -> list[PlannedTurn]:
    rota = rotation._Rota(Facts(people, chores, FIRST, LAST, weeks=1, known=[]))
    rota.plan()
    return rota.turns_ahead()


def show_second_plan() -> None:
    """Two people, where the second plan is the narrower one."""
    people = always_here(2)
    chores = [
        PlannedChore("windows", MEDIUM, SUNDAY, monthly=True),
        PlannedChore("bathroom", MEDIUM),
    ]
    rotas = {
        "with the second plan": plan(people=people, chores=chores, first=FIRST, last=LAST),
        "without it": plan_without_the_second(people, chores),
        "round-robin": round_robin(people, chores, FIRST, LAST, repeats=False),
    }
    print("\n2 people, a bathroom every day and windows once a month: widest gap in the year")
    for label, turns in rotas.items():
        print(f"  {label:<22}{max(gaps(people, turns, FIRST, LAST)):>6.1f}")


def plan_with_someone_new() -> tuple[int, float]:
    """The new person's turns in the four weeks already published, and the gap after those weeks."""
    people, last = always_here(3), FIRST + timedelta(days=27)
    chores = [PlannedChore("fridge", SMALL, SATURDAY), PlannedChore("floors", LARGE, SATURDAY)]
    house: dict[str, Any] = {
        "chores": [*chores, PlannedChore("yard", LARGE, SATURDAY)],
        "last": last,
    }
    published = plan(people=people, first=FIRST, **house)
    people.append(Sharer("someone new", StayDates(day(1))))
    turns = plan(people=people, first=FIRST, known=published, **house)
    theirs = [turn for turn in turns if turn.person == "someone new"]
    return len(theirs), gaps(people, turns, FIRST, last)[-1]


def show_evening_out() -> None:
    """Someone moves in when the next four weeks are on the fridge."""
    found = {"with evening out": plan_with_someone_new()}
    with patch.object(rotation._Rota, "_even_out", lambda self: None):
        found["without it"] = plan_with_someone_new()
    print("\n3 people, 3 chores, someone new on the second day: their turns in the four weeks")
    print("already published, and the gap at the end of them")
    for label, (turns, gap) in found.items():
        print(f"  {label:<22}{turns:>6}{gap:>9.1f}")


def main() -> None:
    print("Gap between the most and the least loaded, over one year, changing every week.")
    print(f"\n{'':<24}widest  average  at end  repeats")
    for name, (house, small) in HOUSES.items():
        show(name, house, small)
    print("\nRepeats: turns of someone who had the chore the week before, needlessly.")
    show_second_plan()
    show_evening_out()


if __name__ == "__main__":
    main()
