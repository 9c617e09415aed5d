"""What the shifts wrote down: the latest, or what is looked for."""

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from accounts.access import needs
from accounts.audit import Kind, record
from accounts.http import Asked
from accounts.permissions import Power
from ui.forms import posted

from ..forms import NoteSearchForm
from ..models import Handoff, Note
from .notes import hints_of_notes

NOTES_ON_A_PAGE = 30


@needs(Power.SHARE_THE_DAY)
@require_http_methods(["GET", "POST"])
def note_list(request: Asked) -> HttpResponse:
    """The latest notes; or, by POST, those that fit: no address holds what was looked for."""
    asker = request.asker
    form = NoteSearchForm(posted(request), asker=asker)
    notes = Note.objects.visible_to(asker).with_mistakes(asker).for_list()
    asked = form.is_valid()
    if asked:
        notes = form.found_in(notes).standing()
        record(Kind.NOTES_SEARCHED, by=asker, fields=form.changed_data)
    page = Paginator(notes, NOTES_ON_A_PAGE).get_page(request.POST.get("page"))
    given = [] if asked else Handoff.objects.visible_to(asker).lately().for_list()
    context = {"form": form, "page": page, "asked": asked, "handoffs": given}
    context["hints"] = hints_of_notes(request)
    return render(request, "shifts/note_list.html", context)
