"""The house journal: a page is written, hidden, shown again, and never changed."""

from django.core.exceptions import ValidationError
from django.utils import timezone

from accounts.access.actor import Actor
from accounts.audit.record import record
from accounts.houses.action import action
from guests.models import Stay

from ..audit import HouseholdKind
from .models import JournalPage


@action
def write_journal_page(
    *, by: Actor, words: str, signed_as: str = "", stay: Stay | None = None
) -> JournalPage:
    """Saved once, however often pressed.

    For a page that is not signed no stay is kept, whatever was given.
    """
    signed = {"signed_as": signed_as, "stay": stay if signed_as else None}
    same = JournalPage.objects.filter(house=by.house, words=words, written_on=by.today, **signed)
    if (already := same.first()) is not None:
        return already
    page = JournalPage(
        house=by.house, words=words, written_with=by.user, written_on=by.today, **signed
    )
    page.full_clean()
    page.save()
    guest_id = page.stay.guest_id if page.stay else None
    record(HouseholdKind.JOURNAL_WRITTEN, by=by, about=page, guest_id=guest_id)
    return page


@action
def hide_journal_page(*, by: Actor, page: JournalPage, hidden_why: str) -> JournalPage:
    """Peers still see that there was a page, and why it is hidden.

    Raises ValidationError without a reason, or where someone else hid it first.
    """
    page = _locked(page)
    if page.is_hidden:
        if (page.hidden_by_id, page.hidden_why) == (by.user.pk, hidden_why):
            return page
        raise ValidationError("Someone has already hidden this page.")
    page.hidden_at, page.hidden_by, page.hidden_why = timezone.now(), by.user, hidden_why
    page.full_clean()
    page.save()
    record(HouseholdKind.JOURNAL_HIDDEN, by=by, about=page, guest_id=_guest_id(page))
    return page


@action
def show_journal_page(*, by: Actor, page: JournalPage) -> JournalPage:
    page = _locked(page)
    if page.is_hidden:
        page.hidden_at, page.hidden_by, page.hidden_why = None, None, ""
        page.full_clean()
        page.save()
        record(HouseholdKind.JOURNAL_SHOWN, by=by, about=page, guest_id=_guest_id(page))
    return page


def _locked(page: JournalPage) -> JournalPage:
    pages = JournalPage.objects.select_for_update(of=("self",)).select_related("stay", "hidden_by")
    return pages.get(pk=page.pk)


def _guest_id(page: JournalPage) -> int | None:
    return page.stay.guest_id if page.stay else None
