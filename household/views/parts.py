"""What is written in a conversation: each person's own words, what they try, and looking again."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render, resolve_url
from django.views.decorators.http import require_http_methods

from accounts.access import needs
from accounts.audit import Kind, record_read
from accounts.http import Asked
from accounts.permissions import Power
from accounts.typed import keeps_words, not_saved, retyped
from guests.forms import names_of_others
from guests.models import Stay
from ui.forms import posted

from .. import actions
from ..forms import AttemptForm, LookAgainForm, PartForm, WithdrawForm
from ..models import ConversationPart
from ..queries import own_part
from .conversations import conversation_of, note_reading


@needs(Power.LIVE_TOGETHER)
@keeps_words("A conversation", "as_seen", "needs")
@require_http_methods(["GET", "POST"])
def part_write(request: Asked, part_id: int) -> HttpResponse:
    """One person's words alone, so that the screen can be turned to them."""
    part, is_own = _part_to_write(request, part_id)
    if part.withdrawn_at is not None:
        return not_saved(redirect("household:part_withdraw", part_id))
    names = _names(request, part.stay)
    form = retyped(request, PartForm(posted(request), part=part, names=names))
    if not form.asks_first() and form.carry_out(actions.write_part, by=request.asker, part=part):
        return _to_part(part)
    if not is_own:
        note_reading(request, part.conversation)
    supporters = part.conversation.supporters.select_related("user") if is_own else []
    context = {
        "form": form,
        "part": part,
        "is_own": is_own,
        "conversation_supported_by": [each.user for each in supporters],
    }
    return render(request, "household/part_write.html", context)


@needs(Power.LIVE_TOGETHER)
@require_http_methods(["GET", "POST"])
def part_withdraw(request: Asked, part_id: int) -> HttpResponse:
    """This belongs to someone else: asked once more, then it is taken away.

    Afterwards its author and a manager read here what it was.
    """
    part = _part_of(request, part_id)
    form = WithdrawForm(posted(request))
    if form.carry_out(actions.withdraw_part, by=request.asker, part=part):
        messages.success(request, "It is taken away from there.")
        return _to_part(part)
    note_reading(request, part.conversation)
    if part.may_read_mistake:
        record_read(Kind.WITHDRAWN_READ, by=request.asker, about=part, guest_id=part.guest_id)
    back = resolve_url("household:conversation_detail", part.conversation_id)
    context = {"form": form, "note": part, "back": back}
    return render(request, "household/part_withdraw.html", context)


@needs(Power.LIVE_TOGETHER)
@keeps_words("What is tried after a conversation", "what_we_try")
@require_http_methods(["GET", "POST"])
def attempt_write(request: Asked, conversation_id: int) -> HttpResponse:
    """What they try and until when; while they try something, this says it anew."""
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
    return render(request, "household/attempt_write.html", context)


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
    return render(request, "household/look_again.html", context)


def _part_of(request: Asked, part_id: int) -> ConversationPart:
    part = _part_found(request, part_id)
    if part is None:
        raise Http404
    return part


def _part_found(request: Asked, part_id: int) -> ConversationPart | None:
    parts = ConversationPart.objects.visible_to(request.asker).for_page(request.asker)
    return parts.select_related("conversation").filter(pk=part_id).first()


def _part_to_write(request: Asked, part_id: int) -> tuple[ConversationPart, bool]:
    """And whether it is the asker's own, in a conversation that they began alone."""
    if (part := _part_found(request, part_id)) is not None:
        return part, False
    if (part := own_part(request.asker, part_id)) is not None:
        return part, True
    raise Http404


def _to_part(part: ConversationPart) -> HttpResponse:
    """The conversation, with this part in sight."""
    page = resolve_url("household:conversation_detail", part.conversation_id)
    return redirect(f"{page}#part-{part.pk}")


def _names(request: Asked, stay: Stay | None = None) -> list[str]:
    """Of all the guests but the one whose words they are: each reads their own part, and what is
    written about all of them."""
    return names_of_others(request.asker, stay) if request.method == "POST" else []
