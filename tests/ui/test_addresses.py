"""`{% url %}` over addresses that are remembered: what Django's own tag says, hit or miss."""

import pytest
from django.template import Context, Template
from django.urls import NoReverseMatch

from ui.addresses import address


def written(source: str, **known: object) -> str:
    return Template(source).render(Context(known))


def test_an_address_is_the_same_the_second_time() -> None:
    source = "{% url 'dashboard:guest_detail' guest %}"
    assert [written(source, guest=7), written(source, guest=7)] == ["/guests/7/", "/guests/7/"]
    assert written(source, guest=8) == "/guests/8/"


def test_an_address_can_be_named() -> None:
    source = "{% url 'dashboard:guest_detail' guest as page %}<a href='{{ page }}?back=today'>"
    assert written(source, guest=7) == "<a href='/guests/7/?back=today'>"


def test_keywords_work_too() -> None:
    assert address("dashboard:guest_detail", 7) == written(
        "{% url 'dashboard:guest_detail' guest_id=7 %}"
    )


def test_an_unknown_name_is_an_error_unless_it_is_asked_for() -> None:
    with pytest.raises(NoReverseMatch):
        written("{% url 'dashboard:no_such_page' %}")
    assert written("{% url 'dashboard:no_such_page' as page %}[{{ page }}]") == "[]"
