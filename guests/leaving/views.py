"""Where next, and how a stay ends."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.views.decorators.http import require_http_methods, require_POST

from accounts.access.actor import Actor
from accounts.access.decorators import needs
from accounts.access.permissions import Power
from accounts.access.requests import StaffRequest
from accounts.audit.record import record_read
from accounts.drafts.autosave import autosaved
from ui.forms import posted
from ui.undo import say_done

from ..asked_to_leave.models import AskedToLeave
from ..audit import GuestKind
from ..extensions.models import Extension
from ..milestones.models import LookBack
from ..stays.models import Stay
from ..stays.queries import get_readable_stay, page_of
from ..where_next.models import WhereNext
from ..wording.hints import hints_after, page_after_saving
from . import actions
from .choices import Ended
from .forms import ContactForm, FarewellForm, LeavingConfirmForm, LeavingForm
from .models import Contact, Farewell


@needs(Power.SHARE_THE_DAY)
@require_http_methods(["GET", "POST"])
def leaving_note(request: StaffRequest, guest_id: int) -> HttpResponse:
    stay = get_readable_stay(request, guest_id)
    form = _leaving_form(request.actor, posted(request))
    if stay.is_here and form.is_valid() and form.cleaned_data["how_ended"] == Ended.ASKED:
        return redirect(_page_that_asks_why(form, guest_id))
    if form.submit(actions.record_leaving, by=request.actor, stay=stay):
        return redirect("dashboard:guest_detail", guest_id)
    return _page(request, stay, form=form)


def _page_that_asks_why(form: LeavingForm, guest_id: int) -> str:
    said = {name: form.data[name] for name in ("left_on", "left_at") if form.cleaned_data[name]}
    return f"{reverse('dashboard:asked_to_leave', args=[guest_id])}?{urlencode(said)}"


@needs(Power.SHARE_THE_DAY)
@require_POST
def leaving_confirm(request: StaffRequest, guest_id: int) -> HttpResponse:
    stay = get_readable_stay(request, guest_id)
    form = LeavingConfirmForm(request.POST, actor=request.actor)
    if "undo" in request.POST:
        actions.take_back_confirmed_leaving(by=request.actor, stay=stay)
        messages.success(request, f"Taken back. When {stay.guest.name} leaves is open again.")
    elif form.submit(actions.confirm_leaving, by=request.actor, stay=stay):
        said = f"Noted: {stay.guest.name} leaves as planned."
        say_done(request, said, undo_at=request.path, undo="1")
    else:
        messages.warning(request, " ".join(form.problems()))
    if request.POST.get("back") == "today":
        return redirect("dashboard:today")
    return redirect("dashboard:guest_detail", guest_id)


@needs(Power.SHARE_THE_DAY)
@require_POST
def leaving_take_back(request: StaffRequest, guest_id: int) -> HttpResponse:
    try:
        actions.take_back_leaving(by=request.actor, stay=get_readable_stay(request, guest_id))
    except ValidationError as refusal:
        messages.error(request, " ".join(refusal.messages))
    return redirect("dashboard:guest_detail", guest_id)


@needs(Power.SHARE_THE_DAY)
@autosaved(FarewellForm)
@require_http_methods(["GET", "POST"])
def farewell_write(request: StaffRequest, guest_id: int) -> HttpResponse:
    stay = get_readable_stay(request, guest_id)
    record_read(GuestKind.GUEST_READ, by=request.actor, about=stay.guest, guest_id=guest_id)
    farewell = Farewell.objects.readable_by(request.actor).filter(stay=stay).first()
    form = FarewellForm(request, stay=stay, farewell=farewell)
    if form.submit(actions.write_farewell, stay=stay):
        back = page_of(request, "guests:leaving_note", guest_id)
        return redirect(page_after_saving(request, back, "farewell", form.texts_to_hint()))
    context = {"form": form, "stay": stay}
    return render(request, "guests/leaving/farewell_write.html", context)


@needs(Power.SHARE_THE_DAY)
@autosaved(ContactForm)
@require_http_methods(["GET", "POST"])
def contact_note(request: StaffRequest, guest_id: int) -> HttpResponse:
    stay = get_readable_stay(request, guest_id)
    contact = _contact_form(request, stay)
    if contact.submit(actions.record_contact, stay=stay):
        back = page_of(request, "guests:leaving_note", guest_id)
        return redirect(page_after_saving(request, back, "contact", contact.texts_to_hint()))
    return _page(request, stay, contact=contact)


@needs(Power.SHARE_THE_DAY)
@require_POST
def contact_end(request: StaffRequest, guest_id: int) -> HttpResponse:
    try:
        actions.end_touch(by=request.actor, stay=get_readable_stay(request, guest_id))
    except ValidationError as refusal:
        messages.warning(request, " ".join(refusal.messages))
    return redirect(page_of(request, "guests:leaving_note", guest_id))


def _leaving_form(actor: Actor, data: QueryDict | None = None) -> LeavingForm:
    return LeavingForm(data, actor=actor, initial={"left_on": actor.today})


def _contact_form(request: StaffRequest, stay: Stay, at: str = "") -> ContactForm:
    return ContactForm(request, at=at, stay=stay, initial={"on": request.actor.today})


def _asked(actor: Actor, stay: Stay) -> AskedToLeave | None:
    rows = AskedToLeave.objects.readable_by(actor).active().filter(stay=stay)
    return rows.select_related("noted_by").first()


def _page(
    request: StaffRequest,
    stay: Stay,
    form: LeavingForm | None = None,
    contact: ContactForm | None = None,
) -> HttpResponse:
    actor = request.actor
    record_read(GuestKind.GUEST_READ, by=actor, about=stay.guest, guest_id=stay.guest_id)
    plans = WhereNext.objects.readable_by(actor).filter(stay=stay).select_related("written_with")
    farewells = Farewell.objects.readable_by(actor).filter(stay=stay).select_related("written_by")
    contacts = Contact.objects.readable_by(actor).filter(stay=stay).select_related("noted_by")
    farewell = farewells.first()
    asked = _asked(actor, stay) if stay.asked_id else None
    if contact is None and stay.left_on and farewell and farewell.may_be_in_touch:
        page = reverse("guests:contact_note", args=[stay.guest_id])
        contact = _contact_form(request, stay, at=page)
    context = {
        "stay": stay,
        "hints": hints_after(
            request,
            farewell=[farewell.belongings, farewell.touch_how] if farewell else [],
            contact=contacts.order_by("-id").values_list("words", flat=True)[:1],
            asked=[asked.words] if asked else [],
        ),
        "form": form or _leaving_form(actor),
        "plan": plans.first(),
        "asked": asked,
        "farewell": farewell,
        "contact": contact,
        "contacts": contacts,
        "look_backs": LookBack.objects.readable_by(actor).filter(stay=stay).select_related("by"),
        "extension": Extension.objects.readable_by(actor).filter(stay=stay).last(),
    }
    return render(request, "guests/leaving/leaving_note.html", context)
