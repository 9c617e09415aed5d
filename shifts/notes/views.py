"""Shift notes: written for the house or about a guest, added to, removed if misplaced."""

from django.contrib import messages
from django.core.paginator import Page, Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from accounts.access.decorators import needs
from accounts.access.permissions import Power
from accounts.access.requests import StaffRequest
from accounts.audit.record import record, record_read
from accounts.drafts.autosave import autosaved
from guests.audit import GuestKind
from guests.reads import record_guests_read
from guests.stays.queries import get_readable_stay
from guests.withdrawals.reading import record_reading
from guests.wording.hints import ABOUT, hints_after, page_after_saving
from guests.wording.rules import Hint
from ui.folding import Part
from ui.forms import PlainForm, posted

from ..audit import ShiftKind
from ..handoffs.models import Handoff
from ..handoffs.quiet import HandoffLine, Told, fold_quiet
from ..rota.now import read_on_now
from . import actions
from .forms import AmendmentForm, NoteForm, NoteSearchForm, NoteWordsForm
from .models import Note
from .reading import notes_of_house, read_notes

NOTES_ON_A_PAGE = 30


@needs(Power.SHARE_THE_DAY)
@autosaved(NoteForm)
@require_http_methods(["GET", "POST"])
def guest_notes(request: StaffRequest, guest_id: int) -> HttpResponse:
    actor, stay = request.actor, get_readable_stay(request, guest_id)
    on_now = read_on_now(actor)
    form = NoteForm(request, stay=stay, shifts=on_now.shifts)
    if form.submit(actions.sign_note, stay=stay):
        return _signed(request, form, request.get_full_path())
    record_read(GuestKind.GUEST_READ, by=actor, about=stay.guest, guest_id=guest_id)
    notes = Note.objects.readable_by(actor).filter(stay=stay).with_mistakes(actor)
    part = Part.of(request)
    shown = read_notes(actor, part, notes.prefetch_related("own_words__written_with"))
    context = {"form": form, "stay": stay, "hints": hints_of_notes(request)}
    context |= {"part": part, "shown": shown}
    # The header's, so that it does not ask again.
    context["on_now"] = on_now
    return render(request, "shifts/notes/guest_notes.html", context)


@needs(Power.SHARE_THE_DAY)
@autosaved(NoteForm)
@require_http_methods(["GET", "POST"])
def house_note(request: StaffRequest) -> HttpResponse:
    on_now = read_on_now(request.actor)
    form = NoteForm(request, shifts=on_now.shifts)
    if form.submit(actions.sign_note):
        return _signed(request, form, reverse("shifts:note_list"))
    return render(request, "shifts/notes/house_note.html", {"form": form, "on_now": on_now})


def _signed(request: StaffRequest, form: NoteForm, here: str) -> HttpResponse:
    messages.success(request, "Signed. The next shift will see it.")
    return redirect(page_after_saving(request, here, "note", form.texts_to_hint()))


def hints_of_notes(request: StaffRequest) -> list[Hint]:
    if ABOUT not in request.GET:
        return []
    notes = Note.objects.readable_by(request.actor)
    signed = notes.just_signed_by(request.actor).values_list("words", flat=True)
    added = notes.filter(amendments__author=request.actor.user).order_by("-amendments__id")
    added_words = added.values_list("amendments__words", flat=True)[:1]
    return hints_after(request, note=signed, added=added_words)


@needs(Power.SHARE_THE_DAY)
@autosaved(AmendmentForm)
@require_http_methods(["GET", "POST"])
def note_detail(request: StaffRequest, note_id: int) -> HttpResponse:
    """After signing, adding is the only way to change it."""
    actor, note = request.actor, _note_of(request, note_id)
    form = AmendmentForm(request, stay=note.stay)
    if form.submit(actions.amend_note, note=note):
        messages.success(request, "Added.")
        return redirect(page_after_saving(request, request.path, "added", form.texts_to_hint()))
    record_reading(by=actor, note=note)
    context = {"form": form, "note": note, "back": _list_of(note), "hints": hints_of_notes(request)}
    page = "note_withdraw" if note.withdrawn_at else "note_detail"
    return render(request, f"shifts/notes/{page}.html", context)


@needs(Power.SHARE_THE_DAY)
@require_http_methods(["GET", "POST"])
def note_withdraw(request: StaffRequest, note_id: int) -> HttpResponse:
    note = _note_of(request, note_id)
    form = PlainForm(posted(request))
    if form.submit(actions.withdraw_note, by=request.actor, note=note):
        messages.success(request, "Removed.")
        return redirect("shifts:note_detail", note_id)
    record_reading(by=request.actor, note=note)
    context = {"form": form, "note": note, "back": _list_of(note)}
    return render(request, "shifts/notes/note_withdraw.html", context)


def _note_of(request: StaffRequest, note_id: int) -> Note:
    notes = Note.objects.readable_by(request.actor).with_mistakes(request.actor)
    return get_object_or_404(notes.for_list(), pk=note_id)


def _list_of(note: Note) -> str:
    if note.stay is None:
        return reverse("shifts:note_list")
    return f"{reverse('shifts:guest_notes', args=[note.guest_id])}?stay={note.stay_id}"


@needs(Power.SHARE_THE_DAY)
@require_http_methods(["GET", "POST"])
def note_list(request: StaffRequest) -> HttpResponse:
    """The latest notes; or, by POST, matching ones: no address has what was searched for."""
    actor, form = request.actor, _search_form(request)
    part = Part.of(request)
    context = {"form": form, "asked": False, "part": part, "hints": hints_of_notes(request)}
    if isinstance(form, NoteSearchForm) and form.is_valid():
        record(ShiftKind.NOTES_SEARCHED, by=actor, fields=form.changed_data)
        page = _found(request, form)
        context |= {"asked": True, "page": page, "notes": page.object_list}
    else:
        shown = notes_of_house(actor, part)
        if part.is_earlier or part.is_whole:
            over = [note for note in shown.notes if note.stay and note.stay.left_on]
            record_guests_read((note.guest_id for note in over), by=actor)
        context |= {"shown": shown, "notes": shown.notes, "handoffs": _handed_over(request)}
    return render(request, "shifts/notes/note_list.html", context)


def _handed_over(request: StaffRequest) -> list[HandoffLine[Handoff]] | None:
    if "handed-over" not in request.GET:
        return None
    given = Handoff.objects.readable_by(request.actor).lately(request.actor)
    return fold_quiet(
        given.quiet_or_not().for_list(),
        is_quiet=lambda handoff: handoff.is_quiet,
        told=lambda handoff: Told(handoff.given_on, handoff.given_by.display_name),
    )


def _search_form(request: StaffRequest) -> NoteWordsForm:
    """Only with a place for words, until someone asks for more."""
    if request.method == "POST" or "more" in request.GET:
        return NoteSearchForm(posted(request), actor=request.actor)
    return NoteWordsForm()


def _found(request: StaffRequest, form: NoteSearchForm) -> Page:
    notes = Note.objects.readable_by(request.actor).with_mistakes(request.actor).for_list()
    found = form.found_in(notes).active()
    return Paginator(found, NOTES_ON_A_PAGE).get_page(request.POST.get("page"))
