"""Who read or changed whose record, and when."""

from django.core.paginator import Paginator
from django.http import HttpResponse, StreamingHttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from accounts.access.decorators import needs
from accounts.access.permissions import Power
from accounts.access.requests import StaffRequest
from accounts.audit.record import record, record_read

from ..exports import long_csv_response
from ..kinds import ReportKind
from .forms import EventFilterForm
from .reading import RecordedEvent, read_events, read_in_parts

ON_A_PAGE = 50
HEAD = ("Day", "Time", "Who", "What they did", "About", "Changed")


@needs(Power.READ_AUDIT)
@require_GET
def event_list(request: StaffRequest) -> HttpResponse:
    form = EventFilterForm(request.GET, actor=request.actor)
    context: dict[str, object] = {"form": form}
    if form.is_valid():
        page = Paginator(form.events(), ON_A_PAGE).get_page(request.GET.get("page"))
        events = read_events(request.actor, page.object_list)
        context |= {"page": page, "events": events, "first_day": form.first_day}
        guest = form.cleaned_data["guest"]
        record_read(ReportKind.RECORD_READ, by=request.actor, about=guest)
    return render(request, "reports/audit/event_list.html", context)


@needs(Power.READ_AUDIT)
@require_GET
def event_export(request: StaffRequest) -> HttpResponse | StreamingHttpResponse:
    """The same events as on the page, all of them."""
    form = EventFilterForm(request.GET, actor=request.actor)
    if not form.is_valid():
        return render(request, "reports/audit/event_list.html", {"form": form}, status=422)
    record(ReportKind.RECORD_EXPORTED, by=request.actor, about=form.cleaned_data["guest"])
    parts = read_in_parts(request.actor, form.events())
    rows = ([_row(event) for event in part] for part in parts)
    return long_csv_response("who-read-and-changed-what", HEAD, rows)


def _row(event: RecordedEvent) -> list[str]:
    return [
        event.at.strftime("%Y-%m-%d"),
        event.at.strftime("%H:%M"),
        event.person,
        event.did,
        event.guest,
        ", ".join(event.fields),
    ]
