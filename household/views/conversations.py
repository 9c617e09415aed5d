"""Working things out: the conversations one supports, and each of them on a page of its own."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import F
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_GET, require_http_methods

from accounts.access import needs
from accounts.asker import Asker
from accounts.audit import Kind, record_read
from accounts.http import Asked
from accounts.permissions import Power
from accounts.queries import peers_on_staff
from guests.models import Stay
from ui.forms import posted

from .. import actions
from ..forms import BeginForm, Circle, JoinForm
from ..models import Conversation

CONVERSATIONS_ON_A_PAGE = 30


@needs(Power.LIVE_TOGETHER)
@require_GET
def conversation_list(request: Asked) -> HttpResponse:
    """Those to look at again come first, the nearest day before the others."""
    conversations = Conversation.objects.visible_to(request.asker).with_day_to_look_again()
    in_order = conversations.order_by(F("look_again_on").asc(nulls_last=True), "-on", "-id")
    in_full = in_order.for_page(request.asker)
    page = Paginator(in_full, CONVERSATIONS_ON_A_PAGE).get_page(request.GET.get("page"))
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
    conversation = conversation_of(request, conversation_id)
    note_reading(request, conversation)
    context = {"conversation": conversation}
    return render(request, "household/conversation_detail.html", context)


@needs(Power.LIVE_TOGETHER)
@require_http_methods(["GET", "POST"])
def conversation_join(request: Asked, conversation_id: int) -> HttpResponse:
    """One more person in it, or one more beside it."""
    conversation = conversation_of(request, conversation_id)
    circle = _circle(request.asker, conversation)
    form = JoinForm(posted(request), circle=circle)
    if form.carry_out(actions.join_conversation, by=request.asker, conversation=conversation):
        messages.success(request, "Saved.")
        return redirect("household:conversation_detail", conversation_id)
    context = {"form": form, "conversation": conversation}
    return render(request, "household/conversation_join.html", context)


def conversation_of(request: Asked, conversation_id: int) -> Conversation:
    conversations = Conversation.objects.visible_to(request.asker).for_page(request.asker)
    return get_object_or_404(conversations, pk=conversation_id)


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
