"""What helps outside the house, to be found again."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from accounts.access.decorators import needs
from accounts.access.permissions import Power
from accounts.access.requests import StaffRequest
from accounts.drafts.autosave import autosaved
from accounts.lists.actions import change_row, end_row

from ..finding import holds
from .actions import add_resource
from .forms import ResourceEditForm, ResourceForm, ResourceSearchForm
from .models import Resource


@needs(Power.SHARE_THE_DAY)
@autosaved(ResourceForm)
@require_http_methods(["GET", "POST"])
def resource_list(request: StaffRequest) -> HttpResponse:
    actor = request.actor
    form = ResourceForm(request)
    if form.submit(add_resource):
        return redirect("guests:resource_list")
    search = ResourceSearchForm(request.GET)
    asked = search.cleaned_data["q"] if search.is_valid() else ""
    resources = [
        resource
        for resource in Resource.objects.for_house(actor.house).in_use()
        if holds((resource.what, resource.where, resource.link), asked)
    ]
    context = {"form": form, "search": search, "asked": asked, "resources": resources}
    return render(request, "guests/resources/resource_list.html", context)


@needs(Power.SHARE_THE_DAY)
@autosaved(ResourceEditForm)
@require_http_methods(["GET", "POST"])
def resource_edit(request: StaffRequest, resource_id: int) -> HttpResponse:
    resource = get_object_or_404(Resource.objects.for_house(request.actor.house), pk=resource_id)
    form = ResourceEditForm(request, resource=resource)
    if form.submit(change_row, row=resource):
        return redirect("guests:resource_list")
    return render(
        request, "guests/resources/resource_edit.html", {"form": form, "resource": resource}
    )


@needs(Power.SHARE_THE_DAY)
@require_POST
def resource_end(request: StaffRequest, resource_id: int) -> HttpResponse:
    resource = get_object_or_404(Resource.objects.for_house(request.actor.house), pk=resource_id)
    end_row(by=request.actor, row=resource)
    return redirect("guests:resource_list")
