"""What a guest can add words of their own to, by what the page calls it: "entry-12"."""

import re
from typing import Any

from django.http import Http404
from django.shortcuts import get_object_or_404

from accounts.access.actor import Actor
from checkins.models import Entry, SupportRequest
from checkins.replies.actions import add_entry_words
from guests.models import Extension, Guest, Stay, SupportMoment
from guests.replies.actions import add_stay_words
from shifts.models import Note
from shifts.notes.actions import add_note_words

ROWS: dict[str, Any] = {
    "entry": Entry,
    "ask": SupportRequest,
    "moment": SupportMoment,
    "extension": Extension,
    "note": Note,
}


def what_it_is_about(actor: Actor, guest: Guest, called: str) -> dict[str, Any]:
    """The stay, and the row unless it is the stay as a whole.

    Raises Http404 for what is not this guest's, or what the actor may not read.
    """
    parts = re.fullmatch(r"([a-z]{1,20})-([0-9]{1,18})", called)
    if parts is None or parts[1] not in {"stay", *ROWS}:
        raise Http404
    kind, pk = parts[1], int(parts[2])
    if kind == "stay":
        stays = Stay.objects.readable_by(actor).select_related("guest")
        return {"stay": get_object_or_404(stays, pk=pk, guest=guest)}
    rows = ROWS[kind].objects.readable_by(actor).select_related("stay__guest")
    row = get_object_or_404(rows, pk=pk, stay__guest=guest)
    return {"stay": row.stay, kind: row}


ACTIONS = {"entry": add_entry_words, "ask": add_entry_words, "note": add_note_words}


def action_for(about: dict[str, Any]):
    return next((ACTIONS[kind] for kind in about if kind in ACTIONS), add_stay_words)
