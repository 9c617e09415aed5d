"""No page fails at a method that it does not take, and no button by a clock that was put back."""

import pytest
from django.urls import reverse

from tests.conftest import TUESDAY
from tests.one_of_each import *  # noqa: F403 (fixtures)
from tests.pages import text_of
from tests.test_access import TABLE


@pytest.mark.parametrize("method", ["head", "options", "put", "patch", "delete", "trace"])
def test_no_page_fails_at_another_method(signed_in, sam, alex, real, method):
    client = signed_in(sam)
    for name, (arguments, _answers) in TABLE.items():
        path = reverse(name, kwargs={k: real.get(v, v) for k, v in arguments.items() if k != "+"})
        answer = getattr(client, method)(path)
        assert answer.status_code < 500, name
        if answer.status_code == 405 and method != "head":
            assert "belongs to a button on another page" in text_of(answer), name


@pytest.mark.parametrize("name", [name for name in TABLE if "+" in TABLE[name][0]])
def test_no_button_fails_though_the_clock_was_put_back(
    signed_in, sam, alex, real, name, tuesday_morning
):
    client = signed_in(sam)
    tuesday_morning.move_to(TUESDAY.replace(day=22))
    arguments = TABLE[name][0]
    path = reverse(name, kwargs={k: real.get(v, v) for k, v in arguments.items() if k != "+"})
    sent = arguments["+"] if isinstance(arguments["+"], dict) else {}
    assert client.post(path, sent).status_code < 500
