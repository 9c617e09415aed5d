"""Robin alone at night, before a page that says no: it says why, and whom to call."""

from contextlib import contextmanager

import pytest
from django.db import OperationalError

from accounts.models import AuditEvent
from tests.accounts.factories import UserFactory
from tests.journeys.conftest import PASSWORD
from tests.shifts.factories import OnCallNumberFactory

pytestmark = pytest.mark.browser
NUMBER = "603 555 0142"


@pytest.fixture(autouse=True)
def number(house):
    OnCallNumberFactory(house=house, number=NUMBER, words="The phone is in the office")


@contextmanager
def nothing_can_be_written(monkeypatch):
    def refuse(*_rows, **_how):
        raise OperationalError("database or disk is full")

    with monkeypatch.context() as patch:
        patch.setattr(AuditEvent, "save", refuse)
        patch.setattr(AuditEvent.objects, "bulk_create", refuse)
        yield


def says_whom_to_call(visitor):
    link = visitor.page.locator("main").get_by_role("link", name=NUMBER)
    assert link.get_attribute("href") == "tel:6035550142"
    assert link.is_visible()


def test_a_page_of_another_role_and_one_that_is_not_there(visitor, people):
    visitor.sign_in("robin")
    assert NUMBER in visitor.page.inner_text("header")
    for path in ("/house/staff/", "/no/such/page/", "/house/choose/"):
        visitor.go(path)
        says_whom_to_call(visitor)
    visitor.follow("Go to Today")
    assert "Robin" in visitor.page.inner_text("h1")


def test_someone_without_a_house_signs_in(visitor, people):
    pat = UserFactory(display_name="Pat")
    pat.set_password(PASSWORD)
    pat.save()
    visitor.sign_in("pat")
    assert "This sign-in has no role in a house right now." in visitor.page.inner_text("main")
    visitor.press("Sign in as someone else")
    visitor.press("Sign out")
    assert "Come on in" in visitor.page.inner_text("h1")


def test_the_lock_says_it_too(visitor, people):
    visitor.sign_in("robin")
    visitor.page.get_by_role("button", name="Lock", exact=True).click()
    visitor.page.get_by_role("link", name=NUMBER).last.wait_for()
    visitor.look()


def test_a_full_disk(visitor, people, alex, monkeypatch):
    visitor.sign_in("robin")
    with nothing_can_be_written(monkeypatch):
        visitor.go(f"/guests/{alex.guest_id}/")
        assert "Nothing can be saved right now" in visitor.page.inner_text("h1")
        says_whom_to_call(visitor)
        visitor.follow("Who is on")
        assert "Shifts" in visitor.page.inner_text("h1")
        visitor.go("/shifts/notes/")
        visitor.page.get_by_role("textbox").first.fill("Jo asked for a knock at nine")
        visitor.page.locator("main form").first.evaluate("form => form.submit()")
        visitor.page.get_by_text("Copy it from here:").wait_for()
        visitor.look()
        assert "Jo asked for a knock at nine" in visitor.page.inner_text("main")
    visitor.go(f"/guests/{alex.guest_id}/")
    assert "Alex" in visitor.page.inner_text("h1")
