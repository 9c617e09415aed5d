"""The list of keyboard shortcuts, and the one switch for all of them."""

from checkins.entries.forms import EntryForm
from checkins.models import Entry
from tests.pages import IN_PLACE, text_of

KEYS = "/keys/"
ARE_ON = "data-single-keys"


def test_each_sees_the_shortcuts_of_the_pages_they_have(as_robin, as_sam, as_ida, house):
    robins, sams, idas = (text_of(client.get(KEYS)) for client in (as_robin, as_sam, as_ida))
    assert "g c go to Check-ins" in robins
    assert "m note a moment" in robins
    assert "go to Progress" not in robins
    assert "g p go to Progress g r go to Reports" in sams
    assert "go to Check-ins" not in idas
    assert "note a moment" not in idas


def test_a_check_in_gives_each_choice_its_number(as_robin, house):
    choices = [*Entry.Presence.labels, *Entry.Support.labels]
    numbered = " ".join(f"{number} {label}" for number, label in enumerate(choices, 1))
    assert f"For the person in focus {numbered}" in text_of(as_robin.get(KEYS))
    form = EntryForm()
    shown = [*form.fields["presence"].choices, *form.fields["support"].choices]
    assert [label for _value, label in shown] == choices


def test_over_a_page_it_is_the_list_alone(as_robin, house):
    assert "<header" not in as_robin.get(KEYS, headers=IN_PLACE).content.decode()


def test_each_turns_them_off_for_themselves(as_robin, as_lee, robin, lee):
    assert ARE_ON in as_robin.get("/").content.decode()
    assert as_robin.post(KEYS, {"single_keys": "off"}).url == KEYS
    for path in ("/", "/guests/", KEYS):
        page = as_robin.get(path).content.decode()
        assert ARE_ON not in page
        assert "aria-keyshortcuts" not in page
    assert "They are off for you, on every page." in text_of(as_robin.get(KEYS))
    assert ARE_ON in as_lee.get("/").content.decode()
    as_robin.post(KEYS, {"single_keys": "on"})
    assert ARE_ON in as_robin.get("/").content.decode()
