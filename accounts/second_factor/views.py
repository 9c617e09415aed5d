"""The code from one's phone: giving it at the door, setting it up, turning it off."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from ui.forms import posted

from ..access.by_code import note_code, waiting_for_code
from ..access.by_pin import is_by_pin
from ..access.decorators import needs, needs_no_sign_in, needs_sign_in_only
from ..access.door import come_in_by_code, safe_next
from ..access.forms import AskPasswordForm
from ..access.permissions import Power
from ..access.requests import StaffRequest
from ..people.queries import person_of
from . import actions
from .forms import GiveCodeForm, RemoveForm, SetUpForm
from .keys import key_in_groups, new_key, qr_code
from .queries import has_second_factor, recovery_codes_left

# In the session until the phone has shown that it has it.
NEW_KEY = "new_key"


@needs_no_sign_in
@sensitive_post_parameters("code")
@never_cache
@require_http_methods(["GET", "POST"])
def code_give(request: StaffRequest) -> HttpResponse:
    waiting = waiting_for_code(request)
    if waiting is None:
        return redirect("accounts:login")
    form = GiveCodeForm(posted(request), request=request, user=waiting.user)
    if form.is_valid():
        return come_in_by_code(request, waiting.user, way_on=waiting.way_on)
    context = {"form": form, "person": waiting.user}
    return render(request, "accounts/second_factor/code_give.html", context)


@needs_sign_in_only
@sensitive_post_parameters("current", "code")
@require_http_methods(["GET", "POST"])
def code_set_up(request: StaffRequest) -> HttpResponse:
    if has_second_factor(request.user):
        left = recovery_codes_left(request.user)
        return render(request, "accounts/second_factor/code_is_on.html", {"left": left})
    key = request.session.setdefault(NEW_KEY, new_key())
    form = SetUpForm(posted(request), request=request)
    by = request.actor or request.user
    if form.submit(actions.set_up_second_factor, by=by, key=key):
        return _recovery_codes(request, form.result)
    house = request.actor.house.name if request.actor else "House"
    context = {
        "form": form,
        "key": key_in_groups(key),
        "picture": qr_code(key, account=request.user.username, issuer=house),
        "next": safe_next(request),
        "now": timezone.localtime(),
    }
    return render(request, "accounts/second_factor/code_set_up.html", context)


def _recovery_codes(request: StaffRequest, codes: list[str]) -> HttpResponse:
    """The answer to the button itself, so that they are kept nowhere."""
    del request.session[NEW_KEY]
    if not is_by_pin(request):
        note_code(request)
    context = {"codes": codes, "next": safe_next(request)}
    return render(request, "accounts/second_factor/recovery_codes.html", context)


@needs_sign_in_only
@sensitive_post_parameters("current", "code")
@require_http_methods(["GET", "POST"])
def code_turn_off(request: StaffRequest) -> HttpResponse:
    if not has_second_factor(request.user):
        return redirect("accounts:code_set_up")
    form = AskPasswordForm(posted(request), request=request)
    if form.is_valid():
        actions.turn_off_second_factor(by=request.actor or request.user)
        messages.success(request, "You sign in with your password alone now.")
        return redirect("accounts:password_change")
    return render(request, "accounts/second_factor/code_turn_off.html", {"form": form})


@needs(Power.RUN_THE_HOUSE)
@require_http_methods(["GET", "POST"])
def code_remove(request: StaffRequest, user_id: int) -> HttpResponse:
    person, _roles = person_of(request.actor, user_id)
    form = RemoveForm(posted(request))
    if form.submit(actions.remove_second_factor, by=request.actor, user=person):
        messages.success(request, f"{person.display_name} signs in with their password alone now.")
        return redirect("accounts:staff_list")
    context = {"form": form, "person": person, "has_one": has_second_factor(person)}
    return render(request, "accounts/second_factor/code_remove.html", context)
