"""The first start: set up our house, or look around a demo house."""

from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from accounts.access.decorators import needs_no_sign_in
from accounts.access.requests import StaffRequest
from accounts.access.sign_in import sign_in
from accounts.models import House
from demo.builder import PASSWORD, build_demo, sign_ins
from ui.forms import posted

from .actions import open_house
from .forms import CodeForm, HouseAndPersonForm


@needs_no_sign_in
@sensitive_post_parameters("password")
@never_cache
@require_http_methods(["GET", "POST"])
def begin(request: StaffRequest) -> HttpResponse:
    if House.is_set_up():
        return redirect("dashboard:today")
    form = HouseAndPersonForm(posted(request))
    if form.submit(open_house):
        sign_in(request, form.result.user)
        return redirect("dashboard:today")
    context = {"form": form, "demo_form": CodeForm(prefix="demo")}
    return render(request, "setup/begin.html", context)


@needs_no_sign_in
@never_cache
@require_POST
def demo(request: StaffRequest) -> HttpResponse:
    if House.is_set_up():
        return redirect("dashboard:today")
    form = CodeForm(request.POST, prefix="demo")
    if not form.is_valid():
        both = {"form": HouseAndPersonForm(), "demo_form": form}
        return render(request, "setup/begin.html", both)
    try:
        build_demo()
    except ValidationError:
        return redirect("dashboard:today")
    ready = {"sign_ins": sign_ins(), "password": PASSWORD}
    return render(request, "setup/demo_ready.html", ready)
