"""The register of co-reflections."""

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from accounts.access.decorators import needs
from accounts.access.permissions import Power
from accounts.access.requests import StaffRequest
from accounts.drafts.autosave import autosaved, restore_draft
from guests.models import Guest
from guests.wording.hints import going_on, hints_after
from ui.forms import posted

from . import actions
from .forms import CoReflectionForm
from .models import CoReflection

ON_A_PAGE = 50


@needs(Power.SHARE_THE_DAY)
@autosaved("A co-reflection", "theme")
@require_http_methods(["GET", "POST"])
def co_reflection_list(request: StaffRequest) -> HttpResponse:
    actor = request.actor
    form = CoReflectionForm(posted(request), actor=actor, names=_names(request))
    form = restore_draft(request, form)
    if not form.needs_confirmation() and form.submit(actions.record_co_reflection, by=actor):
        return redirect(_onward(request, form))
    rows = CoReflection.objects.for_house(actor.house).for_list()
    page = Paginator(rows, ON_A_PAGE).get_page(request.GET.get("page"))
    last = CoReflection.objects.for_house(actor.house).filter(noted_by=actor.user)
    hints = hints_after(request, theme=last.order_by("-id").values_list("theme", flat=True)[:1])
    context = {"form": form, "page": page, "hints": hints}
    return render(request, "shifts/co_reflection/co_reflection_list.html", context)


@needs(Power.SHARE_THE_DAY)
@autosaved("A co-reflection", "theme")
@require_http_methods(["GET", "POST"])
def co_reflection_edit(request: StaffRequest, co_reflection_id: int) -> HttpResponse:
    actor = request.actor
    rows = CoReflection.objects.for_house(actor.house).for_list()
    noted = get_object_or_404(rows, pk=co_reflection_id)
    form = CoReflectionForm(posted(request), actor=actor, names=_names(request), noted=noted)
    form = restore_draft(request, form)
    act = actions.change_co_reflection
    if not form.needs_confirmation() and form.submit(act, by=actor, co_reflection=noted):
        return redirect("shifts:co_reflection_list")
    return render(request, "shifts/co_reflection/co_reflection_edit.html", {"form": form})


def _onward(request: StaffRequest, form: CoReflectionForm) -> str:
    here = reverse("shifts:co_reflection_list")
    return going_on(request, here, "theme", form.said_by_staff())


def _names(request: StaffRequest) -> list[str]:
    """Of everyone who is or was a guest here: this list is read for years."""
    if request.method != "POST":
        return []
    return list(Guest.objects.for_house(request.actor.house).values_list("name", flat=True))
