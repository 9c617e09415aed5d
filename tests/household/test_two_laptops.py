"""Robin and Lee press at the same moment: nothing stands twice, and the second is told."""

from datetime import date

import pytest

from accounts.access.actor import asker_for
from household.models import Turn
from household.turns.actions import note_done, publish_rota, take_over
from tests.guests.before_arrival.test_two_admins import at_once, one_did_it
from tests.household.chores.factories import ChoreFactory

pytestmark = pytest.mark.django_db(transaction=True)
TODAY = date(2026, 11, 24)


@pytest.fixture
def kitchen(house, alex, jo):
    return ChoreFactory(house=house, name="Kitchen")


def test_both_draw_the_first_rota_and_it_hangs_once(kitchen, robin, lee):
    askers = [asker_for(robin), asker_for(lee)]
    outcomes = at_once(*(lambda by=by: publish_rota(by=by) for by in askers))
    assert not [each for each in outcomes if isinstance(each, Exception)]
    assert Turn.objects.filter(on=TODAY).count() == 1


def test_both_note_it_as_done_and_it_was_done_once(kitchen, robin, lee):
    publish_rota(by=asker_for(robin))
    key = Turn.objects.get(on=TODAY).key
    askers = [asker_for(robin), asker_for(lee)]
    outcomes = at_once(
        *(lambda by=by: note_done(by=by, chore=kitchen, on=TODAY, key=key) for by in askers)
    )
    assert outcomes[0].done_by == outcomes[1].done_by


def test_both_take_it_over_and_one_is_told_that_it_was_handed_on(kitchen, robin, lee):
    publish_rota(by=asker_for(robin))
    key = Turn.objects.get(on=TODAY).key
    acts = [
        lambda user=user: take_over(
            by=asker_for(user), chore=kitchen, on=TODAY, key=key, to=f"staff-{user.pk}"
        )
        for user in (robin, lee)
    ]
    assert "Someone already changed this" in one_did_it(at_once(*acts))
    assert Turn.objects.get(on=TODAY).staff in (robin, lee)
