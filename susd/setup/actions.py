"""The first start: a house with its rooms, what it begins with, and its first person."""

from collections.abc import Collection

from accounts.access.actor import Actor
from accounts.access.permissions import Role
from accounts.houses.action import action
from accounts.houses.actions import set_up_house
from checkins.schedule.actions import create_default_check_in_times
from guests.arrival.actions import create_default_arrival_list
from guests.rooms.actions import add_room
from guests.wording.actions import create_default_word_list
from household.agreements.actions import create_default_agreements
from household.chores.actions import create_default_chores
from household.meetings.actions import create_default_meeting_time
from shifts.times.actions import create_default_shift_times


@action
def open_house(*, rooms: int, roles: Collection[Role], **house_and_person: str) -> Actor:
    """Raises ValidationError when there is a house already, or a field will not do."""
    actor = set_up_house(roles=roles, **house_and_person)
    create_default_check_in_times(house=actor.house, from_on=actor.today)
    create_default_arrival_list(house=actor.house)
    create_default_meeting_time(house=actor.house, from_on=actor.today)
    create_default_agreements(house=actor.house, from_on=actor.today)
    create_default_chores(house=actor.house, from_on=actor.today)
    create_default_shift_times(house=actor.house, from_on=actor.today)
    create_default_word_list(house=actor.house)
    for number in range(1, rooms + 1):
        add_room(by=actor, name=f"Room {number}")
    return actor
