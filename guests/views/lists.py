"""Who is here, coming and gone."""

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from accounts.access import needs
from accounts.http import Asked
from accounts.permissions import Power

from ..models import Stay

FORMER_GUESTS_ON_A_PAGE = 50


@needs(Power.READ_STAYS)
@require_GET
def guest_list(request: Asked) -> HttpResponse:
    stays = Stay.objects.visible_to(request.asker)
    left = stays.left().for_list().order_by("-left_on", "-id")
    context = {
        "here": stays.on_date(request.asker.today).with_time_away(request.asker.today).for_list(),
        "coming": stays.coming().for_list().order_by("arrives_on", "id"),
        "called_off": stays.called_off().for_list().order_by("-arrives_on", "id")[:20],
        "left": Paginator(left, FORMER_GUESTS_ON_A_PAGE).get_page(request.GET.get("page")),
        "may_bring_in": request.asker.can(Power.BRING_IN),
    }
    return render(request, "guests/guest_list.html", context)
