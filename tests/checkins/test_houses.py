"""What actions write about check-ins is in the house of what it belongs to."""

from datetime import date

from django.apps import apps

from accounts.houses.rows import HouseRow
from checkins.closing.actions import close_round, reopen_round
from checkins.corrections.actions import withdraw_words
from checkins.entries.actions import record_entry
from checkins.entries.merge import Change, FieldPlace
from checkins.models import EntryReply, Round, Which
from checkins.requests.actions import answer_entry
from guests.replies.actions import add_reply
from tests.houses import in_another_house

WHERE_AT = FieldPlace("entry", 0, "where_at")
SUPPORT = FieldPlace("entry", 0, "support")
GOAL = FieldPlace("intention", 1, "words")


def test_actions_put_each_row_in_the_house_of_its_parents(actor_of, other_house, sam, alex):
    by = actor_of(sam)

    def say(changes):
        morning = {"which": Which.MORNING, "day": date(2026, 11, 24), "stay": alex}
        return record_entry(by=by, **morning, changes=changes).rows.entry

    entry = say(
        {
            WHERE_AT: Change("", "Slept badly"),
            SUPPORT: Change("", "more"),
            GOAL: Change("", "Call Mo"),
        }
    )
    answer_entry(by=by, entry=entry, support="more")
    add_reply(by=by, reply=EntryReply(stay=alex, entry=entry), words="Mine", sees_differently=False)
    close_round(by=by, round_=Round.objects.get())
    reopen_round(by=by, round_=Round.objects.get(), reason="A word was missing")
    say({WHERE_AT: Change("Slept badly", "Slept well"), GOAL: Change("Call Mo", "Walk")})
    withdraw_words(by=by, entry=entry)

    ours = apps.get_app_config("checkins").get_models()
    empty = [each for each in ours if not each._base_manager.exists()]
    assert not [each for each in empty if issubclass(each, HouseRow)]
    assert not in_another_house()
