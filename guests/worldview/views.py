"""What a guest would like the people here to know: theirs to write, share, change and withdraw."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from accounts.access.decorators import needs
from accounts.access.permissions import Power
from accounts.access.requests import Asked
from accounts.audit.record import Kind, record_read
from accounts.drafts.autosave import keeps_words, retyped
from ui.forms import posted

from ..stays.queries import stay_in_reach_of
from . import actions
from .forms import WorldviewForm
from .models import Worldview


@needs(Power.SHARE_THE_DAY)
@keeps_words("What someone would like people here to know", "words")
@require_http_methods(["GET", "POST"])
def worldview_edit(request: Asked, guest_id: int) -> HttpResponse:
    stay = stay_in_reach_of(request, guest_id)
    record_read(Kind.GUEST_READ, by=request.asker, about=stay.guest, guest_id=guest_id)
    page = Worldview.objects.visible_to(request.asker).filter(stay=stay).first()
    begun = Worldview.objects.in_reach_of(request.asker).filter(stay=stay)
    elsewhere = None if page else begun.select_related("written_with").first()
    form = WorldviewForm(posted(request), page=page, begun_elsewhere=elsewhere is not None)
    form = retyped(request, form)
    if form.carry_out(actions.write_worldview, by=request.asker, stay=stay):
        return redirect(request.get_full_path())
    context = {"form": form, "stay": stay, "page": page, "elsewhere": elsewhere}
    return render(request, "guests/worldview/worldview_edit.html", context)


@needs(Power.SHARE_THE_DAY)
@require_POST
def worldview_withdraw(request: Asked, guest_id: int) -> HttpResponse:
    stay = stay_in_reach_of(request, guest_id)
    page = get_object_or_404(Worldview.objects.in_reach_of(request.asker), stay=stay)
    actions.withdraw_worldview(by=request.asker, page=page)
    return redirect("guests:worldview_edit", guest_id)
