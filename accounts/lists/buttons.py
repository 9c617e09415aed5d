"""What the buttons beside a row of a house's list do."""

from collections.abc import Callable
from functools import partial

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404

from ..access.requests import StaffRequest
from .actions import end_row, move_row, reopen_row
from .models import EndingRow

Buttons = dict[str, Callable[..., object]]

END_AND_REOPEN: Buttons = {"end": end_row, "take-up": reopen_row}
UP_AND_DOWN: Buttons = {"up": partial(move_row, places=-1), "down": partial(move_row, places=1)}


def press_button(request: StaffRequest, row: EndingRow, buttons: Buttons) -> None:
    """Do what the pressed button says; a refusal shows on the next page.

    Raises Http404 for a button that the list does not have.
    """
    pressed = buttons.get(request.POST.get("change", ""))
    if pressed is None:
        raise Http404
    try:
        pressed(by=request.actor, row=row)
    except ValidationError as refusal:
        messages.warning(request, " ".join(refusal.messages))
