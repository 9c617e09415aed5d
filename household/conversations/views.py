"""Working things out: the conversations one supports, each with a page of its own."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render, resolve_url
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from accounts.access.actor import Actor
from accounts.access.decorators import needs
from accounts.access.permissions import Power
from accounts.access.requests import StaffRequest
from accounts.audit.record import record_read
from accounts.drafts.autosave import autosaved, keep_draft
from accounts.people.queries import peers_on_staff
from guests.audit import GuestKind
from guests.models import Participant
from guests.participants import readable_participants, staff_key
from ui.forms import posted

from ..audit import HouseholdKind
from ..people import staying_on
from . import actions
from .forms import AskSomeoneForm, BeginForm, JoinForm, PartForm, WithdrawForm
from .models import Conversation, ConversationPart
from .queries import conversations_of, own_part, own_part_in

CONVERSATIONS_ON_A_PAGE = 30


@needs(Power.LIVE_TOGETHER)
@require_GET
def conversation_list(request: StaffRequest) -> HttpResponse:
    found = conversations_of(request.actor)
    page = Paginator(found, CONVERSATIONS_ON_A_PAGE).get_page(request.GET.get("page"))
    return render(request, "household/conversations/conversation_list.html", {"page": page})


@needs(Power.LIVE_TOGETHER)
@require_http_methods(["GET", "POST"])
def conversation_begin(request: StaffRequest) -> HttpResponse:
    actor = request.actor
    form = BeginForm(posted(request), actor=actor, people=_people(actor))
    if form.submit(actions.start_conversation, by=request.actor):
        return redirect("household:conversation_detail", form.result.pk)
    return render(request, "household/conversations/conversation_begin.html", {"form": form})


@needs(Power.LIVE_TOGETHER)
@require_GET
def conversation_detail(request: StaffRequest, conversation_id: int) -> HttpResponse:
    conversation = _found(request, conversation_id)
    if conversation is None:
        own = _own_part_in(request, conversation_id)
        return render(request, "household/conversations/conversation_alone.html", {"own": own})
    record_conversation_read(request, conversation)
    context = {"conversation": conversation}
    return render(request, "household/conversations/conversation_detail.html", context)


@needs(Power.LIVE_TOGETHER)
@require_http_methods(["GET", "POST"])
def conversation_join(request: StaffRequest, conversation_id: int) -> HttpResponse:
    conversation = _found(request, conversation_id)
    if conversation is None:
        return _ask_someone(request, _own_part_in(request, conversation_id).conversation)
    form = JoinForm(posted(request), people=_people(request.actor, conversation))
    if form.submit(actions.join_conversation, by=request.actor, conversation=conversation):
        messages.success(request, "Saved.")
        return redirect("household:conversation_detail", conversation_id)
    context = {"form": form, "conversation": conversation}
    return render(request, "household/conversations/conversation_join.html", context)


def _ask_someone(request: StaffRequest, conversation: Conversation) -> HttpResponse:
    back = redirect("household:conversation_detail", conversation.pk)
    form = AskSomeoneForm(posted(request), people=_people(request.actor, conversation))
    if form.submit(actions.join_conversation, by=request.actor, conversation=conversation):
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
def conversation_sit_down(request: StaffRequest, conversation_id: int) -> HttpResponse:
    conversation = conversation_of(request, conversation_id)
    actor = request.actor
    try:
        actions.join_conversation(by=actor, conversation=conversation, supporter=actor.user)
    except ValidationError as refusal:  # someone has put them in it in between
        messages.warning(request, " ".join(refusal.messages))
        return redirect("household:conversation_list")
    messages.success(request, "Saved: you sit down with them.")
    return redirect("household:conversation_detail", conversation_id)


def conversation_of(request: StaffRequest, conversation_id: int) -> Conversation:
    conversation = _found(request, conversation_id)
    if conversation is None:
        raise Http404
    return conversation


def _found(request: StaffRequest, conversation_id: int) -> Conversation | None:
    conversations = Conversation.objects.readable_by(request.actor).for_page(request.actor)
    return conversations.filter(pk=conversation_id).first()


def _own_part_in(request: StaffRequest, conversation_id: int) -> ConversationPart:
    own = own_part_in(request.actor, conversation_id)
    if own is None:
        raise Http404
    return own


def record_conversation_read(request: StaffRequest, conversation: Conversation) -> None:
    record_read(HouseholdKind.CONVERSATION_READ, by=request.actor, about=conversation)


def _people(actor: Actor, conversation: Conversation | None = None) -> list[Participant]:
    """The guests who are staying and the peers on staff, without those already in it.

    The actor supports what they begin, so they are not among those to choose from.
    """
    guests = staying_on(actor=actor, day=actor.today)
    taken = {staff_key(actor.user.pk)}
    if conversation is not None:
        taken |= {part.key for part in conversation.people}
        taken |= {staff_key(user.pk) for user in conversation.supported_by}
    people = readable_participants(guests, peers_on_staff(actor))
    return [each for each in people if each.key not in taken]


@needs(Power.LIVE_TOGETHER)
@autosaved(PartForm)
@require_http_methods(["GET", "POST"])
def part_write(request: StaffRequest, part_id: int) -> HttpResponse:
    part, is_own = _part_to_write(request, part_id)
    if part.withdrawn_at is not None:
        return keep_draft(redirect("household:part_withdraw", part_id))
    form = PartForm(request, part=part)
    if form.submit(actions.write_part, part=part):
        return _to_part(part)
    if not is_own:
        record_conversation_read(request, part.conversation)
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
def part_withdraw(request: StaffRequest, part_id: int) -> HttpResponse:
    """Asks once more before removing; later its author and a manager read here what it was."""
    part = _part_of(request, part_id)
    form = WithdrawForm(posted(request))
    if form.submit(actions.withdraw_part, by=request.actor, part=part):
        messages.success(request, "Removed.")
        return _to_part(part)
    record_conversation_read(request, part.conversation)
    if part.may_read_mistake:
        record_read(GuestKind.WITHDRAWN_READ, by=request.actor, about=part, guest_id=part.guest_id)
    back = resolve_url("household:conversation_detail", part.conversation_id)
    context = {"form": form, "note": part, "back": back}
    return render(request, "household/conversations/part_withdraw.html", context)


def _part_of(request: StaffRequest, part_id: int) -> ConversationPart:
    part = _part_found(request, part_id)
    if part is None:
        raise Http404
    return part


def _part_found(request: StaffRequest, part_id: int) -> ConversationPart | None:
    parts = ConversationPart.objects.readable_by(request.actor).for_page(request.actor)
    return parts.select_related("conversation").filter(pk=part_id).first()


def _part_to_write(request: StaffRequest, part_id: int) -> tuple[ConversationPart, bool]:
    """And whether it is the actor's own, in a conversation that they began alone."""
    if (part := _part_found(request, part_id)) is not None:
        return part, False
    if (part := own_part(request.actor, part_id)) is not None:
        return part, True
    raise Http404


def _to_part(part: ConversationPart) -> HttpResponse:
    page = resolve_url("household:conversation_detail", part.conversation_id)
    return redirect(f"{page}#part-{part.pk}")
