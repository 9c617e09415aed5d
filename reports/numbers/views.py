"""The house by month, quarter and year. The period is in the address; nobody's name is."""

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from accounts.access.actor import Actor
from accounts.access.decorators import needs
from accounts.access.permissions import Power
from accounts.access.requests import StaffRequest
from accounts.audit.record import record

from ..exports import csv_response, xlsx_response
from ..kinds import ReportKind
from .choosing import Choices
from .periods import ReportPeriod, month_of, period_of
from .reading import Numbers
from .rows import first_day_of
from .tables import head_of, rows_of

FORMATS = {"csv": csv_response, "xlsx": xlsx_response}


@needs(Power.READ_REPORTS)
@require_GET
def numbers(request: StaffRequest) -> HttpResponse:
    actor = request.actor
    asked = request.GET.get("period")
    period = period_of(asked) if asked else month_of(actor.today)
    choices = Choices(period or month_of(actor.today), first_day_of(actor), actor.today)
    context: dict[str, object] = {"choices": choices}
    if period is None or not period.has_begun(actor.today):
        context["problem"] = "There are no numbers for that time. Please choose another one."
        return render(request, "reports/numbers/numbers.html", context, status=404)
    if choices.has_anything:
        context["numbers"] = Numbers(actor, period)
    return render(request, "reports/numbers/numbers.html", context)


@needs(Power.READ_REPORTS)
@require_GET
def numbers_print(request: StaffRequest) -> HttpResponse:
    """One page a year, for whoever pays for the house."""
    period = _asked_period(request, request.actor).whole_year
    context = {"numbers": Numbers(request.actor, period)}
    return render(request, "reports/numbers/numbers_print.html", context)


@needs(Power.READ_REPORTS)
@require_GET
def numbers_export(request: StaffRequest) -> HttpResponse:
    actor, make = request.actor, FORMATS.get(request.GET.get("as", "csv"))
    if make is None:
        raise Http404
    period = _asked_period(request, actor)
    numbers = Numbers(actor, period)
    record(ReportKind.NUMBERS_EXPORTED, by=actor, about=actor.house)
    return make(f"house-numbers-{period.key}", head_of(numbers), rows_of(numbers))


def _asked_period(request: StaffRequest, actor: Actor) -> ReportPeriod:
    asked = request.GET.get("period")
    period = period_of(asked) if asked else month_of(actor.today)
    if period is None or not period.has_begun(actor.today):
        raise Http404
    return period
