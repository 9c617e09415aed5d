"""House meetings: the next one and its agenda, those that were held, and their time."""

from datetime import time

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from accounts.access import needs
from accounts.http import Asked
from accounts.permissions import Power
from accounts.typed import keeps_words, retyped
from guests.forms import names_of_others
from ui.forms import posted

from .. import actions
from ..forms import AgendaItemForm, MeetingPlanForm, MeetingTimeForm
from ..meeting_days import SUNDAY, WEEKDAYS, in_force
from ..models import AgendaItem, Decision, Meeting, MeetingTime
from ..queries import next_meeting

MEETINGS_ON_A_PAGE = 20


def names_here(request: Asked) -> list[str]:
    """The names that are asked about: what everyone in the house reads belongs to no guest."""
    return names_of_others(request.asker) if request.method == "POST" else []


@needs(Power.LIVE_TOGETHER)
@keeps_words("The agenda of the house meeting", "words")
@require_http_methods(["GET", "POST"])
def meeting_list(request: Asked) -> HttpResponse:
    """The next meeting, what it is about, and all before it; what is posted is for its agenda."""
    asker = request.asker
    form = AgendaItemForm(posted(request), asker=asker, names=names_here(request))
    form = retyped(request, form)
    if not form.asks_first() and form.carry_out(actions.add_agenda_item, by=asker):
        return redirect("household:meeting_list")
    meetings = Meeting.objects.visible_to(asker).filter(on__lte=asker.today).for_list()
    decisions = Decision.objects.visible_to(asker).to_do().for_list().soonest_first()
    context = {
        "form": form,
        "coming": next_meeting(asker),
        "agenda": AgendaItem.objects.visible_to(asker).waiting().for_list(),
        "decisions": decisions,
        "page": Paginator(meetings, MEETINGS_ON_A_PAGE).get_page(request.GET.get("page")),
        "today": asker.today,
        "may_set_time": asker.can(Power.WORD_THE_HOUSEHOLD),
    }
    return render(request, "household/meeting_list.html", context)


@needs(Power.LIVE_TOGETHER)
@require_POST
def agenda_take_off(request: Asked, agenda_id: int) -> HttpResponse:
    item = get_object_or_404(AgendaItem.objects.visible_to(request.asker), pk=agenda_id)
    try:
        actions.take_off_agenda_item(by=request.asker, item=item)
    except ValidationError as refusal:
        messages.warning(request, " ".join(refusal.messages))
    return redirect("household:meeting_list")


@needs(Power.LIVE_TOGETHER)
@require_http_methods(["GET", "POST"])
def meeting_plan(request: Asked) -> HttpResponse:
    """A meeting on a day that is given: today's and earlier ones open at once to be written."""
    asker, coming = request.asker, next_meeting(request.asker)
    initial = {"on": asker.today, "at": coming.at if coming else time(17)}
    form = MeetingPlanForm(posted(request), asker=asker, coming=coming, initial=initial)
    if form.carry_out(actions.plan_meeting, by=asker):
        if form.result.on <= asker.today:
            return redirect("household:meeting_detail", form.result.pk)
        return redirect("household:meeting_list")
    return render(request, "household/meeting_plan.html", {"form": form})


@needs(Power.WORD_THE_HOUSEHOLD)
@require_http_methods(["GET", "POST"])
def meeting_time_set(request: Asked) -> HttpResponse:
    asker = request.asker
    rows = MeetingTime.objects.visible_to(asker)
    now = in_force([row.as_weekly() for row in rows], asker.today)
    initial = {
        "from_on": asker.today,
        "weekday": now.weekday if now else SUNDAY,
        "at": now.at if now else time(17),
    }
    form = MeetingTimeForm(posted(request), initial=initial)
    if form.carry_out(actions.set_meeting_time, by=asker):
        messages.success(request, "Saved.")
        return redirect("household:meeting_time_set")
    context = {
        "form": form,
        "now": now,
        "weekday": dict(WEEKDAYS)[now.weekday] if now else "",
        "coming": rows.filter(from_on__gt=asker.today),
        "may_live_together": asker.can(Power.LIVE_TOGETHER),
    }
    return render(request, "household/meeting_time_set.html", context)
