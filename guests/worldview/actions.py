"""Every change to what a guest would like the people here to know."""

from django.core.exceptions import ValidationError
from django.utils import timezone

from accounts.access.actor import Actor
from accounts.audit.record import record
from accounts.houses.action import action

from ..audit import GuestKind
from ..stays.models import Stay
from .models import Worldview

EDIT_CONFLICT = "Someone changed this while you were writing. What is there now is shown above."


@action
def write_worldview(
    *, by: Actor, stay: Stay, words: str, shared: bool, seen: str = "", anew: bool = False
) -> Worldview:
    """The guest's own page, as they say it now with `by`.

    `seen` is what the page held when they began to write. `anew`: they begin a new page in place of
    one that `by` may not read. Raises ValidationError when it was changed in between.
    """
    stay = Stay.objects.select_for_update().get(pk=stay.pk)
    page = Worldview.objects.filter(stay=stay).first() or Worldview(house=by.house, stay=stay)
    was_shared = page.shared_at is not None
    if page.pk and not anew:
        _check_is_theirs_to_change(by, page)
        if (page.words, was_shared) == (words, shared):
            return page
        if page.words != seen:
            raise ValidationError(EDIT_CONFLICT)
    now = timezone.now()
    page.words, page.written_with, page.changed_at = words, by.user, now
    page.shared_at = (page.shared_at or now) if shared else None
    page.full_clean()
    page.save()
    record(GuestKind.WORLDVIEW_WRITTEN, by=by, about=page, guest_id=stay.guest_id)
    if shared != was_shared:
        kind = GuestKind.WORLDVIEW_SHARED if shared else GuestKind.WORLDVIEW_WITHDRAWN
        record(kind, by=by, about=page, guest_id=stay.guest_id)
    return page


def _check_is_theirs_to_change(by: Actor, page: Worldview) -> None:
    if not Worldview.objects.readable_by(by).filter(pk=page.pk).exists():
        raise ValidationError("They began this page with someone else, who can continue it.")


@action
def withdraw_worldview(*, by: Actor, page: Worldview) -> Worldview:
    stay = Stay.objects.select_for_update().get(pk=page.stay_id)
    page = Worldview.objects.get(pk=page.pk)
    if page.shared_at is None:
        return page
    page.shared_at, page.changed_at = None, timezone.now()
    page.full_clean()
    page.save()
    record(GuestKind.WORLDVIEW_WITHDRAWN, by=by, about=page, guest_id=stay.guest_id)
    return page
