"""The rota is drawn anew, and how it is drawn is set."""

from collections.abc import Iterable

from django.core.exceptions import ValidationError
from django.db import transaction

from accounts.asker import Asker
from accounts.audit import Kind, record
from accounts.models import House, User
from accounts.queries import peers_on_staff

from ..models import Rota, RotaDays, Turn
from ..queries import HouseRota, rota_of
from ..turns import span_of


@transaction.atomic
def publish_rota(*, by: Asker) -> HouseRota:
    """Stores the turns from today (the house's day) on as they should stand; only what differs.

    Every action on turns begins with it, so that what was shown is what it acts on. No turn that is
    past changes, nor one of which something was noted. Drawn twice, it is the same.
    """
    House.objects.select_for_update().get(pk=by.house.pk)
    rota = rota_of(by)
    drawn = rota.drawn
    if drawn.gone:
        # They lay ahead and nothing was noted of them: no record of anything goes with them.
        Turn.objects.filter(pk__in=[turn.pk for turn in drawn.gone]).delete()
    Turn.objects.bulk_update(drawn.changed, ["stay", "staff", "size", "is_agreed"])
    Turn.objects.bulk_create(drawn.new)
    return rota


@transaction.atomic
def hang_rota(*, by: Asker) -> HouseRota:
    """Someone draws it by their own press; where everything hangs already, nothing is recorded."""
    rota = publish_rota(by=by)
    if rota.drawn.differs:
        record(Kind.ROTA_DRAWN, by=by)
    return rota


@transaction.atomic
def set_rota(*, by: Asker, weeks: int) -> Rota:
    """People change chores every so many weeks, counted from Mondays.

    What hangs stays to the end of the period as it is counted now; after it, all but what people
    agreed among themselves is drawn afresh.
    """
    House.objects.select_for_update().get(pk=by.house.pk)
    rota = Rota.objects.visible_to(by).first() or Rota(house=by.house)
    if rota.pk and rota.weeks == weeks:
        return rota
    rota.weeks = weeks
    rota.full_clean()
    rota.save()
    record(Kind.ROTA_SET, by=by, about=rota, fields=["weeks"])
    _, last = span_of(by.today, weeks)
    Turn.objects.filter(chore__house=by.house, on__gt=last, is_agreed=False).delete()
    publish_rota(by=by)
    return rota


@transaction.atomic
def set_rota_days(*, by: Asker, user: User, weekdays: Iterable[int]) -> RotaDays:
    """On these weekdays (1 is Monday) a peer on staff shares in chores from today on; none is fine.

    Raises ValidationError for someone who is no peer on staff of the asker's house.
    """
    House.objects.select_for_update().get(pk=by.house.pk)
    if user not in peers_on_staff(by):
        raise ValidationError("They are not on the house's staff now.")
    row = RotaDays.objects.visible_to(by).filter(user=user).first()
    row = row or RotaDays(house=by.house, user=user, from_on=by.today)
    days = "".join(str(day) for day in sorted(set(weekdays)))
    if row.pk and row.weekdays == days:
        return row
    row.weekdays, row.from_on = days, by.today
    row.full_clean()
    row.save()
    record(Kind.ROTA_DAYS_SET, by=by, about=row, fields=["weekdays"])
    publish_rota(by=by)
    return row
