"""What a request of ours carries, for the views' type hints."""

from django.http import HttpRequest
from django_htmx.middleware import HtmxDetails

from ..people.models import User
from .actor import Actor


class StaffRequest(HttpRequest):
    """A request past the door: `needs` has seen to it that there is an actor."""

    user: User
    # None only before the view, and in the few views that need no more than a sign-in.
    actor: Actor
    htmx: HtmxDetails
