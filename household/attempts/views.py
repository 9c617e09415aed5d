from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from accounts.access.decorators import needs
from accounts.access.permissions import Power
from accounts.access.requests import StaffRequest
from accounts.drafts.autosave import autosaved, restore_draft
from ui.forms import posted

from ..conversations.views import _names, conversation_of, record_conversation_read
from . import actions
from .forms import AttemptForm, LookAgainForm


@needs(Power.LIVE_TOGETHER)
@autosaved("What is tried after a conversation", "what_we_try")
@require_http_methods(["GET", "POST"])
def attempt_write(request: StaffRequest, conversation_id: int) -> HttpResponse:
    conversation = conversation_of(request, conversation_id)
    actor, attempt, names = request.actor, conversation.trying, _names(request)
    form = AttemptForm(posted(request), actor=actor, attempt=attempt, names=names)
    form = restore_draft(request, form)
    if not form.needs_confirmation() and (
        form.submit(actions.change_attempt, by=actor, attempt=attempt)
        if attempt
        else form.submit(actions.try_something, by=actor, conversation=conversation)
    ):
        return redirect("household:conversation_detail", conversation_id)
    record_conversation_read(request, conversation)
    context = {"form": form, "conversation": conversation}
    return render(request, "household/attempts/attempt_write.html", context)


@needs(Power.LIVE_TOGETHER)
@autosaved("Looking again at a conversation", "looked_again_words")
@require_http_methods(["GET", "POST"])
def look_again(request: StaffRequest, conversation_id: int) -> HttpResponse:
    conversation = conversation_of(request, conversation_id)
    attempt = conversation.trying or next(iter(conversation.tried), None)
    if attempt is None:
        raise Http404
    names = _names(request)
    form = restore_draft(request, LookAgainForm(posted(request), names=names))
    if not form.needs_confirmation() and form.submit(
        actions.look_again, by=request.actor, attempt=attempt
    ):
        return redirect("household:conversation_detail", conversation_id)
    record_conversation_read(request, conversation)
    context = {"form": form, "conversation": conversation, "attempt": attempt}
    return render(request, "household/attempts/look_again.html", context)
