"""The schedule: who is on in a week, put on and taken off in place."""

from datetime import date

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, redirect, render, resolve_url
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from accounts.access.decorators import needs
from accounts.access.permissions import Power
from accounts.access.requests import StaffRequest
from accounts.people.queries import peers_on_staff
from ui.forms import posted

from ..times.models import ShiftTime
from . import actions
from .forms import PutOnForm, TakeOffForm
from .models import ShiftPerson
from .week import ShiftPlace, WeekOfShifts, read_week, week_called


@needs(Power.READ_STAYS)
@require_GET
def shift_list(request: StaffRequest) -> HttpResponse:
    monday = week_called(request.GET.get("week"), request.actor.today)
    if monday is None:
        return render(request, "shifts/rota/week_unknown.html", status=404)
    return _page(request, read_week(request.actor, monday))


def _page(
    request: StaffRequest,
    week: WeekOfShifts,
    place: ShiftPlace | None = None,
    form: PutOnForm | None = None,
) -> HttpResponse:
    context = {
        "week": week,
        "may_change": request.actor.can(Power.SHARE_THE_DAY),
        "open": place,
        "form": form,
        "take_off_forms": [
            (person, TakeOffForm(auto_id=f"id_%s_{person.pk}")) for person in place.people
        ]
        if place
        else [],
    }
    return render(request, "shifts/rota/shift_list.html", context)


@needs(Power.SHARE_THE_DAY)
@require_http_methods(["GET", "POST"])
def shift_change(request: StaffRequest, day: date, time_id: int) -> HttpResponse:
    actor = request.actor
    time = get_object_or_404(ShiftTime.objects.for_house(actor.house), pk=time_id)
    monday = week_called(str(day), actor.today)
    week = read_week(actor, monday) if monday else None
    place = week.place(day, time.pk) if week else None
    if week is None or place is None:
        raise Http404
    if _is_second_press(request, place):
        return _back_to(day, time.pk)
    team = peers_on_staff(actor, day)
    form = PutOnForm(posted(request), team=team, people=place.people)
    if form.submit(actions.put_on, by=actor, time=time, on=day):
        return _back_to(day, time.pk)
    return _page(request, week, place, form)


def _is_second_press(request: StaffRequest, place: ShiftPlace) -> bool:
    """What was sent is already saved: whoever was chosen is no longer offered."""
    sent = (request.POST.get("user"), "is_on_call" in request.POST)
    return sent in [(str(person.user_id), person.is_on_call) for person in place.people]


@needs(Power.SHARE_THE_DAY)
@require_POST
def person_take_off(request: StaffRequest, person_id: int) -> HttpResponse:
    people = ShiftPerson.objects.for_house(request.actor.house).select_related("shift")
    person = get_object_or_404(people, pk=person_id)
    form = TakeOffForm(request.POST)
    if not form.submit(actions.take_off, by=request.actor, person=person):
        messages.warning(request, " ".join(form.problems()))
    return _back_to(person.shift.on, person.shift.time_id)


@needs(Power.SHARE_THE_DAY)
@require_POST
def week_copy(request: StaffRequest, day: date) -> HttpResponse:
    monday = week_called(str(day), request.actor.today)
    if monday is None:
        raise Http404
    try:
        copied = actions.copy_week(by=request.actor, monday=monday)
    except ValidationError as refusal:
        messages.warning(request, " ".join(refusal.messages))
    else:
        messages.success(
            request,
            "Last week is copied. Please check it once."
            if copied
            else "Nobody to copy: no one from last week works here this week.",
        )
    return redirect(f"{resolve_url('shifts:shift_list')}?week={monday}")


def _back_to(day: date, time_id: int) -> HttpResponseRedirect:
    return HttpResponseRedirect(f"{resolve_url('shifts:shift_list')}?week={day}#on-{day}-{time_id}")
