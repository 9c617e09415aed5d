"""What guests say themselves about what is written about them; none of it is changed later."""

from typing import TypeVar

from django.db import models, transaction

from accounts.access.actor import Actor
from accounts.audit.record import record

from ..audit import GuestKind
from ..extensions.models import Extension
from ..stays.models import Stay
from ..support.models import SupportMoment
from .models import GuestReply, StayReply

Words = TypeVar("Words", bound=GuestReply)


def add_stay_words(
    *,
    by: Actor,
    stay: Stay,
    words: str,
    sees_differently: bool,
    moment: SupportMoment | None = None,
    extension: Extension | None = None,
) -> StayReply:
    """About a moment, an extension, or (with neither) the stay as a whole.

    Raises ValidationError when nothing is said.
    """
    return say(
        by=by,
        said=StayReply(
            stay=stay,
            words=words,
            sees_differently=sees_differently,
            written_with=by.user,
            moment=moment,
            extension=extension,
        ),
        about=("moment", "extension"),
    )


@transaction.atomic
def say(*, by: Actor, said: Words, about: tuple[str, ...]) -> Words:
    """`about` names the row by one of its fields.

    The same words about the same thing are saved once, however often pressed.
    """
    Stay.objects.select_for_update().get(pk=said.stay_id)
    same: dict[str, models.Model | str | bool | None] = {
        name: getattr(said, name) for name in ("stay", "words", "sees_differently", *about)
    }
    already = type(said)._default_manager.filter(**same).first()
    if already is not None:
        return already
    said.full_clean()
    said.save()
    record(GuestKind.OWN_WORDS_ADDED, by=by, about=said, guest_id=said.stay.guest_id)
    return said
