"""Every change to what the house would like to talk about."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from accounts.asker import Asker
from accounts.audit import Kind, record
from accounts.models import House

from ..models import AgendaItem, Meeting
from ..queries import NOBODY, Person


@transaction.atomic
def add_agenda_item(*, by: Asker, words: str, person: Person = NOBODY) -> AgendaItem:
    """For the next meeting, from someone or unnamed; while it waits it stands there once.

    `person` comes from a list that the asker was shown. Unnamed, nothing of them is kept.
    """
    House.objects.select_for_update().get(pk=by.house.pk)
    said = {"words": words, "stay": person.stay, "staff": person.staff}
    same = AgendaItem.objects.filter(house=by.house, **said).waiting()
    if (already := same.first()) is not None:
        return already
    item = AgendaItem(house=by.house, added_by=by.user, **said)
    item.full_clean()
    item.save()
    record(Kind.AGENDA_ITEM_ADDED, by=by, about=item, guest_id=_guest_id(item))
    return item


@transaction.atomic
def take_off_agenda_item(*, by: Asker, item: AgendaItem) -> AgendaItem:
    """Nobody needs to talk about it any more.

    Raises ValidationError for what was talked about meanwhile: that stays.
    """
    item = AgendaItem.objects.select_for_update(of=("self",)).select_related("stay").get(pk=item.pk)
    if item.taken_off_at is not None:
        return item
    if item.meeting_id is not None:
        raise ValidationError("This was talked about meanwhile, so it stays with that meeting.")
    item.taken_off_at, item.taken_off_by = timezone.now(), by.user
    item.full_clean()
    item.save()
    record(Kind.AGENDA_ITEM_TAKEN_OFF, by=by, about=item, guest_id=_guest_id(item))
    return item


def talk_about(*, meeting: Meeting, ids: set[int], talked: bool) -> None:
    """Sets, or takes back, that these were talked about there; what is elsewhere by now stays."""
    before, after = (None, meeting) if talked else (meeting, None)
    items = AgendaItem.objects.filter(house=meeting.house_id, pk__in=ids, taken_off_at=None)
    items.filter(meeting=before).update(meeting=after)


def _guest_id(item: AgendaItem) -> int | None:
    return item.stay.guest_id if item.stay else None
