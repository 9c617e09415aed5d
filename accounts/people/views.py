from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_GET, require_http_methods

from ui.forms import posted

from ..access.decorators import needs
from ..access.permissions import Power, Role
from ..access.requests import StaffRequest
from ..access.throttle import forget_name
from ..invitations.actions import invite
from ..invitations.models import new_token
from ..invitations.views import print_invitation
from . import actions
from .forms import GivePasswordForm, StaffAddForm, StaffEditForm
from .queries import person_of, staff_with_invitations


@needs(Power.RUN_THE_HOUSE)
@require_GET
def staff_list(request: StaffRequest) -> HttpResponse:
    people = staff_with_invitations(request.actor)
    return render(request, "accounts/people/staff_list.html", {"people": people})


@needs(Power.RUN_THE_HOUSE)
@sensitive_post_parameters("password")
@require_http_methods(["GET", "POST"])
def staff_add(request: StaffRequest) -> HttpResponse:
    form, token = StaffAddForm(posted(request)), new_token()
    if form.invites and form.submit(actions.add_staff, by=request.actor, invitation_token=token):
        return print_invitation(request, form.result, token)
    if not form.invites and form.submit(actions.add_staff, by=request.actor):
        messages.success(request, f"{form.result.display_name} can sign in now.")
        return redirect("accounts:staff_list")
    return render(request, "accounts/people/staff_add.html", {"form": form})


@needs(Power.RUN_THE_HOUSE)
@require_http_methods(["GET", "POST"])
def staff_edit(request: StaffRequest, user_id: int) -> HttpResponse:
    person, roles = person_of(request.actor, user_id)
    initial = {
        "roles": [Role(each.role) for each in roles],
        "until": max((each.until_on for each in roles if each.until_on), default=None),
    }
    form = StaffEditForm(posted(request), initial=initial)
    if form.submit(actions.change_roles, by=request.actor, user=person):
        messages.success(request, "Saved.")
        return redirect("accounts:staff_list")
    return render(request, "accounts/people/staff_edit.html", {"form": form, "person": person})


@needs(Power.RUN_THE_HOUSE)
@sensitive_post_parameters("password")
@require_http_methods(["GET", "POST"])
def staff_give_password(request: StaffRequest, user_id: int) -> HttpResponse:
    person, _roles = person_of(request.actor, user_id)
    form, token = GivePasswordForm(posted(request)), new_token()
    if form.invites and form.submit(invite, by=request.actor, user=person, token=token):
        forget_name(person.username)
        return print_invitation(request, person, token)
    if not form.invites and form.submit(actions.give_password, by=request.actor, user=person):
        forget_name(person.username)
        messages.success(request, f"{person.display_name} has a new password.")
        return redirect("accounts:staff_list")
    return render(
        request, "accounts/people/staff_give_password.html", {"form": form, "person": person}
    )
