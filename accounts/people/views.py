from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_GET, require_http_methods

from ui.forms import posted

from ..access.decorators import needs
from ..access.permissions import Power, Role
from ..access.requests import StaffRequest
from ..access.sign_in import forget_wrong_passwords
from . import actions
from .forms import GivePasswordForm, StaffAddForm, StaffEditForm
from .models import Membership, User
from .queries import staff_of


@needs(Power.RUN_THE_HOUSE)
@require_GET
def staff_list(request: StaffRequest) -> HttpResponse:
    return render(request, "accounts/people/staff_list.html", {"people": staff_of(request.actor)})


@needs(Power.RUN_THE_HOUSE)
@sensitive_post_parameters("password")
@require_http_methods(["GET", "POST"])
def staff_add(request: StaffRequest) -> HttpResponse:
    form = StaffAddForm(posted(request))
    if form.submit(actions.add_staff, by=request.actor):
        messages.success(request, f"{form.result.display_name} can sign in now.")
        return redirect("accounts:staff_list")
    return render(request, "accounts/people/staff_add.html", {"form": form})


def _person_of_the_house(request: StaffRequest, user_id: int) -> tuple[User, list[Membership]]:
    memberships = Membership.objects.for_house(request.actor.house).filter(user=user_id).for_list()
    if not memberships:
        raise Http404
    return memberships[0].user, [m for m in memberships if m.is_current()]


@needs(Power.RUN_THE_HOUSE)
@require_http_methods(["GET", "POST"])
def staff_edit(request: StaffRequest, user_id: int) -> HttpResponse:
    person, roles = _person_of_the_house(request, user_id)
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
    person, _roles = _person_of_the_house(request, user_id)
    form = GivePasswordForm(posted(request))
    if form.submit(actions.give_password, by=request.actor, user=person):
        forget_wrong_passwords(person.username)
        messages.success(request, f"{person.display_name} has a new password.")
        return redirect("accounts:staff_list")
    return render(
        request, "accounts/people/staff_give_password.html", {"form": form, "person": person}
    )
