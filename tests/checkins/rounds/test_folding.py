"""What a card needs to be finished: then the page and each save have it folded to its line."""

import pytest

from accounts.models import Draft
from tests.checkins.factories import EntryFactory, IntentionFactory, RoundFactory
from tests.conftest import ROUND, TUESDAY
from tests.pages import IN_PLACE

MONDAY = TUESDAY.date().replace(day=23)
MONDAY_AFTERNOON = "/check-ins/2026-11-23/afternoon/"

UNFINISHED = [{}, {"support": "more"}, {"where_at": "Slept badly"}, {"presence": "here"}]
FINISHED = [
    {"presence": "out"},
    {"presence": "not_today"},
    {"presence": "here", "support": "usual"},
    {"presence": "one_to_one", "where_at": "Slept badly"},
    {"presence": "here", "intention-1-words": "Call the landlord back"},
]


def is_folded(response, key):
    tag = response.content.decode().split(f'id="{key}"')[1].split(">")[0]
    return not tag.endswith(" open")


def save(client, key, said, path=ROUND):
    posted = {f"{key}-{name}": value for name, value in said.items()}
    return client.post(path, posted | {"card": key}, headers=IN_PLACE)


@pytest.mark.parametrize(
    ("said", "folded"),
    [*((said, False) for said in UNFINISHED), *((said, True) for said in FINISHED)],
)
def test_a_card_is_folded_once_it_is_finished(as_robin, alex, said, folded):
    key = f"stay-{alex.pk}"
    assert is_folded(save(as_robin, key, said), key) == folded
    assert is_folded(as_robin.get(ROUND), key) == folded


def test_in_the_afternoon_the_goals_of_the_morning_are_still_to_be_asked_about(
    as_robin, alex, house
):
    key = f"stay-{alex.pk}"
    morning = EntryFactory(
        round=RoundFactory(house=house, which="morning", date=MONDAY), stay=alex, presence="here"
    )
    goal = IntentionFactory(entry=morning, words="Call the landlord back")
    assert not is_folded(save(as_robin, key, {"presence": "here"}, MONDAY_AFTERNOON), key)
    assert not is_folded(as_robin.get(MONDAY_AFTERNOON), key)

    answer = {f"answer-{goal.pk}-answer": "done"}
    assert is_folded(save(as_robin, key, answer, MONDAY_AFTERNOON), key)
    assert is_folded(as_robin.get(MONDAY_AFTERNOON), key)


def test_a_card_with_words_that_are_not_saved_is_open(as_robin, robin, alex, house):
    key = f"stay-{alex.pk}"
    save(as_robin, key, {"presence": "here", "support": "usual"})
    too_long = {"where_at": "x" * 20_001}
    assert not is_folded(save(as_robin, key, too_long), key)
    assert Draft.objects.get().page == ROUND
    assert not is_folded(as_robin.get(ROUND), key)
