"""The door, one's own password, and the house's settings: its name, clock and staff."""

from copy import copy

from django.contrib import messages
from django.contrib.auth import update_session_auth_hash
from django.http import Http404, HttpResponse, JsonResponse
from django.middleware.csrf import rotate_token
from django.shortcuts import get_object_or_404, redirect, render, resolve_url
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from ui.forms import posted

from . import actions
from . import lock as laptop
from .access import needs, needs_no_sign_in, needs_sign_in_only, stays_open_when_locked
from .drafts import drop_drafts
from .forms import (
    ChangePasswordForm,
    GivePasswordForm,
    HouseSettingsForm,
    PersonForm,
    RolesForm,
    SignInForm,
)
from .health import trouble_with_the_database
from .http import Asked
from .middleware import HOUSE_ID
from .models import Draft, House, Membership, User
from .permissions import Power, Role
from .queries import staff_of
from .sign_in import forget_wrong_passwords, sign_in, sign_out, unlock


@needs_no_sign_in
@sensitive_post_parameters("password")
@never_cache
@require_http_methods(["GET", "POST"])
def login(request: Asked) -> HttpResponse:
    if not House.is_set_up():
        return redirect("setup:begin")
    if request.user.is_authenticated:
        return redirect(_safe_next(request))
    form = SignInForm(posted(request))
    if request.method == "POST" and form.is_valid():
        sign_in(request, form.user)
        return laptop.forget_page(redirect(_safe_next(request)))
    return render(request, "accounts/login.html", {"form": form, "next": _safe_next(request)})


def _safe_next(request: Asked) -> str:
    """Where they were going, when that is a page of this site; else Today."""
    wanted = request.POST.get("next") or request.GET.get("next", "")
    if wanted.startswith("/") and url_has_allowed_host_and_scheme(
        wanted, allowed_hosts={request.get_host()}, require_https=request.is_secure()
    ):
        return wanted
    return resolve_url("dashboard:today")


@needs_no_sign_in
@sensitive_post_parameters("password")
@never_cache
@require_http_methods(["GET", "POST"])
def lock(request: Asked) -> HttpResponse:
    """Locks this laptop, and opens it again by password: from its own page, or from within one.

    From within a page (htmx) the answer says whose laptop it is now, and the page stays.
    """
    if "lock" in request.POST:
        if request.user.is_authenticated:
            laptop.lock(request, request.POST["lock"])
        return HttpResponse(status=204) if request.htmx else redirect("accounts:lock")
    if not request.user.is_authenticated and not request.htmx:
        return redirect("accounts:login")
    form = SignInForm(posted(request))
    if request.method == "POST" and form.is_valid():
        unlock(request, form.user, reads_on="reads-on" in request.GET)
        if request.htmx:
            return laptop.forget_page(JsonResponse({"person": form.user.pk}))
        return laptop.forget_page(redirect(_safe_next(request)))
    if request.htmx:
        return JsonResponse({"refused": " ".join(form.problems())})
    context = {
        "form": form,
        "next": _safe_next(request),
        "locked": laptop.is_locked(request),
        "reading_with": laptop.reading_with(request),
    }
    return render(request, "accounts/lock.html", context)


@needs(Power.READ_STAYS)
@require_POST
def draft_discard(request: Asked, draft_id: int) -> HttpResponse:
    draft = get_object_or_404(Draft.objects.visible_to(request.asker), pk=draft_id)
    drop_drafts(by=request.asker, page=draft.page, fields=[draft.field])
    return redirect("dashboard:today")


@stays_open_when_locked
@needs_sign_in_only
@require_http_methods(["GET", "POST"])
def logout(request: Asked) -> HttpResponse:
    if request.method == "GET":
        return render(request, "accounts/logout.html")
    sign_out(request)
    return redirect("accounts:login")


@needs_sign_in_only
@sensitive_post_parameters("current", "password")
@require_http_methods(["GET", "POST"])
def password_change(request: Asked) -> HttpResponse:
    form = ChangePasswordForm(posted(request), user=request.user)
    if form.carry_out(actions.change_password, by=request.user):
        update_session_auth_hash(request, request.user)
        messages.success(request, "Your new password is set.")
        return redirect("dashboard:today")
    return render(request, "accounts/password_change.html", {"form": form})


@needs_sign_in_only
@require_POST
def house_choose(request: Asked) -> HttpResponse:
    """For someone who works in several houses: which one they are in now."""
    chosen = request.POST.get("house", "")
    houses = request.asker.houses if request.asker else ()
    if chosen in {str(house.pk) for house in houses}:
        request.session[HOUSE_ID] = int(chosen)
        # What stands open in other tabs belongs to the house it was opened in.
        rotate_token(request)
    return redirect("dashboard:today")


@needs(Power.BRING_IN)
@require_GET
def house_detail(request: Asked) -> HttpResponse:
    may_change = request.asker.can(Power.RUN_THE_HOUSE)
    return render(request, "accounts/house_detail.html", {"may_change": may_change})


@needs(Power.RUN_THE_HOUSE)
@require_http_methods(["GET", "POST"])
def house_edit(request: Asked) -> HttpResponse:
    form = HouseSettingsForm(posted(request), instance=copy(request.asker.house))
    if form.carry_out(actions.change_house, by=request.asker):
        messages.success(request, "Saved.")
        return redirect("accounts:house_detail")
    return render(request, "accounts/house_edit.html", {"form": form})


@needs(Power.RUN_THE_HOUSE)
@require_GET
def staff_list(request: Asked) -> HttpResponse:
    return render(request, "accounts/staff_list.html", {"people": staff_of(request.asker)})


@needs(Power.RUN_THE_HOUSE)
@sensitive_post_parameters("password")
@require_http_methods(["GET", "POST"])
def staff_add(request: Asked) -> HttpResponse:
    form = PersonForm(posted(request))
    if form.carry_out(actions.add_person, by=request.asker):
        messages.success(request, f"{form.result.display_name} can sign in now.")
        return redirect("accounts:staff_list")
    return render(request, "accounts/staff_add.html", {"form": form})


def _person_of_the_house(request: Asked, user_id: int) -> tuple[User, list[Membership]]:
    """With the roles that they have now."""
    memberships = Membership.objects.visible_to(request.asker).filter(user_id=user_id).for_list()
    if not memberships:
        raise Http404
    return memberships[0].user, [m for m in memberships if m.is_current()]


@needs(Power.RUN_THE_HOUSE)
@require_http_methods(["GET", "POST"])
def staff_edit(request: Asked, user_id: int) -> HttpResponse:
    person, roles = _person_of_the_house(request, user_id)
    initial = {
        "roles": [Role(each.role) for each in roles],
        "until": max((each.until_on for each in roles if each.until_on), default=None),
    }
    form = RolesForm(posted(request), initial=initial)
    if form.carry_out(actions.change_roles, by=request.asker, user=person):
        messages.success(request, "Saved.")
        return redirect("accounts:staff_list")
    return render(request, "accounts/staff_edit.html", {"form": form, "person": person})


@needs(Power.RUN_THE_HOUSE)
@sensitive_post_parameters("password")
@require_http_methods(["GET", "POST"])
def staff_give_password(request: Asked, user_id: int) -> HttpResponse:
    person, _roles = _person_of_the_house(request, user_id)
    form = GivePasswordForm(posted(request))
    if form.carry_out(actions.give_password, by=request.asker, user=person):
        forget_wrong_passwords(person.username)
        messages.success(request, f"{person.display_name} has a new password.")
        return redirect("accounts:staff_list")
    return render(request, "accounts/staff_give_password.html", {"form": form, "person": person})


@needs_no_sign_in
@require_GET
def healthz(request: Asked) -> JsonResponse:
    """Whether the database answers and can be written to; for whoever watches the server."""
    trouble = trouble_with_the_database()
    return JsonResponse({"status": trouble or "ok"}, status=503 if trouble else 200)
