"""The house's own laptops, and changing hands at one of them."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from ui.forms import posted

from ..access import lock
from ..access.decorators import needs, needs_no_sign_in
from ..access.door import come_in
from ..access.forms import SignInForm
from ..access.permissions import Power
from ..access.requests import StaffRequest
from . import actions
from .cookie import laptop_of, new_token, remember, remember_again
from .forms import ChoosePinForm, EnrollForm
from .models import Laptop
from .people import PersonAtLaptop, people_at, words_wait_for


@needs(Power.RUN_THE_HOUSE)
@require_GET
def laptop_list(request: StaffRequest) -> HttpResponse:
    return _laptop_list(request, EnrollForm())


def _laptop_list(request: StaffRequest, form: EnrollForm) -> HttpResponse:
    laptops = Laptop.objects.for_house(request.actor.house).for_list()
    context = {"laptops": laptops, "form": form, "this_one": laptop_of(request)}
    return render(request, "accounts/laptops/laptop_list.html", context)


@needs(Power.RUN_THE_HOUSE)
@require_POST
def laptop_enroll(request: StaffRequest) -> HttpResponse:
    form, token = EnrollForm(posted(request)), new_token()
    if not form.submit(actions.enroll_laptop, by=request.actor, token=token):
        return _laptop_list(request, form)
    messages.success(request, f"This browser is a laptop of the house now: {form.result.name}.")
    response = redirect("accounts:laptop_list")
    return remember(response, token, secure=request.is_secure())


@needs(Power.RUN_THE_HOUSE)
@require_POST
def laptop_remove(request: StaffRequest, laptop_id: int) -> HttpResponse:
    laptops = Laptop.objects.for_house(request.actor.house)
    laptop = get_object_or_404(laptops, pk=laptop_id)
    actions.remove_laptop(by=request.actor, laptop=laptop)
    messages.success(request, f"{laptop.name} is no longer a laptop of the house.")
    return redirect("accounts:laptop_list")


@needs(Power.SHARE_THE_DAY)
@sensitive_post_parameters("current", "pin")
@require_http_methods(["GET", "POST"])
def pin_choose(request: StaffRequest) -> HttpResponse:
    form = ChoosePinForm(posted(request), request=request)
    if form.submit(actions.choose_pin, by=request.actor):
        messages.success(request, "Your six numbers are set.")
        return redirect("dashboard:today")
    return render(request, "accounts/laptops/pin_choose.html", {"form": form})


@needs_no_sign_in
@sensitive_post_parameters("password")
@never_cache
@require_http_methods(["GET", "POST"])
def switch(request: StaffRequest) -> HttpResponse:
    """Who is at the laptop now: a name, and their six numbers or password.

    It locks first (`lock`), so that nothing of the last person is left behind this page.
    """
    laptop = laptop_of(request)
    if laptop is None:
        return redirect("accounts:lock" if request.user.is_authenticated else "accounts:login")
    if "lock" in request.POST:
        if request.user.is_authenticated:
            lock.lock(request, request.POST["lock"])
        return redirect("accounts:switch")
    people = people_at(laptop)
    person = _chosen(request, people)
    if person is None:
        form = None
    else:
        sent = {"username": person.user.username, "password": request.POST.get("password", "")}
        form = SignInForm(sent if request.method == "POST" else None, request=request)
        if form.is_valid():
            way_on = reverse("dashboard:today")
            response = come_in(request, form.user, way_on=way_on, by_pin_at=form.by_pin_at)
            return remember_again(request, response)
    context = {
        "laptop": laptop,
        "now": laptop.house.now(),
        "people": people,
        "person": person,
        "form": form,
        "by_password": "by-password" in request.GET,
        "words_wait": person is not None and words_wait_for(person.user, laptop),
        "is_open": request.user.is_authenticated and not lock.is_locked(request),
    }
    return render(request, "accounts/laptops/switch.html", context)


def _chosen(request: StaffRequest, people: list[PersonAtLaptop]) -> PersonAtLaptop | None:
    asked = request.POST.get("person") or request.GET.get("person", "")
    return next((each for each in people if str(each.user.pk) == asked), None)
