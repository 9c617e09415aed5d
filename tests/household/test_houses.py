"""What actions write about living together is in the house of what it belongs to."""

from datetime import date, time

from django.apps import apps

from accounts.houses.rows import HouseRow
from guests.models import Participant
from household.agreements.actions import (
    comment_on,
    create_default_agreements,
    propose_wording,
)
from household.attempts.actions import try_something
from household.chores.actions import take_starting_chores
from household.conversations.actions import start_conversation
from household.going_through.actions import go_through
from household.groups.actions import add_group, record_group_day
from household.meetings.actions import (
    MeetingChanges,
    close_meeting,
    plan_meeting,
    reopen_meeting,
    write_meeting,
)
from household.models import AgreementVersion
from tests.houses import in_another_house

TODAY = date(2026, 11, 24)


def test_actions_put_each_row_in_the_house_of_its_parents(
    actor_of, other_house, house, robin, lee, alex, jo
):
    by, both = actor_of(robin), [Participant(stay=alex), Participant(stay=jo)]

    create_default_agreements(house=house, from_on=TODAY)
    quiet = AgreementVersion.objects.select_related("agreement").first()
    go_through(
        by=by,
        someone=both[0],
        gone_through_with=lee,
        accepted=[quiet],
        differently={quiet: "Ten is early"},
    )
    proposal = propose_wording(by=by, agreement=quiet.agreement, words="Later", why="Cards")
    comment_on(by=by, version=proposal, words="Fine")
    conversation = start_conversation(by=by, on=TODAY, people=both)
    try_something(by=by, conversation=conversation, what_we_try="A knock", look_again_on=TODAY)
    meeting = plan_meeting(by=by, on=TODAY, at=time(17))
    changes = MeetingChanges(came=both, decision={"words": "Buy a kettle"})
    close_meeting(by=by, meeting=write_meeting(by=by, meeting=meeting, changes=changes))
    reopen_meeting(by=by, meeting=meeting, reason="A name was wrong")
    group = add_group(by=by, name="Soup", weekday=2, at=time(19))
    record_group_day(by=by, group=group, on=TODAY, was_held=True)
    take_starting_chores(by=by)

    ours = apps.get_app_config("household").get_models()
    empty = [each for each in ours if not each._base_manager.exists()]
    assert not [each for each in empty if issubclass(each, HouseRow)]
    assert not in_another_house()
