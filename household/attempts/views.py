from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from accounts.access.decorators import needs
from accounts.access.permissions import Power
from accounts.access.requests import StaffRequest
from accounts.drafts.autosave import autosaved

from ..conversations.views import conversation_of, record_conversation_read
from . import actions
from .forms import AttemptForm, LookAgainForm


@needs(Power.LIVE_TOGETHER)
@autosaved(AttemptForm)
@require_http_methods(["GET", "POST"])
def attempt_write(request: StaffRequest, conversation_id: int) -> HttpResponse:
    conversation = conversation_of(request, conversation_id)
    attempt = conversation.trying
    form = AttemptForm(request, attempt=attempt)
    if (
        form.submit(actions.change_attempt, attempt=attempt)
        if attempt
        else form.submit(actions.try_something, conversation=conversation)
    ):
        return redirect("household:conversation_detail", conversation_id)
    record_conversation_read(request, conversation)
    context = {"form": form, "conversation": conversation}
    return render(request, "household/attempts/attempt_write.html", context)


@needs(Power.LIVE_TOGETHER)
@autosaved(LookAgainForm)
@require_http_methods(["GET", "POST"])
def look_again(request: StaffRequest, conversation_id: int) -> HttpResponse:
    conversation = conversation_of(request, conversation_id)
    attempt = conversation.trying or next(iter(conversation.tried), None)
    if attempt is None:
        raise Http404
    form = LookAgainForm(request)
    if form.submit(actions.look_again, attempt=attempt):
        return redirect("household:conversation_detail", conversation_id)
    record_conversation_read(request, conversation)
    context = {"form": form, "conversation": conversation, "attempt": attempt}
    return render(request, "household/attempts/look_again.html", context)
