"""Saying what was done, with a press beside it that takes it back."""

from dataclasses import dataclass
from urllib.parse import parse_qsl, urlencode

from django.contrib import messages
from django.contrib.messages.storage.base import Message
from django.http import HttpRequest


@dataclass(frozen=True)
class Undo:
    """Where to post what, so that something is taken back."""

    address: str
    fields: list[tuple[str, str]]


def say_done(request: HttpRequest, words: str, *, undo_at: str, **fields: str) -> None:
    """`undo_at` is the address that takes it back, posted with `fields`."""
    fields |= {"back": request.POST.get("back") or request.GET.get("back", "")}
    messages.success(request, words, extra_tags=f"{undo_at}?{urlencode(fields)}")


def undo_of(message: Message) -> Undo | None:
    if not message.extra_tags:
        return None
    address, _, fields = message.extra_tags.partition("?")
    return Undo(address, parse_qsl(fields))
