"""The door, one's own password, and the house's settings: its name, clock and staff."""

from django.contrib import messages
from django.contrib.auth import update_session_auth_hash
from django.http import HttpResponse, JsonResponse
from django.middleware.csrf import rotate_token
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from ui.forms import posted

from ..houses.models import House
from ..people.actions import change_password
from . import lock as laptop
from .by_pin import is_by_pin
from .decorators import (
    needs_no_sign_in,
    needs_sign_in_only,
    opens_without_own_password,
    stays_open_when_locked,
)
from .door import come_in, safe_next
from .forms import AskPasswordForm, ChangePasswordForm, LockForm, SignInForm
from .middleware import HOUSE_ID
from .requests import StaffRequest
from .sign_in import let_password_count, sign_out, unlock

CODE_TOO = "Now the code from your phone, please."


@needs_no_sign_in
@sensitive_post_parameters("password")
@never_cache
@require_http_methods(["GET", "POST"])
def login(request: StaffRequest) -> HttpResponse:
    if not House.is_set_up():
        return redirect("setup:begin")
    if request.user.is_authenticated:
        return redirect(safe_next(request))
    form = SignInForm(posted(request), request=request)
    if request.method == "POST" and form.is_valid():
        way_on = safe_next(request)
        return come_in(request, form.user, way_on=way_on, by_pin_at=form.by_pin_at)
    return render(request, "accounts/access/login.html", {"form": form, "next": safe_next(request)})


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
    if request.htmx:
        return _unlock_in_place(request)
    form = SignInForm(posted(request), request=request)
    if request.method == "POST" and form.is_valid():
        return come_in(
            request,
            form.user,
            way_on=safe_next(request),
            by_pin_at=form.by_pin_at,
            reads_on="reads-on" in request.GET,
        )
    context = {
        "form": form,
        "next": safe_next(request),
        "locked": laptop.is_locked(request),
        "reading_with": laptop.reading_with(request),
    }
    return render(request, "accounts/access/lock.html", context)


def _unlock_in_place(request: StaffRequest) -> HttpResponse:
    form = LockForm(posted(request), request=request)
    if not form.is_valid():
        refused = " ".join(form.problems())
        return JsonResponse({"refused": refused, "asks_code": form.needs_code})
    if form.needs_code:
        return JsonResponse({"refused": CODE_TOO, "asks_code": True})
    unlock(
        request,
        form.user,
        reads_on="reads-on" in request.GET,
        by_pin_at=form.by_pin_at,
        by_code=form.by_code,
    )
    return laptop.forget_page(JsonResponse({"person": form.user.pk}))


@stays_open_when_locked
@needs_sign_in_only
@require_http_methods(["GET", "POST"])
def logout(request: StaffRequest) -> HttpResponse:
    if request.method == "GET":
        return render(request, "accounts/access/logout.html")
    sign_out(request)
    return redirect("accounts:login")


@opens_without_own_password
@needs_sign_in_only
@sensitive_post_parameters("current", "password")
@require_http_methods(["GET", "POST"])
def password_change(request: StaffRequest) -> HttpResponse:
    form = ChangePasswordForm(posted(request), request=request)
    if form.submit(change_password, by=request.user):
        update_session_auth_hash(request, request.user)
        messages.success(request, "Your new password is set.")
        return redirect("dashboard:today")
    return render(request, "accounts/access/password_change.html", {"form": form})


@needs_sign_in_only
@sensitive_post_parameters("current", "code")
@require_http_methods(["GET", "POST"])
def password_ask(request: StaffRequest) -> HttpResponse:
    """For pages that six numbers don't open: the password, which then counts for ten minutes."""
    if not is_by_pin(request):
        return redirect(safe_next(request))
    form = AskPasswordForm(posted(request), request=request)
    if form.is_valid():
        let_password_count(request)
        return redirect(safe_next(request))
    context = {"form": form, "next": safe_next(request)}
    return render(request, "accounts/access/password_ask.html", context)


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
