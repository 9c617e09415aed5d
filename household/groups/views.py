"""The house's groups, and how each day of them went."""

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from accounts.access.decorators import needs
from accounts.access.permissions import Power
from accounts.access.requests import StaffRequest
from accounts.drafts.autosave import autosaved
from accounts.lists.buttons import END_AND_REOPEN, press_button

from . import actions
from .forms import GroupDayForm, GroupEditForm, GroupForm
from .models import Group, GroupDay

DAYS_ON_A_PAGE = 30


@needs(Power.LIVE_TOGETHER)
@autosaved(GroupForm)
@require_http_methods(["GET", "POST"])
def group_list(request: StaffRequest) -> HttpResponse:
    form = GroupForm(request)
    if form.submit(actions.add_group):
        return redirect("household:group_list")
    groups, ended = Group.objects.readable_by(request.actor).for_list().in_use_and_ended()
    context = {
        "form": form,
        "groups": groups,
        "ended": ended,
        "today": request.actor.today,
    }
    return render(request, "household/groups/group_list.html", context)


def _group_of(request: StaffRequest, group_id: int) -> Group:
    groups = Group.objects.readable_by(request.actor).select_related("stay__guest", "staff")
    return get_object_or_404(groups, pk=group_id)


@needs(Power.LIVE_TOGETHER)
@autosaved(GroupDayForm)
@require_http_methods(["GET", "POST"])
def group_detail(request: StaffRequest, group_id: int) -> HttpResponse:
    actor, group = request.actor, _group_of(request, group_id)
    form = GroupDayForm(request, group=group)
    if form.submit(actions.record_group_day, group=group):
        return redirect("household:group_detail", group_id)
    days = GroupDay.objects.readable_by(actor).filter(group=group).for_list()
    page = Paginator(days, DAYS_ON_A_PAGE).get_page(request.GET.get("page"))
    context = {"form": form, "group": group, "page": page}
    return render(request, "household/groups/group_detail.html", context)


@needs(Power.LIVE_TOGETHER)
@autosaved(GroupEditForm)
@require_http_methods(["GET", "POST"])
def group_edit(request: StaffRequest, group_id: int) -> HttpResponse:
    group = _group_of(request, group_id)
    form = GroupEditForm(request, group=group)
    if form.submit(actions.change_group, group=group):
        return redirect("household:group_detail", group_id)
    return render(request, "household/groups/group_edit.html", {"form": form, "group": group})


@needs(Power.LIVE_TOGETHER)
@require_POST
def group_change(request: StaffRequest, group_id: int) -> HttpResponse:
    press_button(request, _group_of(request, group_id), END_AND_REOPEN)
    return redirect("household:group_list")
