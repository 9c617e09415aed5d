"""One house meeting: written while it is open, read once it is closed."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from accounts.access import needs
from accounts.http import Asked
from accounts.permissions import Power
from accounts.typed import keeps_words, not_saved, retyped
from guests.forms import FollowUpForm, names_of_others
from ui.forms import posted

from .. import actions
from ..forms import MeetingForm, MeetingReopenForm
from ..models import Agreement, Decision, Meeting
from ..queries import read_meeting
from .meetings import names_here


def _meeting_of(request: Asked, meeting_id: int) -> Meeting:
    meetings = Meeting.objects.visible_to(request.asker)
    return get_object_or_404(meetings.for_page(request.asker), pk=meeting_id)


def _form_of(request: Asked, meeting: Meeting) -> MeetingForm:
    read = read_meeting(request.asker, meeting)
    names = names_here(request)
    form = MeetingForm(posted(request), asker=request.asker, read=read, names=names)
    return retyped(request, form)


@needs(Power.LIVE_TOGETHER)
@keeps_words("A house meeting", "said", "decision")
@require_http_methods(["GET", "POST"])
def meeting_detail(request: Asked, meeting_id: int) -> HttpResponse:
    """Every button saves all that is on the page; one then closes it, one leads to a decision."""
    meeting = _meeting_of(request, meeting_id)
    is_written_in = meeting.is_written_in(request.asker.today)
    form = _form_of(request, meeting)
    if request.method == "POST":
        if not form.asks_first() and form.carry_out(
            actions.write_meeting, by=request.asker, meeting=meeting
        ):
            return _saved(request, meeting, form)
        if not is_written_in:
            return _too_late(request, meeting, form)
    context = {
        "form": form,
        "read": form.read,
        "meeting": meeting,
        "today": request.asker.today,
        "may_reopen": request.asker.can(Power.REOPEN_ROUNDS),
    }
    template = "meeting_write" if is_written_in else "meeting_read"
    return render(request, f"household/{template}.html", context)


def _saved(request: Asked, meeting: Meeting, form: MeetingForm) -> HttpResponse:
    if "close" in request.POST:
        actions.close_meeting(by=request.asker, meeting=meeting)
        messages.success(request, "The meeting is closed. Thank you for writing it down.")
        return redirect("household:meeting_detail", meeting.pk)
    about = request.POST.get("decision_page", "")
    if about in {str(each.pk) for each in form.read.decisions}:
        return redirect("household:decision_detail", about)
    messages.success(request, "Saved.")
    return redirect("household:meeting_detail", meeting.pk)


def _too_late(request: Asked, meeting: Meeting, form: MeetingForm) -> HttpResponse:
    """After it was closed; a second press of that button finds its words written down."""
    problems, back = " ".join(form.problems()), redirect("household:meeting_detail", meeting.pk)
    said, decision = (request.POST.get(name, "").split() for name in ("said", "decision"))
    decided = [[], *(each.words.split() for each in form.read.decisions)]
    if said == meeting.said.split() and decision in decided:
        messages.warning(request, problems)
        return back
    messages.warning(request, f"{problems} Your words stand on Today.")
    return not_saved(back)


@needs(Power.REOPEN_ROUNDS)
@keeps_words("Why a house meeting is opened again", "reason")
@require_http_methods(["GET", "POST"])
def meeting_reopen(request: Asked, meeting_id: int) -> HttpResponse:
    meeting = _meeting_of(request, meeting_id)
    form = retyped(request, MeetingReopenForm(posted(request)))
    if form.carry_out(actions.reopen_meeting, by=request.asker, meeting=meeting):
        return redirect("household:meeting_detail", meeting_id)
    return render(request, "household/meeting_reopen.html", {"form": form, "meeting": meeting})


def _decision_of(request: Asked, decision_id: int) -> Decision:
    decisions = Decision.objects.visible_to(request.asker).for_list()
    return get_object_or_404(decisions, pk=decision_id)


@needs(Power.LIVE_TOGETHER)
@keeps_words("What a decision asks to follow up", "words")
@require_http_methods(["GET", "POST"])
def decision_detail(request: Asked, decision_id: int) -> HttpResponse:
    """One decision, and what can come of it; what is posted is its follow-up."""
    asker, decision = request.asker, _decision_of(request, decision_id)
    form = FollowUpForm(
        posted(request),
        asker=asker,
        names=names_of_others(asker) if request.method == "POST" else [],
        initial={
            "words": decision.words,
            "stay": decision.stay_id,
            "for_person": decision.staff_id,
            "due_on": decision.by_on,
        },
    )
    known = {"by": asker, "decision": decision}
    if not form.asks_first() and form.carry_out(actions.follow_up_decision, **known):
        messages.success(request, "It is kept in mind: you find it under To follow up, on Today.")
        return redirect("household:meeting_detail", decision.meeting_id)
    retyped(request, form)
    if form.is_bound and decision.is_followed_up:
        messages.warning(request, f"{' '.join(form.problems())} Your words stand on Today.")
        return not_saved(redirect("household:decision_detail", decision.pk))
    agreements = Agreement.objects.visible_to(asker).in_use()
    context = {
        "form": form,
        "decision": decision,
        "today": asker.today,
        "agreements": agreements,
    }
    return render(request, "household/decision_detail.html", context)


@needs(Power.LIVE_TOGETHER)
@require_POST
def decision_done(request: Asked, decision_id: int) -> HttpResponse:
    decision = _decision_of(request, decision_id)
    actions.set_decision(by=request.asker, decision=decision, is_done="undone" not in request.POST)
    if request.POST.get("back") == "list":
        return redirect("household:meeting_list")
    return redirect("household:meeting_detail", decision.meeting_id)
