"""A form of a line that opens on a guest's card (htmx), in place of the card's presses."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django_htmx.http import reselect, reswap, retarget


def render_on_card(
    request: HttpRequest, template: str, context: dict, *, card: str
) -> HttpResponse:
    """As it opens; or again, after a press about which something is to be said: then it takes
    its own place on the card of that id.
    """
    response = render(request, template, context)
    if request.method == "GET":
        return response
    retarget(response, f"#{card} .in-card")
    return reselect(reswap(response, "outerHTML"), ".in-card")
