from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from accounts.access.decorators import needs
from accounts.access.permissions import Power
from accounts.access.requests import Asked
from accounts.drafts.autosave import keeps_words, retyped
from ui.forms import posted

from ..conversations.views import _names, conversation_of, note_reading
from . import actions
from .forms import AttemptForm, LookAgainForm


@needs(Power.LIVE_TOGETHER)
@keeps_words("What is tried after a conversation", "what_we_try")
@require_http_methods(["GET", "POST"])
def attempt_write(request: Asked, conversation_id: int) -> HttpResponse:
    conversation = conversation_of(request, conversation_id)
    asker, attempt, names = request.asker, conversation.trying, _names(request)
    form = AttemptForm(posted(request), asker=asker, attempt=attempt, names=names)
    form = retyped(request, form)
    if not form.asks_first() and (
        form.carry_out(actions.change_attempt, by=asker, attempt=attempt)
        if attempt
        else form.carry_out(actions.try_something, by=asker, conversation=conversation)
    ):
        return redirect("household:conversation_detail", conversation_id)
    note_reading(request, conversation)
    context = {"form": form, "conversation": conversation}
    return render(request, "household/attempts/attempt_write.html", context)


@needs(Power.LIVE_TOGETHER)
@keeps_words("Looking again at a conversation", "looked_again_words")
@require_http_methods(["GET", "POST"])
def look_again(request: Asked, conversation_id: int) -> HttpResponse:
    conversation = conversation_of(request, conversation_id)
    attempt = conversation.trying or next(iter(conversation.tried), None)
    if attempt is None:
        raise Http404
    names = _names(request)
    form = retyped(request, LookAgainForm(posted(request), names=names))
    if not form.asks_first() and form.carry_out(
        actions.look_again, by=request.asker, attempt=attempt
    ):
        return redirect("household:conversation_detail", conversation_id)
    note_reading(request, conversation)
    context = {"form": form, "conversation": conversation, "attempt": attempt}
    return render(request, "household/attempts/look_again.html", context)
