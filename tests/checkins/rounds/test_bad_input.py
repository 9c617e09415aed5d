"""Whatever is typed is shown as typed, or refused beside its field and kept."""

import pytest

from checkins.models import Entry
from tests.conftest import ROUND
from tests.pages import fields_of, text_of


@pytest.mark.parametrize(
    "words",
    [
        "x" * 20_000,
        "עם לב שקט ואור קטן",
        "🌱👩‍👩‍👧 day by day",
        "<script>alert('hi')</script> & <b>bold</b>",
        "'; DROP TABLE checkins_entry; --",
        "{{ house }} {% now 'Y' %} %s",
        "  leading spaces\n\n\nand empty lines\n",
        "\n\nfirst line is empty",
    ],
)
def test_words_are_kept_as_they_were_typed(as_robin, alex, words):
    name = f"stay-{alex.pk}-where_at"
    as_robin.post(ROUND, {name: words.replace("\n", "\r\n")})
    assert Entry.objects.get().where_at == words
    page = as_robin.get(ROUND)
    assert fields_of(page)[name] == words
    assert "<script>alert" not in page.content.decode()


def test_a_text_that_is_too_long_is_kept_and_said_and_the_rest_is_saved(as_robin, alex, jo):
    too_long = "y" * 20_001
    page = as_robin.post(
        ROUND,
        {
            f"stay-{alex.pk}-where_at": too_long,
            f"stay-{alex.pk}-presence": "here",
            f"stay-{jo.pk}-where_at": "Fine",
        },
    )
    assert "This is longer than 20000 characters." in text_of(page)
    assert fields_of(page)[f"stay-{alex.pk}-where_at"] == too_long
    assert Entry.objects.get(stay=alex).presence == "here"
    assert Entry.objects.get(stay=jo).where_at == "Fine"
    shorter = fields_of(page) | {f"stay-{alex.pk}-where_at": "y"}
    assert as_robin.post(ROUND, shorter).status_code == 302


def test_a_nul_byte_is_refused_with_a_reason_and_the_words_kept(as_robin, alex):
    page = as_robin.post(ROUND, {f"stay-{alex.pk}-where_at": "before\x00after"})
    assert page.status_code == 422
    assert "There is a character in this that can't be kept." in text_of(page)
    assert "before" in fields_of(page)[f"stay-{alex.pk}-where_at"]


@pytest.mark.parametrize(
    "typed",
    [
        {"presence": "asleep"},
        {"support": "lots"},
        {"presence": ["here", "out"]},
        {"intention-1-words": "z" * 301},
        {"intention-1-goal": "nonsense"},
        {"initial-x": "1"},
    ],
)
def test_odd_values_never_end_in_a_server_error(as_robin, alex, typed):
    data = {f"stay-{alex.pk}-{name}": value for name, value in typed.items()}
    assert as_robin.post(ROUND, data).status_code in (302, 422)


def test_what_the_page_was_shown_with_may_be_anything(as_robin, alex):
    data = {
        f"initial-stay-{alex.pk}-presence": "asleep",
        f"initial-stay-{alex.pk}-where_at": "z" * 30_000,
        f"initial-stay-{alex.pk}-intention-1-goal": "nonsense",
        f"stay-{alex.pk}-where_at": "Fine",
    }
    assert as_robin.post(ROUND, data).status_code in (302, 422)
    assert as_robin.post(ROUND, {f"stay-{alex.pk}-where_at": "Fine"}).status_code == 302


def test_people_who_are_not_in_the_round_cannot_be_written_for(as_robin, alex, stranger, lee):
    as_robin.post(
        ROUND,
        {f"stay-{stranger.pk}-presence": "here", f"staff-{lee.pk}-presence": "here", "join": "x"},
    )
    assert not Entry.objects.exists()
