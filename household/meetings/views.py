"""One house meeting: written while it is open, read once it is closed."""

from datetime import time

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from accounts.access.decorators import needs
from accounts.access.permissions import Power
from accounts.access.requests import StaffRequest
from accounts.drafts.autosave import autosaved, keep_draft
from ui.forms import posted
from ui.weekdays import SUNDAY, WEEKDAYS

from ..decisions.models import Decision
from . import actions
from .days import in_force
from .forms import (
    AgendaItemForm,
    MeetingForm,
    MeetingPlanForm,
    MeetingReopeningForm,
    MeetingTimeForm,
)
from .models import AgendaItem, Meeting, MeetingTime
from .queries import next_meeting, read_meeting, with_counts


def _meeting_of(request: StaffRequest, meeting_id: int) -> Meeting:
    meetings = Meeting.objects.for_house(request.actor.house)
    return get_object_or_404(meetings.for_page(request.actor), pk=meeting_id)


def _form_of(request: StaffRequest, meeting: Meeting) -> MeetingForm:
    return MeetingForm(request, read=read_meeting(request.actor, meeting))


@needs(Power.LIVE_TOGETHER)
@autosaved(MeetingForm)
@require_http_methods(["GET", "POST"])
def meeting_detail(request: StaffRequest, meeting_id: int) -> HttpResponse:
    """Every button saves the whole page; one then closes it, one leads to a decision."""
    meeting = _meeting_of(request, meeting_id)
    is_written_in = meeting.is_written_in(request.actor.today)
    form = _form_of(request, meeting)
    if request.method == "POST":
        if form.submit(actions.write_meeting, meeting=meeting):
            return _saved(request, meeting, form)
        if not is_written_in:
            return _too_late(request, meeting, form)
    context = {
        "form": form,
        "read": form.read,
        "meeting": meeting,
        "today": request.actor.today,
        "may_reopen": request.actor.can(Power.REOPEN_ROUNDS),
    }
    template = "meeting_write" if is_written_in else "meeting_read"
    return render(request, f"household/meetings/{template}.html", context)


def _saved(request: StaffRequest, meeting: Meeting, form: MeetingForm) -> HttpResponse:
    if "close" in request.POST:
        actions.close_meeting(by=request.actor, meeting=meeting)
        messages.success(request, "The meeting is closed. Thank you for writing it down.")
        return redirect("household:meeting_detail", meeting.pk)
    about = request.POST.get("decision_page", "")
    if about in {str(each.pk) for each in form.read.decisions}:
        return redirect("household:decision_detail", about)
    messages.success(request, "Saved.")
    return redirect("household:meeting_detail", meeting.pk)


def _too_late(request: StaffRequest, meeting: Meeting, form: MeetingForm) -> HttpResponse:
    """After it was closed; a second press of that button finds its words saved."""
    problems, back = " ".join(form.problems()), redirect("household:meeting_detail", meeting.pk)
    said, decision = (request.POST.get(name, "").split() for name in ("said", "decision"))
    decided = [[], *(each.words.split() for each in form.read.decisions)]
    if said == meeting.said.split() and decision in decided:
        messages.warning(request, problems)
        return back
    messages.warning(request, f"{problems} Your words are kept on Today.")
    return keep_draft(back)


@needs(Power.REOPEN_ROUNDS)
@autosaved(MeetingReopeningForm)
@require_http_methods(["GET", "POST"])
def meeting_reopen(request: StaffRequest, meeting_id: int) -> HttpResponse:
    meeting = _meeting_of(request, meeting_id)
    form = MeetingReopeningForm(request)
    if form.submit(actions.reopen_meeting, meeting=meeting):
        return redirect("household:meeting_detail", meeting_id)
    if form.non_field_errors():
        messages.warning(request, f"{' '.join(form.problems())} Your words are kept on Today.")
        return keep_draft(redirect("household:meeting_detail", meeting_id))
    return render(
        request, "household/meetings/meeting_reopen.html", {"form": form, "meeting": meeting}
    )


MEETINGS_ON_A_PAGE = 20


@needs(Power.LIVE_TOGETHER)
@autosaved(AgendaItemForm)
@require_http_methods(["GET", "POST"])
def meeting_list(request: StaffRequest) -> HttpResponse:
    actor = request.actor
    form = AgendaItemForm(request)
    if form.submit(actions.add_agenda_item):
        return redirect("household:meeting_list")
    meetings = Meeting.objects.for_house(actor.house).filter(on__lte=actor.today).newest_first()
    decisions = Decision.objects.readable_by(actor).to_do().for_list().soonest_first()
    context = {
        "form": form,
        "coming": next_meeting(actor),
        "agenda": AgendaItem.objects.readable_by(actor).waiting().for_list(),
        "decisions": decisions,
        "page": Paginator(with_counts(meetings), MEETINGS_ON_A_PAGE).get_page(
            request.GET.get("page")
        ),
        "today": actor.today,
        "may_set_time": actor.can(Power.WORD_THE_HOUSEHOLD),
    }
    return render(request, "household/meetings/meeting_list.html", context)


@needs(Power.LIVE_TOGETHER)
@require_POST
def agenda_take_off(request: StaffRequest, agenda_id: int) -> HttpResponse:
    item = get_object_or_404(AgendaItem.objects.readable_by(request.actor), pk=agenda_id)
    try:
        actions.take_off_agenda_item(by=request.actor, item=item)
    except ValidationError as refusal:
        messages.warning(request, " ".join(refusal.messages))
    return redirect("household:meeting_list")


@needs(Power.LIVE_TOGETHER)
@require_http_methods(["GET", "POST"])
def meeting_plan(request: StaffRequest) -> HttpResponse:
    actor, coming = request.actor, next_meeting(request.actor)
    initial = {"on": actor.today, "at": coming.at if coming else time(17)}
    form = MeetingPlanForm(posted(request), actor=actor, coming=coming, initial=initial)
    if form.submit(actions.plan_meeting, by=actor):
        if form.result.on <= actor.today:
            return redirect("household:meeting_detail", form.result.pk)
        return redirect("household:meeting_list")
    return render(request, "household/meetings/meeting_plan.html", {"form": form})


@needs(Power.WORD_THE_HOUSEHOLD)
@require_http_methods(["GET", "POST"])
def meeting_time_set(request: StaffRequest) -> HttpResponse:
    actor = request.actor
    rows = MeetingTime.objects.for_house(actor.house)
    now = in_force([row.as_weekly() for row in rows], actor.today)
    initial = {
        "from_on": actor.today,
        "weekday": now.weekday if now else SUNDAY,
        "at": now.at if now else time(17),
    }
    form = MeetingTimeForm(posted(request), initial=initial)
    if form.submit(actions.set_meeting_time, by=actor):
        messages.success(request, "Saved.")
        return redirect("household:meeting_time_set")
    context = {
        "form": form,
        "now": now,
        "weekday": dict(WEEKDAYS)[now.weekday] if now else "",
        "coming": rows.to_come(actor.today),
        "may_live_together": actor.can(Power.LIVE_TOGETHER),
    }
    return render(request, "household/meetings/meeting_time_set.html", context)
