"""Working things out: the conversations one supports, each with a page of its own."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render, resolve_url
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from accounts.access.actor import Asker
from accounts.access.decorators import needs
from accounts.access.permissions import Power
from accounts.access.requests import Asked
from accounts.audit.record import Kind, record_read
from accounts.drafts.autosave import keeps_words, not_saved, retyped
from accounts.people.queries import peers_on_staff
from guests.forms import names_of_others
from guests.models import Stay
from ui.forms import posted

from . import actions
from .forms import AskForm, BeginForm, Circle, JoinForm, PartForm, WithdrawForm
from .models import Conversation, ConversationPart
from .queries import conversations_of, own_part, own_part_in

CONVERSATIONS_ON_A_PAGE = 30


@needs(Power.LIVE_TOGETHER)
@require_GET
def conversation_list(request: Asked) -> HttpResponse:
    found = conversations_of(request.asker)
    page = Paginator(found, CONVERSATIONS_ON_A_PAGE).get_page(request.GET.get("page"))
    return render(request, "household/conversations/conversation_list.html", {"page": page})


@needs(Power.LIVE_TOGETHER)
@require_http_methods(["GET", "POST"])
def conversation_begin(request: Asked) -> HttpResponse:
    form = BeginForm(posted(request), asker=request.asker, circle=_circle(request.asker))
    if form.carry_out(actions.begin_conversation, by=request.asker):
        return redirect("household:conversation_detail", form.result.pk)
    return render(request, "household/conversations/conversation_begin.html", {"form": form})


@needs(Power.LIVE_TOGETHER)
@require_GET
def conversation_detail(request: Asked, conversation_id: int) -> HttpResponse:
    conversation = _found(request, conversation_id)
    if conversation is None:
        own = _own_part_in(request, conversation_id)
        return render(request, "household/conversations/conversation_alone.html", {"own": own})
    note_reading(request, conversation)
    context = {"conversation": conversation}
    return render(request, "household/conversations/conversation_detail.html", context)


@needs(Power.LIVE_TOGETHER)
@require_http_methods(["GET", "POST"])
def conversation_join(request: Asked, conversation_id: int) -> HttpResponse:
    conversation = _found(request, conversation_id)
    if conversation is None:
        return _ask_someone(request, _own_part_in(request, conversation_id).conversation)
    circle = _circle(request.asker, conversation)
    form = JoinForm(posted(request), circle=circle)
    if form.carry_out(actions.join_conversation, by=request.asker, conversation=conversation):
        messages.success(request, "Saved.")
        return redirect("household:conversation_detail", conversation_id)
    context = {"form": form, "conversation": conversation}
    return render(request, "household/conversations/conversation_join.html", context)


def _ask_someone(request: Asked, conversation: Conversation) -> HttpResponse:
    back = redirect("household:conversation_detail", conversation.pk)
    form = AskForm(posted(request), circle=_circle(request.asker, conversation))
    if form.carry_out(actions.join_conversation, by=request.asker, conversation=conversation):
        messages.success(request, "Saved.")
        return back
    if conversation.supported_by:
        if form.is_bound:
            messages.warning(request, " ".join(form.problems()))
        return back
    context = {"form": form, "conversation": conversation}
    return render(request, "household/conversations/conversation_ask.html", context)


@needs(Power.LIVE_TOGETHER)
@require_POST
def conversation_sit_down(request: Asked, conversation_id: int) -> HttpResponse:
    conversation = conversation_of(request, conversation_id)
    asker = request.asker
    try:
        actions.join_conversation(by=asker, conversation=conversation, supporter=asker.user)
    except ValidationError as refusal:  # someone has put them in it in between
        messages.warning(request, " ".join(refusal.messages))
        return redirect("household:conversation_list")
    messages.success(request, "Saved: you sit down with them.")
    return redirect("household:conversation_detail", conversation_id)


def conversation_of(request: Asked, conversation_id: int) -> Conversation:
    conversation = _found(request, conversation_id)
    if conversation is None:
        raise Http404
    return conversation


def _found(request: Asked, conversation_id: int) -> Conversation | None:
    conversations = Conversation.objects.visible_to(request.asker).for_page(request.asker)
    return conversations.filter(pk=conversation_id).first()


def _own_part_in(request: Asked, conversation_id: int) -> ConversationPart:
    own = own_part_in(request.asker, conversation_id)
    if own is None:
        raise Http404
    return own


def note_reading(request: Asked, conversation: Conversation) -> None:
    record_read(Kind.CONVERSATION_READ, by=request.asker, about=conversation)


def _circle(asker: Asker, conversation: Conversation | None = None) -> Circle:
    """The guests who are staying and the peers on staff, without those already in it.

    The asker supports what they begin, so they are not among those to choose from.
    """
    guests = Stay.objects.in_reach_of(asker).on_date(asker.today).for_list()
    taken = {f"staff-{asker.user.pk}"}
    if conversation is not None:
        taken |= {part.key for part in conversation.people}
        taken |= {f"staff-{user.pk}" for user in conversation.supported_by}
    return Circle(
        [stay for stay in guests if f"stay-{stay.pk}" not in taken],
        [user for user in peers_on_staff(asker) if f"staff-{user.pk}" not in taken],
    )


@needs(Power.LIVE_TOGETHER)
@keeps_words("A conversation", "as_seen", "needs")
@require_http_methods(["GET", "POST"])
def part_write(request: Asked, part_id: int) -> HttpResponse:
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
    return render(request, "household/conversations/part_write.html", context)


@needs(Power.LIVE_TOGETHER)
@require_http_methods(["GET", "POST"])
def part_withdraw(request: Asked, part_id: int) -> HttpResponse:
    """Asks once more before removing; later its author and a manager read here what it was."""
    part = _part_of(request, part_id)
    form = WithdrawForm(posted(request))
    if form.carry_out(actions.withdraw_part, by=request.asker, part=part):
        messages.success(request, "Removed.")
        return _to_part(part)
    note_reading(request, part.conversation)
    if part.may_read_mistake:
        record_read(Kind.WITHDRAWN_READ, by=request.asker, about=part, guest_id=part.guest_id)
    back = resolve_url("household:conversation_detail", part.conversation_id)
    context = {"form": form, "note": part, "back": back}
    return render(request, "household/conversations/part_withdraw.html", context)


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
    page = resolve_url("household:conversation_detail", part.conversation_id)
    return redirect(f"{page}#part-{part.pk}")


def _names(request: Asked, stay: Stay | None = None) -> list[str]:
    """Of all the guests but the one whose words they are: each reads their own part, and what is

    written about all of them.
    """
    return names_of_others(request.asker, stay) if request.method == "POST" else []
