"""When the house checks in, and in which words it asks."""

from datetime import timedelta

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods

from accounts.access.decorators import needs
from accounts.access.permissions import Power
from accounts.access.requests import StaffRequest
from accounts.drafts.autosave import autosaved
from ui.forms import posted
from ui.weekdays import weekdays_in_words

from . import actions
from . import rules as schedule
from .forms import ExceptionForm, PromptsForm, TimeForm
from .models import CheckInException, CheckInTime, Prompts, Which
from .queries import times_of, wording_on


@needs(Power.SET_THE_DAY)
@require_GET
def time_list(request: StaffRequest) -> HttpResponse:
    actor = request.actor
    times = CheckInTime.objects.for_house(actor.house)
    now = schedule.in_force(times_of(actor), actor.today)
    prompts = Prompts.objects.for_house(actor.house)
    rounds = [
        {
            "which": which,
            "now": now.get(which),
            "days": weekdays_in_words(now[which].weekdays) if which in now else "",
            "coming": [
                {"row": row, "days": weekdays_in_words(row.as_time().weekdays)}
                for row in times.filter(which=which).to_come(actor.today)
            ],
            "words": wording_on(actor, which, actor.today).values(),
            "words_coming": prompts.filter(which=which).to_come(actor.today),
        }
        for which in Which
    ]
    exceptions = CheckInException.objects.for_house(actor.house)
    context = {
        "rounds": rounds,
        "ahead": exceptions.filter(date__gte=actor.today),
        "past": exceptions.filter(date__lt=actor.today).order_by("-date", "which"),
    }
    return render(request, "checkins/schedule/time_list.html", context)


@needs(Power.SET_THE_DAY)
@require_http_methods(["GET", "POST"])
def time_set(request: StaffRequest, which: Which) -> HttpResponse:
    actor = request.actor
    now = schedule.in_force(times_of(actor), actor.today).get(which)
    initial: dict[str, object] = {"from_on": actor.today}
    if now:
        initial |= {"at": now.at, "weekdays": sorted(now.weekdays)}
    form = TimeForm(posted(request), initial=initial)
    if form.submit(actions.set_time, by=actor, which=which):
        messages.success(request, "Saved.")
        return redirect("checkins:time_list")
    context = {"form": form, "which": Which(which)}
    return render(request, "checkins/schedule/time_set.html", context)


@needs(Power.SET_THE_DAY)
@autosaved(ExceptionForm)
@require_http_methods(["GET", "POST"])
def exception_set(request: StaffRequest) -> HttpResponse:
    form = ExceptionForm(request)
    if form.submit(actions.set_exception):
        messages.success(request, "Saved.")
        return redirect("checkins:time_list")
    return render(request, "checkins/schedule/exception_set.html", {"form": form})


@needs(Power.SET_THE_DAY)
@autosaved(PromptsForm)
@require_http_methods(["GET", "POST"])
def prompts_set(request: StaffRequest, which: Which) -> HttpResponse:
    actor = request.actor
    tomorrow = actor.today + timedelta(days=1)
    initial = {"from_on": tomorrow, **wording_on(actor, which, tomorrow)}
    form = PromptsForm(request, which=which, initial=initial)
    if form.submit(actions.set_prompts, which=which):
        messages.success(request, "Saved.")
        return redirect("checkins:time_list")
    context = {"form": form, "which": Which(which)}
    return render(request, "checkins/schedule/prompts_set.html", context)
