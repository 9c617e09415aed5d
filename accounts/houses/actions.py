from collections.abc import Collection

from ..access.actor import Actor
from ..access.permissions import Role
from ..audit.kinds import AccountKind
from ..audit.record import record
from ..changes import set_fields
from ..people.actions import _begin_role, _new_user
from ..people.models import Membership
from .action import action
from .models import House


@action
def set_up_house(
    *,
    name: str,
    time_zone: str,
    username: str,
    display_name: str,
    pronouns: str,
    password: str,
    roles: Collection[Role],
) -> Actor:
    """The first start: a house and its first person, who is an admin whatever else they are.

    Raises ValidationError when there is a house already, or when a field is invalid.
    """
    House.hold_first_place()
    house = House(name=name, time_zone=time_zone)
    house.full_clean()
    house.save()
    user = _new_user(
        username=username, display_name=display_name, pronouns=pronouns, password=password
    )
    for role in {Role.ADMIN, *roles}:
        _begin_role(user, house, role)
    actor = Actor(user, house, frozenset({Role.ADMIN, *roles}), (house,))
    record(AccountKind.HOUSE_SET_UP, by=actor, about=house)
    return actor


@action
def change_house(
    *,
    by: Actor,
    name: str,
    time_zone: str,
    length_of_stay: int,
    lock_minutes: int,
    asks_for_code: bool,
    small_number_limit: int,
    keep_words_months: int | None,
) -> House:
    """Stays already planned keep their dates. `length_of_stay` is in days.

    Nothing is removed by `keep_words_months`; from then on an admin may (`guests.ageing_out`).
    """
    house = by.house
    settings = {
        "name": name,
        "time_zone": time_zone,
        "length_of_stay": length_of_stay,
        "lock_minutes": lock_minutes,
        "asks_for_code": asks_for_code,
        "small_number_limit": small_number_limit,
        "keep_words_months": keep_words_months,
    }
    set_fields(house, settings)
    house.full_clean()
    # These alone: its revision has been raised since the row was read.
    house.save(update_fields=settings)
    # West of where it was, today may be yesterday: whoever works here still does.
    begun = Membership.objects.for_house(by.house).not_over(house.today())
    begun.filter(started_on__gt=house.today()).update(started_on=house.today())
    record(AccountKind.HOUSE_CHANGED, by=by, about=house)
    return house
