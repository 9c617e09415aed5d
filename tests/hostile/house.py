"""Two demo houses; the second one's words are marked."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.core.management import call_command
from django.urls import get_resolver, resolve, reverse

from accounts.models import House
from demo.builder import build_demo
from guests.models import Stay
from tests.test_addresses import named_routes
from tests.visitors import ROLES, Visitor, roles_of, visitors_of

from .crawl import BY_HEART, Target, crawl
from .door import Door
from .foreign import mark
from .mutate import Mutator


@dataclass
class Furnished:
    theirs: House
    visitors: dict[str, Visitor]
    own: list[tuple[str, Target]]
    foreign: list[Target]

    def mutator(self, seed: int) -> Mutator:
        return Mutator(seed, self.own, self.foreign, list(self.visitors))


def furnish() -> Furnished:
    """The other house, who knocks, and what they may send."""
    call_command("migrate", verbosity=0)
    build_demo(houses=2, guests=3, months=1)
    ours, theirs = House.objects.order_by("id")
    mark(theirs)
    visitors = visitors_of(ours, guest_here(ours))
    start = [*BY_HEART, f"/guests/{guest_here(ours)}/together/"]
    door = Door()
    own = [(name, each) for name in visitors for each in crawl(door, visitors[name], start)]
    foreign = [target for each in roles_of(theirs) for target in crawl(door, each, BY_HEART)]
    return Furnished(theirs, visitors, with_the_rest(own), foreign)


def with_the_rest(reached: list[tuple[str, Target]]) -> list[tuple[str, Target]]:
    """And the addresses that no page leads to right now, for every role."""
    more = list(by_ids([target for _name, target in reached]))
    return reached + [(role, target) for target in more for role in ROLES]


def guest_here(house: House) -> int:
    stay = next(each for each in Stay.objects.for_house(house) if each.is_here)
    return stay.guest_id


def by_ids(targets: Sequence[Target]) -> Iterator[Target]:
    """The addresses that no page leads to right now, with ids that others have."""
    known: dict[str, object] = {}
    for each in targets:
        known |= resolve(each.path).kwargs
    reached = {each.name for each in targets}
    for name, route in every_route().items():
        if name in reached:
            continue
        needed = re.findall(r"<\w+:(\w+)>", route)
        path = reverse(name, kwargs={each: known.get(each, 1) for each in needed})
        yield Target(name, "GET", path, "", ())
        yield Target(name, "POST", path, "", ())


def every_route() -> dict[str, str]:
    return dict(named_routes(get_resolver().url_patterns))


def names_reached(targets: Sequence[Target]) -> str:
    every = set(every_route())
    return f"{len(every & {each.name for each in targets})} of {len(every)} addresses"
