"""Making someone anonymous: what was counted stays, what was said goes, for good."""

from collections.abc import Iterable
from datetime import datetime
from functools import reduce
from operator import or_

from django.core.exceptions import ValidationError
from django.db.models import Q
from django.utils import timezone

from accounts.access.actor import Actor
from accounts.audit.record import record
from accounts.houses.action import action
from accounts.models import Draft, House, User

from ..audit import GuestKind
from ..redaction import FORMER_GUEST, OthersNames, spellings
from ..stays.guest import Guest
from .declared import AgedTexts, HouseTexts, every_app, longest
from .queries import is_due

# As a name inside a sentence.
A_FORMER_GUEST = "a former guest"


def age_out_people(*, by: Actor, guests: Iterable[Guest]) -> int:
    """One after the other, each whole or not at all: an interrupted run is taken up again."""
    return sum(age_out(by=by, guest=guest) for guest in guests)


@action
def age_out(*, by: Actor, guest: Guest) -> bool:
    """False for someone who is anonymous by now.

    Raises ValidationError for someone who left too lately, or about whom something is open.
    """
    guest = Guest.objects.select_for_update().get(pk=guest.pk, house=by.house)
    if guest.aged_out_at:
        return False
    if not is_due(by, guest):
        raise ValidationError("Someone in the list can't be made anonymous yet. Look again.")
    name, now = guest.name, timezone.now()
    guest.name, guest.pronouns, guest.aged_out_at = FORMER_GUEST, "", now
    guest.full_clean()
    guest.save()
    emptied = sum(_empty(each, guest, now) for app in every_app() for each in app.aged)
    covered = _cover(by.house, guest, name, now)
    Draft.objects.filter(house=by.house, page__startswith=f"/guests/{guest.pk}/").delete()
    counts = [f"{emptied} texts", f"{covered} times their name"]
    record(GuestKind.GUEST_AGED_OUT, by=by, about=guest, guest_id=guest.pk, fields=counts)
    return True


def _empty(aged: AgedTexts, guest: Guest, now: datetime) -> int:
    rows = aged.model.objects.filter(**{aged.guest: guest})
    if aged.kept is not None:
        rows = rows.exclude(aged.kept)
    if aged.becomes is None:
        return int(rows.delete()[0])
    stamp = {}
    if aged.stamped:
        rows, stamp = rows.filter(**{aged.stamped: None}), {aged.stamped: now}
    return sum(
        rows.exclude(**{name: ""}).update(**{name: aged.becomes}, **stamp) for name in aged.texts
    )


def _cover(house: House, guest: Guest, name: str, now: datetime) -> int:
    """In what staff wrote about others and about the house. Nobody's own words are changed."""
    sure = OthersNames.surely(name, may_be=_others(house, guest))
    if not sure.telling:
        return 0
    found = 0
    for app in every_app():
        found += sum(_cover_in(texts, house, name, sure) for texts in app.may_name)
        if app.blank_naming:
            found += app.blank_naming(house, sure, now)
    return found


def _others(house: House, guest: Guest) -> list[str]:
    guests = Guest.objects.filter(house=house).exclude(pk=guest.pk)
    staff = User.objects.filter(memberships__house=house)
    names = [*guests.values_list("name", flat=True), *staff.values_list("display_name", flat=True)]
    return list(dict.fromkeys(names))


def _cover_in(house_texts: HouseTexts, house: House, name: str, sure: OthersNames) -> int:
    model, texts = house_texts
    # A database looks for parts of words, without knowing accents; the rule decides.
    parts = [Q(**{f"{text}__icontains": part}) for text in texts for part in spellings(name)]
    found = 0
    for row in model.objects.filter(reduce(or_, parts), house=house).values("pk", *texts):
        without = {
            text: sure.covered(row[text], by=A_FORMER_GUEST)[: longest(model, text)]
            for text in texts
        }
        if changed := {text: words for text, words in without.items() if words != row[text]}:
            found += model.objects.filter(pk=row["pk"]).update(**changed)
    return found
