"""Who is here, coming and gone."""

from django.core.paginator import Paginator
from django.db.models import F
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from accounts.access import needs
from accounts.http import Asked
from accounts.permissions import Power

from ..models import Stay
from ..queries import rooms_ahead
from ..rooms_ahead import week_starts

FORMER_GUESTS_ON_A_PAGE = 50
DID_NOT_COME_SHOWN = 20


@needs(Power.READ_STAYS)
@require_GET
def guest_list(request: Asked) -> HttpResponse:
    today = request.asker.today
    stays = Stay.objects.visible_to(request.asker)
    left = stays.left().for_list().order_by("-left_on", "-id")
    context = {
        "ahead": rooms_ahead(request.asker),
        "week_starts": week_starts(today),
        "here": stays.on_date(today).with_time_away().for_list(),
        "coming": stays.coming().for_list().order_by(F("arrives_on").asc(nulls_last=True), "id"),
        "enquiries": stays.enquiries().for_list().order_by("enquired_on", "id"),
        "did_not_come": stays.did_not_come().for_list().order_by("-id")[:DID_NOT_COME_SHOWN],
        "left": Paginator(left, FORMER_GUESTS_ON_A_PAGE).get_page(request.GET.get("page")),
        "may_bring_in": request.asker.can(Power.BRING_IN),
    }
    return render(request, "guests/guest_list.html", context)
