"""The round on paper."""

from datetime import date, timedelta

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from accounts.access import needs
from accounts.audit import Kind, record_read
from accounts.http import Asked
from accounts.permissions import Power

from ..forms import entry_form_for
from ..models import Intention, Which
from ..queries import read_sheet

# A house that sees a storm coming prints its sheets for so long ahead.
SHEETS_AHEAD = timedelta(days=14)
# On each sheet, for whoever joins; and so many when nobody is staying.
EMPTY_PLACES = 2
EMPTY_PLACES_ALONE = 4


def has_sheet(request: Asked, day: date) -> bool:
    """Blank sheets are for today and the coming days; the past is on its own page."""
    return request.asker.today <= day <= request.asker.today + SHEETS_AHEAD


@needs(Power.SHARE_THE_DAY)
@require_GET
def round_sheet(request: Asked, day: date, which: Which) -> HttpResponse:
    """The round on paper, for the day the power is out: in the order of the page it is typed into.

    It shows who is staying, so it is an audited read, even of an open round.
    """
    if not has_sheet(request, day):
        context = {"day": day, "days_ahead": SHEETS_AHEAD.days}
        return render(request, "checkins/round_sheet_none.html", context, status=403)
    sheet = read_sheet(request.asker, which, day)
    record_read(Kind.SHEET_PRINTED, by=request.asker)
    guests = [person for person in sheet.people if person.stay]
    context = {
        "sheet": sheet,
        "guests": guests,
        "empty_places": range(EMPTY_PLACES if guests else EMPTY_PLACES_ALONE),
        "form": entry_form_for(which)(),
        "goal_places": Intention.PLACES,
        "answers": Intention.Answer.labels,
        "other": Which.AFTERNOON if sheet.is_morning else Which.MORNING,
        "neighbours": [
            (label, near)
            for label, near in (
                ("The day before", day - timedelta(days=1)),
                ("The next day", day + timedelta(days=1)),
            )
            if has_sheet(request, near)
        ],
    }
    return render(request, "checkins/round_sheet.html", context)
