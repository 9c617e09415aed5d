"""Holding an answer back until a second after it was asked for: `susd.server` does it."""

from django.http import HttpRequest

HOLD_ANSWER = "susd.hold_answer"


def hold_answer(request: HttpRequest) -> None:
    """Nothing is held where another server than ours answers, such as in most tests."""
    hold = request.META.get(HOLD_ANSWER)
    if hold is not None:
        hold()
