"""Coming in by an invitation on paper; printing one is beside adding someone (`people`)."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters, sensitive_variables
from django.views.decorators.http import require_http_methods, require_POST

from ui.forms import posted

from ..access.decorators import needs, needs_no_sign_in
from ..access.door import come_in
from ..access.permissions import Power
from ..access.requests import StaffRequest
from ..people.models import User
from . import actions
from .forms import AcceptForm
from .models import Invitation
from .queries import open_invitation


@needs_no_sign_in
@sensitive_variables("token")
@sensitive_post_parameters("password")
@never_cache
@require_http_methods(["GET", "POST"])
def invitation_accept(request: StaffRequest, token: str) -> HttpResponse:
    """Opening it uses nothing up: browsers and mail programs look at links ahead of people."""
    invitation = open_invitation(token)
    if invitation is None:
        return _without_address(render(request, "accounts/invitations/no_longer.html", status=404))
    form = AcceptForm(posted(request))
    known = {"by": invitation.user, "house": invitation.house, "invitation": invitation}
    if form.submit(actions.accept_invitation, **known):
        return come_in(request, invitation.user, way_on=reverse("dashboard:today"))
    context = {"form": form, "invitation": invitation}
    return _without_address(render(request, "accounts/invitations/accept.html", context))


def _without_address(response: HttpResponse) -> HttpResponse:
    """Not even our own pages and files are told the address that this was opened at."""
    response.headers["Referrer-Policy"] = "strict-origin"
    return response


def print_invitation(request: StaffRequest, user: User, token: str) -> HttpResponse:
    """The answer to the button itself, so that what is on the paper is kept nowhere."""
    invitations = Invitation.objects.for_house(request.actor.house).with_token(token)
    invitation = invitations.select_related("user", "house").get(user=user)
    path = reverse("accounts:invitation_accept", args=[token])
    context = {"invitation": invitation, "address": request.build_absolute_uri(path)}
    return render(request, "accounts/invitations/invitation_print.html", context)


@needs(Power.RUN_THE_HOUSE)
@require_POST
def invitation_withdraw(request: StaffRequest, invitation_id: int) -> HttpResponse:
    invitations = Invitation.objects.for_house(request.actor.house).select_related("user")
    invitation = get_object_or_404(invitations, pk=invitation_id)
    actions.withdraw_invitation(by=request.actor, invitation=invitation)
    messages.success(request, f"{invitation.user.display_name}'s invitation doesn't work any more.")
    return redirect("accounts:staff_list")
