"""Robin and Lee press at the same moment: nothing stands twice, and the second is told."""

from datetime import date

import pytest

from accounts.access.actor import actor_for
from household.models import Turn
from household.turns.actions import mark_done, refresh_rota, take_over
from tests.guests.before_arrival.test_two_admins import at_once, one_did_it
from tests.household.chores.factories import ChoreFactory

pytestmark = pytest.mark.django_db(transaction=True)
TODAY = date(2026, 11, 24)


@pytest.fixture
def kitchen(house, alex, jo):
    return ChoreFactory(house=house, name="Kitchen")


def test_both_publish_the_first_rota_and_it_is_there_once(kitchen, robin, lee):
    actors = [actor_for(robin), actor_for(lee)]
    outcomes = at_once(*(lambda by=by: refresh_rota(by=by) for by in actors))
    assert not [each for each in outcomes if isinstance(each, Exception)]
    assert Turn.objects.filter(on=TODAY).count() == 1


def test_both_note_it_as_done_and_it_was_done_once(kitchen, robin, lee):
    refresh_rota(by=actor_for(robin))
    key = Turn.objects.get(on=TODAY).key
    actors = [actor_for(robin), actor_for(lee)]
    outcomes = at_once(
        *(lambda by=by: mark_done(by=by, chore=kitchen, on=TODAY, key=key) for by in actors)
    )
    assert outcomes[0].done_by == outcomes[1].done_by


def test_both_take_it_over_and_one_is_told_that_it_was_handed_on(kitchen, robin, lee):
    refresh_rota(by=actor_for(robin))
    key = Turn.objects.get(on=TODAY).key
    acts = [
        lambda user=user: take_over(
            by=actor_for(user), chore=kitchen, on=TODAY, key=key, to=f"staff-{user.pk}"
        )
        for user in (robin, lee)
    ]
    assert "Someone already changed this" in one_did_it(at_once(*acts))
    assert Turn.objects.get(on=TODAY).staff in (robin, lee)
