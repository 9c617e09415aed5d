"""The register of co-reflections."""

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from accounts.access.decorators import needs
from accounts.access.permissions import Power
from accounts.access.requests import StaffRequest
from accounts.drafts.autosave import autosaved
from guests.wording.hints import hints_after, page_after_saving

from . import actions
from .forms import CoReflectionForm
from .models import CoReflection

ON_A_PAGE = 50


@needs(Power.SHARE_THE_DAY)
@autosaved(CoReflectionForm)
@require_http_methods(["GET", "POST"])
def co_reflection_list(request: StaffRequest) -> HttpResponse:
    actor = request.actor
    form = CoReflectionForm(request)
    if form.submit(actions.record_co_reflection):
        here = reverse("shifts:co_reflection_list")
        return redirect(page_after_saving(request, here, "theme", form.texts_to_hint()))
    rows = CoReflection.objects.for_house(actor.house).for_list()
    page = Paginator(rows, ON_A_PAGE).get_page(request.GET.get("page"))
    last = CoReflection.objects.for_house(actor.house).filter(noted_by=actor.user)
    hints = hints_after(request, theme=last.order_by("-id").values_list("theme", flat=True)[:1])
    context = {"form": form, "page": page, "hints": hints}
    return render(request, "shifts/co_reflection/co_reflection_list.html", context)


@needs(Power.SHARE_THE_DAY)
@autosaved(CoReflectionForm)
@require_http_methods(["GET", "POST"])
def co_reflection_edit(request: StaffRequest, co_reflection_id: int) -> HttpResponse:
    rows = CoReflection.objects.for_house(request.actor.house).for_list()
    noted = get_object_or_404(rows, pk=co_reflection_id)
    form = CoReflectionForm(request, noted=noted)
    if form.submit(actions.change_co_reflection, co_reflection=noted):
        return redirect("shifts:co_reflection_list")
    return render(request, "shifts/co_reflection/co_reflection_edit.html", {"form": form})
