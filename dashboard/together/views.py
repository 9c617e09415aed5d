"""Reading together what is written about one guest, on the shared screen or on paper."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render, resolve_url
from django.utils.http import urlencode
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from accounts.access.decorators import needs, needs_no_sign_in, stays_open_together
from accounts.access.lock import reading_with
from accounts.access.permissions import DAYS_READABLE_AFTER_LEAVING, Power
from accounts.access.requests import StaffRequest
from accounts.access.sign_in import read_together
from accounts.audit.record import record_read
from accounts.drafts.autosave import autosaved
from accounts.models import Draft, House
from guests.audit import GuestKind
from guests.models import Guest
from guests.replies.actions import add_reply
from guests.replies.forms import GuestReplyForm
from household.models import JournalPage

from .folding import Opened
from .own_words import new_reply
from .reading import read_folded, read_of

# The longest key that an address may have.
LONGEST_KEY = 40


def _guest_of(request: StaffRequest, guest_id: int) -> Guest:
    return get_object_or_404(Guest.objects.for_house(request.actor.house), pk=guest_id)


@stays_open_together
@needs(Power.SHARE_THE_DAY)
@require_http_methods(["GET", "POST"])
def together(request: StaffRequest, guest_id: int) -> HttpResponse:
    guest = _guest_of(request, guest_id)
    if request.method == "POST":
        read_together(request, guest)
        return redirect("dashboard:together", guest_id)
    if reading_with(request) != guest_id:
        return render(request, "dashboard/together/together_begin.html", {"guest": guest})
    about = request.GET.get("about", "")
    form = GuestReplyForm(request, at=_page_about(guest_id, about))
    return _page(request, guest, about, form)


def _page(request: StaffRequest, guest: Guest, about: str, form: GuestReplyForm) -> HttpResponse:
    reading = read_folded(request.actor, guest, Opened.of(request, about))
    context = {"reading": reading, "about": about, "form": form}
    return render(request, "dashboard/together/together.html", context)


def _page_about(guest_id: int, called: str) -> str:
    return f"{resolve_url('dashboard:together', guest_id)}?{urlencode({'about': called})}"


def _page_of_words(request: StaffRequest, guest_id: int) -> str:
    return _page_about(guest_id, request.POST.get("about", "")[:LONGEST_KEY])


@stays_open_together
@needs(Power.SHARE_THE_DAY)
@autosaved(GuestReplyForm, at=_page_of_words)
@require_POST
def together_words(request: StaffRequest, guest_id: int) -> HttpResponse:
    guest = _guest_of(request, guest_id)
    called = request.POST.get("about", "")
    reply = new_reply(request.actor, guest, called)
    form = GuestReplyForm(request)
    if form.submit(add_reply, reply=reply):
        return redirect(f"{resolve_url('dashboard:together', guest_id)}?at={called}#{called}")
    return _page(request, guest, called, form)


@stays_open_together
@needs(Power.SHARE_THE_DAY)
@require_GET
def booklet(request: StaffRequest, guest_id: int) -> HttpResponse:
    guest = _guest_of(request, guest_id)
    record_read(GuestKind.BOOKLET_READ, by=request.actor, about=guest, guest_id=guest_id)
    context = {
        "reading": read_of(request.actor, guest),
        "reads_on": reading_with(request) == guest_id,
    }
    return render(request, "dashboard/together/booklet.html", context)


@stays_open_together
@needs(Power.LIVE_TOGETHER)
@require_GET
def journal(request: StaffRequest, guest_id: int) -> HttpResponse:
    guest = _guest_of(request, guest_id)
    pages = JournalPage.objects.for_house(request.actor.house).open().order_by("written_on", "id")
    return render(request, "dashboard/together/journal.html", {"guest": guest, "pages": pages})


def _house_of(request: StaffRequest) -> House | None:
    """Whoever isn't signed in reads about the only house there is, if it is the only one."""
    if request.actor:
        return request.actor.house
    houses = list(House.objects.filter(is_demo=False)[:2])
    return houses[0] if len(houses) == 1 else None


@needs_no_sign_in
@require_GET
def what_we_keep(request: StaffRequest) -> HttpResponse:
    context = {
        "house": _house_of(request),
        "draft_days": Draft.KEPT.days,
        "days_readable": DAYS_READABLE_AFTER_LEAVING,
        "reading_with": reading_with(request),
    }
    return render(request, "dashboard/together/what_we_keep.html", context)
