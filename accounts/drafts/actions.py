"""Drafts: words that are not valid yet are kept on the server, under their author."""

from collections.abc import Iterable, Mapping

from django.db import transaction
from django.utils import timezone

from ..access.actor import Actor
from .models import Draft

LONGEST = 100_000  # characters; more than any field takes, so that nothing refused is cut
LONGEST_PAGE = Draft._meta.get_field("page").max_length


@transaction.atomic
def keep_drafts(*, by: Actor, page: str, title: str, words: Mapping[str, str]) -> None:
    """Keep what was typed at `page`, by field; a later draft of the same field replaces it.

    An address longer than any of ours is cut; its words still show up on Today.
    """
    for field, typed in words.items():
        Draft.objects.update_or_create(
            author=by.user,
            house=by.house,
            page=page[:LONGEST_PAGE],
            field=field,
            defaults={
                "title": title,
                # PostgreSQL has no room for a NUL; the mark in its place shows where it was.
                "words": typed[:LONGEST].replace("\x00", "\ufffd"),
                "saved_at": timezone.now(),
            },
        )


def drop_drafts(*, by: Actor, page: str, fields: Iterable[str]) -> None:
    """Call it when they are saved, or when their author discards them.

    Every save comes through here and most find none: those take no lock. No draft has a field with
    a NUL in its name, and PostgreSQL would fail on one.
    """
    if by.user.has_drafts:
        drafts = Draft.objects.filter(author=by.user, house=by.house, page=page)
        drafts.filter(field__in=[name for name in fields if "\x00" not in name]).delete()


def drop_old_drafts() -> None:
    Draft.objects.filter(saved_at__lte=timezone.now() - Draft.KEPT).delete()
