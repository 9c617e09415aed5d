"""Working things out: the conversations one supports, and each of them on a page of its own."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from accounts.access import needs
from accounts.asker import Asker
from accounts.audit import Kind, record_read
from accounts.http import Asked
from accounts.permissions import Power
from accounts.queries import peers_on_staff
from guests.models import Stay
from ui.forms import posted

from .. import actions
from ..forms import AskForm, BeginForm, Circle, JoinForm
from ..models import Conversation, ConversationPart
from ..queries import conversations_of, own_part_in

CONVERSATIONS_ON_A_PAGE = 30


@needs(Power.LIVE_TOGETHER)
@require_GET
def conversation_list(request: Asked) -> HttpResponse:
    found = conversations_of(request.asker)
    page = Paginator(found, CONVERSATIONS_ON_A_PAGE).get_page(request.GET.get("page"))
    return render(request, "household/conversation_list.html", {"page": page})


@needs(Power.LIVE_TOGETHER)
@require_http_methods(["GET", "POST"])
def conversation_begin(request: Asked) -> HttpResponse:
    form = BeginForm(posted(request), asker=request.asker, circle=_circle(request.asker))
    if form.carry_out(actions.begin_conversation, by=request.asker):
        return redirect("household:conversation_detail", form.result.pk)
    return render(request, "household/conversation_begin.html", {"form": form})


@needs(Power.LIVE_TOGETHER)
@require_GET
def conversation_detail(request: Asked, conversation_id: int) -> HttpResponse:
    """All of it; to whoever began it alone, their own part."""
    conversation = _found(request, conversation_id)
    if conversation is None:
        own = _own_part_in(request, conversation_id)
        return render(request, "household/conversation_alone.html", {"own": own})
    note_reading(request, conversation)
    context = {"conversation": conversation}
    return render(request, "household/conversation_detail.html", context)


@needs(Power.LIVE_TOGETHER)
@require_http_methods(["GET", "POST"])
def conversation_join(request: Asked, conversation_id: int) -> HttpResponse:
    """One more person in it, or one more beside it."""
    conversation = _found(request, conversation_id)
    if conversation is None:
        return _ask_someone(request, _own_part_in(request, conversation_id).conversation)
    circle = _circle(request.asker, conversation)
    form = JoinForm(posted(request), circle=circle)
    if form.carry_out(actions.join_conversation, by=request.asker, conversation=conversation):
        messages.success(request, "Saved.")
        return redirect("household:conversation_detail", conversation_id)
    context = {"form": form, "conversation": conversation}
    return render(request, "household/conversation_join.html", context)


def _ask_someone(request: Asked, conversation: Conversation) -> HttpResponse:
    """Whoever began it alone asks someone to sit down with everyone in it."""
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
    return render(request, "household/conversation_ask.html", context)


@needs(Power.LIVE_TOGETHER)
@require_POST
def conversation_sit_down(request: Asked, conversation_id: int) -> HttpResponse:
    """The asker supports it from now on."""
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
    """The guests who are staying and the peers on staff, without who has a place in it already.

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
