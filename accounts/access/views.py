"""The door, one's own password, and the house's settings: its name, clock and staff."""

from django.contrib import messages
from django.contrib.auth import update_session_auth_hash
from django.http import HttpResponse, JsonResponse
from django.middleware.csrf import rotate_token
from django.shortcuts import redirect, render, resolve_url
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from ui.forms import posted

from ..houses.models import House
from ..people.actions import change_password
from . import lock as laptop
from .decorators import needs_no_sign_in, needs_sign_in_only, stays_open_when_locked
from .forms import ChangePasswordForm, SignInForm
from .middleware import HOUSE_ID
from .requests import StaffRequest
from .sign_in import sign_in, sign_out, unlock


@needs_no_sign_in
@sensitive_post_parameters("password")
@never_cache
@require_http_methods(["GET", "POST"])
def login(request: StaffRequest) -> HttpResponse:
    if not House.is_set_up():
        return redirect("setup:begin")
    if request.user.is_authenticated:
        return redirect(_safe_next(request))
    form = SignInForm(posted(request))
    if request.method == "POST" and form.is_valid():
        sign_in(request, form.user)
        return laptop.forget_page(redirect(_safe_next(request)))
    return render(
        request, "accounts/access/login.html", {"form": form, "next": _safe_next(request)}
    )


def _safe_next(request: StaffRequest) -> str:
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
def lock(request: StaffRequest) -> HttpResponse:
    """Lock this laptop, and open it again by password: from its own page, or from within one.

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
    return render(request, "accounts/access/lock.html", context)


@stays_open_when_locked
@needs_sign_in_only
@require_http_methods(["GET", "POST"])
def logout(request: StaffRequest) -> HttpResponse:
    if request.method == "GET":
        return render(request, "accounts/access/logout.html")
    sign_out(request)
    return redirect("accounts:login")


@needs_sign_in_only
@sensitive_post_parameters("current", "password")
@require_http_methods(["GET", "POST"])
def password_change(request: StaffRequest) -> HttpResponse:
    form = ChangePasswordForm(posted(request), user=request.user)
    if form.submit(change_password, by=request.user):
        update_session_auth_hash(request, request.user)
        messages.success(request, "Your new password is set.")
        return redirect("dashboard:today")
    return render(request, "accounts/access/password_change.html", {"form": form})


@needs_sign_in_only
@require_POST
def house_choose(request: StaffRequest) -> HttpResponse:
    chosen = request.POST.get("house", "")
    houses = request.actor.houses if request.actor else ()
    if chosen in {str(house.pk) for house in houses}:
        request.session[HOUSE_ID] = int(chosen)
        # What is open in other tabs belongs to the house it was opened in.
        rotate_token(request)
    return redirect("dashboard:today")
