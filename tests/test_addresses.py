"""Every address that people and their bookmarks know stays what it is."""

from pathlib import Path

from django.urls import get_resolver

LIST = Path(__file__).with_name("addresses.txt")


def addresses():
    return {f"{name}  {route}" for name, route in named_routes(get_resolver().url_patterns)}


def named_routes(patterns, at="/", namespace=""):
    """Django's admin aside, whose addresses are Django's."""
    for each in patterns:
        route = f"{at}{each.pattern}"
        if not hasattr(each, "url_patterns"):
            yield f"{namespace}{each.name}", route
        elif each.namespace != "admin":
            inner = f"{namespace}{each.namespace}:" if each.namespace else namespace
            yield from named_routes(each.url_patterns, route, inner)


def test_every_address_is_as_it_was():
    gone = sorted(set(LIST.read_text(encoding="utf-8").splitlines()) - addresses())
    assert not gone, "Gone, and people have them as bookmarks; bring them back:\n" + "\n".join(gone)


def test_every_address_is_on_the_list():
    new = sorted(addresses() - set(LIST.read_text(encoding="utf-8").splitlines()))
    assert not new, f"New; once its name is right, add to {LIST.name}, in order:\n" + "\n".join(new)


def test_the_list_is_in_order_and_names_each_once():
    lines = LIST.read_text(encoding="utf-8").splitlines()
    assert lines == sorted(set(lines))
