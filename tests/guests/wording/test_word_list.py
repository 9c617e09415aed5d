"""The house's own list of words that it says in another way."""

from importlib import import_module

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection, transaction
from django.db.migrations.loader import MigrationLoader

from accounts.models import AuditEvent
from guests.models import Term
from guests.wording.actions import add_plain_word
from guests.wording.hints import hints_for
from guests.wording.starting_words import STARTING_WORDS
from tests.guests.factories import TermFactory
from tests.pages import fields_of, text_of

PAGE = "/house/words/"
SHIFTLESS = {"word": "shiftless", "instead": "tired", "why": "Nobody is lazy at 3 a.m."}


def in_use():
    return list(Term.objects.in_use().values_list("word", flat=True))


@pytest.fixture
def lazy(house):
    return TermFactory(house=house, word="lazy", instead="tired")


def test_a_new_house_begins_with_the_list(client, db, settings):
    settings.SETUP_IS_OPEN = True
    house = {"name": "Juniper", "time_zone": "America/New_York", "rooms": "3", "is_manager": "on"}
    ida = {"display_name": "Ida", "pronouns": "", "username": "ida", "password": "river and tea 1"}
    client.post("/setup/", house | ida)
    page = text_of(client.get(PAGE))
    assert "client → : we say guest, or their name" in page
    assert Term.objects.as_listed() == tuple(
        sorted(STARTING_WORDS, key=lambda line: line.word.lower())
    )


def test_houses_that_were_here_before_get_the_list_once(house, other_house):
    TermFactory(house=other_house, word="ours")
    migration = import_module("guests.migrations.0007_word_list")
    apps_then = MigrationLoader(connection).project_state(("guests", "0007_word_list")).apps
    for _ in range(2):
        migration.begin_lists(apps_then, None)
    assert Term.objects.filter(house=house).count() == len(STARTING_WORDS)
    assert Term.objects.filter(house=other_house).count() == 1
    for word in Term.objects.all():
        word.full_clean()


def test_sam_adds_a_word_and_words_it_anew(as_sam, lazy):
    assert as_sam.post(PAGE, SHIFTLESS).url == PAGE
    assert in_use() == ["lazy", "shiftless"]
    path = f"{PAGE}{lazy.pk}/"
    fields = fields_of(as_sam.get(path))
    as_sam.post(path, fields | {"innocent": "lazy sunday\r\nlazy river/rivers"})
    lazy.refresh_from_db()
    assert lazy.innocent.splitlines() == ["lazy sunday", "lazy river/rivers"]
    assert (lazy.word, lazy.instead) == ("lazy", "tired")
    noted = AuditEvent.objects.filter(kind="word_list_changed")
    assert sorted(noted.values_list("fields", flat=True)) == [[], ["innocent"]]


def test_what_was_not_touched_stays_as_someone_else_left_it(as_sam, lazy):
    path = f"{PAGE}{lazy.pk}/"
    fields = fields_of(as_sam.get(path))
    Term.objects.filter(pk=lazy.pk).update(instead="worn out")
    as_sam.post(path, fields | {"why": "Rest is allowed."})
    lazy.refresh_from_db()
    assert (lazy.instead, lazy.why) == ("worn out", "Rest is allowed.")


@pytest.mark.parametrize(
    ("said", "sentence"),
    [
        ({"word": "Lazy"}, "This word is already on the list."),
        ({"word": ""}, "Please write the word."),
        ({"word": "…"}, "Please write a word, in letters."),
        ({"instead": ""}, "Please write what the house says instead."),
        ({"why": ""}, "Please write why, in a line."),
        ({"innocent": "on a sunday"}, "The word itself has to be in each phrase."),
        ({"innocent": "lazy … … … … day"}, "Please use the three dots less often here"),
        ({"innocent": "shiftless " * 500}, "at most 4000 characters"),
        ({"word": "shift\0less"}, "There is a character in this that can't be kept."),
    ],
)
def test_what_cannot_be_listed_is_said_and_what_was_typed_is_kept(as_sam, lazy, said, sentence):
    page = as_sam.post(PAGE, SHIFTLESS | said)
    assert sentence in text_of(page)
    if "instead" not in said:
        assert fields_of(page)["instead"] == "tired"
    assert in_use() == ["lazy"]


def test_off_the_list_and_on_it_again(as_sam, lazy, sam, actor_of):
    path = f"{PAGE}{lazy.pk}/change/"
    for _ in range(2):
        as_sam.post(path, {"change": "end"})
    assert "lazy until November 24, 2026" in text_of(as_sam.get(PAGE))
    assert hints_for(actor_of(sam), ["A lazy day"]) == []
    for _ in range(2):
        as_sam.post(path, {"change": "take-up"})
    assert in_use() == ["lazy"]
    assert [hint.instead for hint in hints_for(actor_of(sam), ["A lazy day"])] == ["tired"]
    assert AuditEvent.objects.filter(kind="word_list_changed").count() == 2
    assert as_sam.post(path, {"change": "away"}).status_code == 404


def test_put_back_when_the_same_stands_there_by_now(as_sam, lazy, house):
    as_sam.post(f"{PAGE}{lazy.pk}/change/", {"change": "end"})
    TermFactory(house=house, word="LAZY")
    page = as_sam.post(f"{PAGE}{lazy.pk}/change/", {"change": "take-up"}, follow=True)
    assert "This word is already on the list." in text_of(page)


def test_the_database_keeps_a_word_once(lazy, house, sam, actor_of):
    with pytest.raises(ValidationError, match="is already on the list"):
        add_plain_word(by=actor_of(sam), **SHIFTLESS | {"word": "lazy"})
    with pytest.raises(IntegrityError), transaction.atomic():
        TermFactory(house=house, word="Lazy")


def test_each_house_has_its_own(as_sam, lazy, other_house, sam, actor_of):
    TermFactory(house=other_house, word="elsewhere")
    assert "elsewhere" not in text_of(as_sam.get(PAGE))
    assert hints_for(actor_of(sam), ["elsewhere"]) == []


def test_an_empty_list_says_how_to_begin(as_sam, as_ida, house):
    assert "Add the first one below." in text_of(as_sam.get(PAGE))
    for client in (as_sam, as_ida):
        assert PAGE in client.get("/house/").content.decode()


def test_a_long_list_asks_no_more(as_sam, lazy, house, django_assert_num_queries):
    def ask():
        with django_assert_num_queries(4):
            as_sam.get(PAGE)

    ask()
    for _ in range(12):
        TermFactory(house=house)
    ask()
