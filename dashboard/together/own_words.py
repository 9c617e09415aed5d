"""What a guest can add words of their own to, by what the page calls it: "entry-12"."""

import re
from typing import Any

from django.http import Http404
from django.shortcuts import get_object_or_404

from accounts.access.actor import Actor
from checkins.models import Entry, EntryReply, SupportRequest
from guests.models import Extension, Guest, GuestReply, Stay, StayReply, SupportMoment
from shifts.models import Note, NoteReply

# The row it is about, and its reply.
ROWS: dict[str, tuple[Any, type[GuestReply]]] = {
    "entry": (Entry, EntryReply),
    "ask": (SupportRequest, EntryReply),
    "moment": (SupportMoment, StayReply),
    "extension": (Extension, StayReply),
    "note": (Note, NoteReply),
}


def new_reply(actor: Actor, guest: Guest, about: str) -> GuestReply:
    """About one row, or about the stay as a whole; without words yet, and not saved.

    Raises Http404 for what is not this guest's, or what the actor may not read.
    """
    parts = re.fullmatch(r"([a-z]{1,20})-([0-9]{1,18})", about)
    if parts is None or parts[1] not in {"stay", *ROWS}:
        raise Http404
    kind, pk = parts[1], int(parts[2])
    if kind == "stay":
        stays = Stay.objects.readable_by(actor).select_related("guest")
        return StayReply(stay=get_object_or_404(stays, pk=pk, guest=guest))
    model, reply = ROWS[kind]
    rows = model.objects.readable_by(actor).select_related("stay__guest")
    row = get_object_or_404(rows, pk=pk, stay__guest=guest)
    return reply(stay=row.stay, **{kind: row})
