"""Who is on a shift, where there is no actor yet: at the door of a house's laptop."""

from accounts.models import House

from ..times.models import ShiftTime
from ..times.rules import on_at
from .models import ShiftPerson


def ids_on_shift(house: House) -> set[int]:
    """The users who are on now, at the house and not on call. The accounts find it by
    settings.WHO_IS_ON.
    """
    times = ShiftTime.objects.for_house(house).as_times()
    spans = {(span.time.key, span.on) for span in on_at(times, house.now(), house.zone)}
    people = ShiftPerson.objects.for_house(house).active().who_work_here()
    there = people.filter(is_on_call=False, shift__on__in={on for _key, on in spans})
    rows = there.values_list("shift__time", "shift__on", "user")
    return {user for key, on, user in rows if (key, on) in spans}
