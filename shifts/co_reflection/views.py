"""The register of co-reflections."""

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from accounts.access.decorators import needs
from accounts.access.permissions import Power
from accounts.access.requests import Asked
from accounts.drafts.autosave import keeps_words, retyped
from guests.models import Guest
from guests.wording.hints import going_on, hints_after
from ui.forms import posted

from . import actions
from .forms import CoReflectionForm
from .models import CoReflection

ON_A_PAGE = 50


@needs(Power.SHARE_THE_DAY)
@keeps_words("A co-reflection", "theme")
@require_http_methods(["GET", "POST"])
def co_reflection_list(request: Asked) -> HttpResponse:
    asker = request.asker
    form = CoReflectionForm(posted(request), asker=asker, names=_names(request))
    form = retyped(request, form)
    if not form.asks_first() and form.carry_out(actions.note_co_reflection, by=asker):
        return redirect(_onward(request, form))
    rows = CoReflection.objects.visible_to(asker).for_list()
    page = Paginator(rows, ON_A_PAGE).get_page(request.GET.get("page"))
    last = CoReflection.objects.visible_to(asker).filter(noted_by=asker.user)
    hints = hints_after(request, theme=last.order_by("-id").values_list("theme", flat=True)[:1])
    context = {"form": form, "page": page, "hints": hints}
    return render(request, "shifts/co_reflection/co_reflection_list.html", context)


@needs(Power.SHARE_THE_DAY)
@keeps_words("A co-reflection", "theme")
@require_http_methods(["GET", "POST"])
def co_reflection_edit(request: Asked, co_reflection_id: int) -> HttpResponse:
    asker = request.asker
    rows = CoReflection.objects.visible_to(asker).for_list()
    noted = get_object_or_404(rows, pk=co_reflection_id)
    form = CoReflectionForm(posted(request), asker=asker, names=_names(request), noted=noted)
    form = retyped(request, form)
    act = actions.change_co_reflection
    if not form.asks_first() and form.carry_out(act, by=asker, co_reflection=noted):
        return redirect("shifts:co_reflection_list")
    return render(request, "shifts/co_reflection/co_reflection_edit.html", {"form": form})


def _onward(request: Asked, form: CoReflectionForm) -> str:
    here = reverse("shifts:co_reflection_list")
    return going_on(request, here, "theme", form.said_by_staff())


def _names(request: Asked) -> list[str]:
    """Of everyone who is or was a guest here: this list is read for years."""
    if request.method != "POST":
        return []
    return list(Guest.objects.visible_to(request.asker).values_list("name", flat=True))
