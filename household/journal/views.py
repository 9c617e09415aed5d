"""The house journal: open pages, where a guest writes for the next ones."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from accounts.access.decorators import needs
from accounts.access.permissions import Power
from accounts.access.requests import StaffRequest
from accounts.drafts.autosave import autosaved

from ..people import staying_on
from . import actions
from .forms import HideForm, JournalForm
from .models import JournalPage

PAGES_AT_ONCE = 20


@needs(Power.LIVE_TOGETHER)
@require_GET
def journal_list(request: StaffRequest) -> HttpResponse:
    pages = JournalPage.objects.for_house(request.actor.house).for_list()
    page = Paginator(pages, PAGES_AT_ONCE).get_page(request.GET.get("page"))
    readable = JournalPage.objects.readable_by(request.actor)
    may_show = set(readable.filter(pk__in=[each.pk for each in page]).values_list("pk", flat=True))
    context = {"page": page, "may_show": may_show}
    return render(request, "household/journal/journal_list.html", context)


@needs(Power.LIVE_TOGETHER)
@require_GET
def journal_print(request: StaffRequest) -> HttpResponse:
    pages = JournalPage.objects.for_house(request.actor.house).open().order_by("written_on", "id")
    return render(request, "household/journal/journal_print.html", {"pages": pages})


@needs(Power.LIVE_TOGETHER)
@autosaved(JournalForm)
@require_http_methods(["GET", "POST"])
def journal_write(request: StaffRequest) -> HttpResponse:
    actor = request.actor
    form = JournalForm(request, guests=staying_on(actor=actor, day=actor.today))
    if form.submit(actions.write_journal_page):
        messages.success(request, "The page is in the journal.")
        return redirect("household:journal_list")
    return render(request, "household/journal/journal_write.html", {"form": form})


@needs(Power.LIVE_TOGETHER)
@autosaved(HideForm)
@require_http_methods(["GET", "POST"])
def journal_hide(request: StaffRequest, page_id: int) -> HttpResponse:
    actor = request.actor
    pages = JournalPage.objects.for_house(actor.house).select_related("stay__guest", "hidden_by")
    page = get_object_or_404(pages, pk=page_id)
    form = HideForm(request, stay=page.stay)
    if form.submit(actions.hide_journal_page, page=page):
        messages.success(request, "The page is hidden.")
        return redirect("household:journal_list")
    may_show = pages.readable_by(actor).filter(pk=page_id).exists()
    context = {"form": form, "page": page, "may_show": may_show}
    return render(request, "household/journal/journal_hide.html", context)


@needs(Power.LIVE_TOGETHER)
@require_POST
def journal_show(request: StaffRequest, page_id: int) -> HttpResponse:
    pages = JournalPage.objects.readable_by(request.actor)
    page = get_object_or_404(pages, pk=page_id)
    actions.show_journal_page(by=request.actor, page=page)
    messages.success(request, "The page is shown again.")
    return redirect("household:journal_list")
