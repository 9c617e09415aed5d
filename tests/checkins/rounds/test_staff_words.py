"""What a peer on staff says of themselves is theirs: no file on an employee."""

from datetime import date

import time_machine

from checkins.models import Entry
from tests.checkins.factories import EntryFactory, IntentionFactory, RoundFactory
from tests.conftest import AFTERNOON, ROUND, TUESDAY
from tests.pages import text_of


def test_it_is_shown_in_its_round_until_the_next_one_and_then_to_them_alone(
    as_robin, as_sam, signed_in, lee, robin, house, alex
):
    entry = EntryFactory(
        round__house=house, staff=robin, where_at="Short night with the baby", support="space"
    )
    IntentionFactory(entry=entry, words="Leave on time")
    as_lee = signed_in(lee)
    for reader in (as_robin, as_lee, as_sam):
        assert "Short night" in text_of(reader.get(ROUND))
    assert "Robin Some space" in text_of(as_sam.get("/"))
    with time_machine.travel(TUESDAY.replace(hour=16, minute=31)):
        RoundFactory(house=house, which="afternoon", opened_by=lee)
        assert "Short night" in text_of(as_robin.get(ROUND))
        for reader in (as_lee, as_sam):
            page = text_of(reader.get(ROUND))
            assert "Short night" not in page
            assert "Robin peer on staff" not in page
            assert "Leave on time" not in text_of(reader.get(AFTERNOON))
        assert "Some space" not in text_of(as_sam.get("/"))


def test_a_day_later_it_is_theirs_even_without_another_round_that_day(
    actor_of, robin, lee, sam, ida, house
):
    EntryFactory(round__house=house, round__date=date(2026, 11, 23), staff=robin)
    RoundFactory(house=house)
    seen_by = [
        user.display_name
        for user in (robin, lee, sam, ida)
        if Entry.objects.readable_by(actor_of(user)).exists()
    ]
    assert seen_by == ["Robin"]


def test_another_house_never_sees_it(actor_of, robin, other_house, house):
    from accounts.access.permissions import Role
    from tests.conftest import person

    EntryFactory(round__house=house, staff=robin)
    pat = person(other_house, "Pat", Role.PEER)
    assert not Entry.objects.readable_by(actor_of(pat)).exists()
