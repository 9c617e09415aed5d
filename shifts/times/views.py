"""The times of the house's shifts."""

from collections.abc import Sequence
from datetime import timedelta
from itertools import groupby

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods

from accounts.access.decorators import needs
from accounts.access.permissions import Power
from accounts.access.requests import StaffRequest
from ui.forms import posted
from ui.weekdays import weekdays_in_words

from . import actions
from .forms import PatternForm
from .queries import times_of
from .rules import ShiftRule, in_force
from .starting_times import EXAMPLES, ShiftLine


@needs(Power.SET_THE_DAY)
@require_GET
def time_list(request: StaffRequest) -> HttpResponse:
    actor, times = request.actor, times_of(request.actor)
    now = in_force(times, actor.today)
    since = now[0].from_on if now else actor.today
    patterns = [
        {"from_on": from_on, "shifts": _in_words(in_force(times, from_on))}
        for from_on, _times in groupby(times, key=lambda each: each.from_on)
    ]
    context = {
        "now": _in_words(now),
        "coming": [each for each in patterns if each["from_on"] > actor.today],
        "past": [each for each in patterns if each["from_on"] < since],
        "examples": [(key, name) for key, (name, _lines) in EXAMPLES.items()],
    }
    return render(request, "shifts/times/time_list.html", context)


def _in_words(times: Sequence[ShiftRule]) -> list[tuple[ShiftRule, str]]:
    return [(each, weekdays_in_words(each.weekdays)) for each in times if each.weekdays]


@needs(Power.SET_THE_DAY)
@require_http_methods(["GET", "POST"])
def times_set(request: StaffRequest) -> HttpResponse:
    actor, times = request.actor, times_of(request.actor)
    now = in_force(times, actor.today)
    _name, example = EXAMPLES.get(request.GET.get("example", ""), ("", None))
    tomorrow = actor.today + timedelta(days=1)
    form = PatternForm(
        posted(request),
        shown=example or _lines(in_force(times, tomorrow)) or EXAMPLES["three"][1],
        initial={"from_on": tomorrow if now else actor.today},
    )
    if form.submit(actions.set_shift_times, by=actor):
        messages.success(request, "Saved.")
        return redirect("shifts:time_list")
    return render(request, "shifts/times/times_set.html", {"form": form})


def _lines(times: Sequence[ShiftRule]) -> list[ShiftLine]:
    return [
        ShiftLine(each.name, each.starts, each.ends, each.weekdays, each.key)
        for each in times
        if each.weekdays
    ]
