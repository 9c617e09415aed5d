"""Coming in: by an invitation on paper, and with a code from one's phone."""

import base64
import re

import pytest
from django_otp.oath import TOTP
from playwright.sync_api import expect

from accounts.models import Invitation, SecondFactor
from tests.journeys.conftest import PASSWORD

pytestmark = pytest.mark.browser


def test_noor_comes_in_by_the_address_on_paper(visitor, people, house):
    page = visitor.page
    visitor.sign_in("ida", at="/house/staff/new/")
    page.locator("[name=display_name]").fill("Noor")
    page.locator("[name=username]").fill("noor")
    page.get_by_label("Peer on staff").check()
    visitor.press("Add them and print an invitation")
    address = re.search(r"http://\S+(/invitation/\S+)", page.locator("main").inner_text())[1]
    visitor.press("Sign out")
    visitor.go(address)
    field = page.locator("[name=password]")
    field.fill("short")
    if visitor.checks_pages:
        page.get_by_role("button", name="Show").click()
        expect(field).to_have_attribute("type", "text")
    visitor.press("Save and come in")
    expect(page.get_by_role("main")).to_contain_text("too short")
    field.fill(PASSWORD)
    visitor.press("Save and come in")
    expect(page.get_by_role("heading", level=1)).to_contain_text("Noor")
    visitor.press("Sign out")
    assert visitor.go(address).status == 404
    assert Invitation.objects.get().used_at


def code_of(key, later=0):
    phone = TOTP(base64.b32decode(key.replace(" ", "")), drift=later)
    return f"{phone.token():06d}"


def test_sam_sets_up_a_phone_and_signs_in_with_it(visitor, people, sam):
    page = visitor.page
    visitor.sign_in("sam", at="/password/")
    visitor.follow("A code from your phone")
    key = page.locator(".typed-code").inner_text()
    page.locator("[name=code]").fill(code_of(key))
    page.locator("[name=current]").fill(PASSWORD)
    visitor.press("Turn it on")
    recovery = page.locator(".recovery-codes li").first.inner_text()
    visitor.follow("I have them, go on")
    visitor.press("Sign out")
    for code in (code_of(key, later=1), recovery):
        page.locator("[name=username]").fill("sam")
        page.locator("[name=password]").fill(PASSWORD)
        visitor.press("Sign in")
        expect(page.get_by_role("heading", level=1)).to_have_text("The code from your phone")
        page.locator("[name=code]").fill(code)
        visitor.press("Sign in")
        expect(page.get_by_role("heading", level=1)).to_contain_text("Sam")
        visitor.press("Sign out")
    assert SecondFactor.objects.get().recovery_codes.count() == 9
