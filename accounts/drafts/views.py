from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_POST

from ..access.decorators import needs
from ..access.permissions import Power
from ..access.requests import StaffRequest
from .actions import drop_drafts
from .models import Draft


@needs(Power.READ_STAYS)
@require_POST
def draft_discard(request: StaffRequest, draft_id: int) -> HttpResponse:
    draft = get_object_or_404(Draft.objects.readable_by(request.actor), pk=draft_id)
    drop_drafts(by=request.actor, page=draft.page, fields=[draft.field])
    return redirect("dashboard:today")
