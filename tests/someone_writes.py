"""What test_someone_writes sends where a form can't be filled in by guessing."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from types import SimpleNamespace

from accounts.access.actor import actor_for
from accounts.access.by_code import GIVEN
from accounts.invitations.actions import invite
from accounts.invitations.models import new_token
from accounts.models import House
from accounts.second_factor.actions import set_up_second_factor
from accounts.second_factor.keys import new_key
from accounts.second_factor.views import NEW_KEY
from checkins.models import Entry
from household.agreements.actions import create_default_agreements
from shifts.models import ShiftTime
from susd.sessions import SessionStore
from tests.accounts.second_factor.phones import code_of, with_phone
from tests.conftest import person, staying
from tests.guests.factories import FollowUpFactory, GoalFactory, RoomFactory, StayFactory
from tests.household.agreements.factories import ProposalFactory
from tests.household.conversations.factories import conversation_between
from tests.shifts.factories import HandoffFactory, ShiftFactory, ShiftPersonFactory
from tests.visitors import NUMBERS, PASSWORD

ANOTHER = "four quiet evenings"

# Nothing of the house: a session's own, and what is only shown.
WRITES_NOTHING = {
    "accounts:house_choose": "which house is shown is the session's own",
    "guests:word_hint": "a hint is only shown",
    "setup:begin": "there is a house already; tests/setup sets one up",
    "setup:demo": "there is a house already; tests/setup makes the demo house",
}
# These answer with a page rather than by going on to one.
ANSWERED_IN_PLACE = {
    "accounts:code_set_up": "the recovery codes are shown, once",
    "accounts:staff_give_password": "the invitation is shown, to be printed",
    "dashboard:guest_copy": "the copy is the answer; that it was given is on record",
    "dashboard:find": "what was looked for is shown; that someone looked is on record",
    "shifts:note_list": "as above",
    "guests:guest_known": "as above",
}
Known = SimpleNamespace


@dataclass(frozen=True)
class Story:
    """Who sends what, and what has to be there first."""

    # A value may be made of what is known.
    sent: Mapping[str, object] = field(default_factory=dict)
    who: str = ""
    # Without what the page's form would send besides.
    alone: bool = False
    # What was sent before, by the same person: the name of the address, and its fields.
    first: tuple[tuple[str, Mapping[str, object]], ...] = ()
    # Makes rows; what it returns takes the place of ids in the address.
    there: Callable[[Known], Mapping[str, object] | None] | None = None
    headers: Mapping[str, str] = field(default_factory=dict)


def someone_is_coming(known: Known) -> dict[str, object]:
    stay = staying(known.house, "Nia", date(2026, 12, 1), arrived_on=None)
    return {"guest": stay.guest_id}


def came_back(known: Known) -> dict[str, object]:
    before = staying(
        known.house, "Nia", date(2026, 5, 1), left_on=date(2026, 7, 30), how_ended="reached"
    )
    GoalFactory(stay=before)
    again = StayFactory(guest=before.guest, arrives_on=date(2026, 11, 20))
    return {"guest": again.guest_id}


def more_was_asked_for(known: Known) -> None:
    Entry.objects.filter(pk=known.real["entry"]).update(support="more")


def an_empty_room(known: Known) -> None:
    known.room = RoomFactory(house=known.house).pk


def own_proposal(known: Known) -> dict[str, object]:
    sam = known.users["manager"]
    return {"proposal": ProposalFactory(agreement__house=known.house, proposed_by=sam).pk}


def agreements(known: Known) -> None:
    create_default_agreements(house=known.house, from_on=known.house.today())


def another_agreement(known: Known) -> dict[str, object]:
    agreements(known)
    return {"agreement": known.house.agreements.latest("pk").pk}


def a_handoff(known: Known) -> None:
    known.handoff = HandoffFactory(house=known.house).pk


def last_week(known: Known) -> dict[str, object]:
    time = ShiftTime.objects.get(pk=known.real["shift_time"])
    shift = ShiftFactory(time=time, on=date(2026, 11, 26))
    ShiftPersonFactory(shift=shift, user=known.users["peer"])
    return {"day": date(2026, 11, 30)}


def a_conversation_of_others(known: Known) -> dict[str, object]:
    conversation = conversation_between(known.alex, known.jo, by=person(known.house, "Kai", "peer"))
    return {"conversation": conversation.pk}


def something_is_done(known: Known) -> dict[str, object]:
    done = FollowUpFactory(
        house=known.house, done_by=known.users["manager"], done_at=known.house.now()
    )
    return {"follow_up": done.pk}


def a_key_to_set_up(known: Known) -> None:
    session = SessionStore(known.visitors["manager"].session.pk)
    session[NEW_KEY] = known.key = new_key()
    session.save()


def robins_phone(known: Known) -> dict[str, object]:
    robin = known.users["peer"]
    _key, [known.code, *_others] = with_phone(robin)
    return {"user": robin.pk}


def own_phone(known: Known) -> None:
    key = new_key()
    set_up_second_factor(by=known.users["manager"], key=key, code=code_of(key))
    session = SessionStore(known.visitors["manager"].session.pk)
    session[GIVEN] = True
    session.save()


def an_invitation(known: Known) -> dict[str, object]:
    token, nora = new_token(), person(known.house, "Nora", "peer")
    invite(by=actor_for(known.users["admin"]), user=nora, token=token)
    return {"no-such-token": token}


def left_long_ago(known: Known) -> None:
    House.objects.filter(pk=known.house.pk).update(keep_words_months=12)
    known.former = staying(known.house, "Nia", date(2025, 1, 1), left_on=date(2025, 3, 1)).guest_id


AWAY = {"from_at": "08:00", "back_on": "2026-11-26", "back_at": "", "told": ""}
LEFT = (("guests:leaving_note", {"left_on": "2026-11-24", "how_ended": "reached"}),)
IN_TOUCH = (("guests:farewell_write", {"may_be_in_touch": "on", "touch_how": "By mail"}), *LEFT)
LONGER = {"why": "The flat is not ready", "until_on": "2027-01-15"}

BY_HAND: dict[str, Story] = {
    "accounts:login": Story({"username": "robin", "password": PASSWORD}, who="nobody", alone=True),
    "accounts:lock": Story({"username": "sam", "password": PASSWORD}, alone=True),
    "accounts:switch": Story(
        {"person": lambda known: known.users["pin"].pk, "password": NUMBERS}, who="pin", alone=True
    ),
    "accounts:password_ask": Story({"current": PASSWORD}, who="pin"),
    "accounts:password_change": Story({"current": PASSWORD, "password": ANOTHER}),
    "accounts:pin_choose": Story({"current": PASSWORD, "pin": NUMBERS}),
    "accounts:code_set_up": Story(
        {"current": PASSWORD, "code": lambda known: code_of(known.key)}, there=a_key_to_set_up
    ),
    "accounts:code_turn_off": Story({"current": PASSWORD}, there=own_phone),
    "accounts:code_remove": Story({"reason": "phone lost"}, there=robins_phone),
    "accounts:code_give": Story(
        {"code": lambda known: known.code},
        who="nobody",
        first=(("accounts:login", {"username": "robin", "password": PASSWORD}),),
        there=robins_phone,
    ),
    "accounts:draft_discard": Story(who="lee"),
    "accounts:house_edit": Story({"keep_words_months": ""}),
    "accounts:invitation_accept": Story({"password": ANOTHER}, who="nobody", there=an_invitation),
    "accounts:staff_add": Story(
        {
            "display_name": "Nora",
            "username": "nora",
            "password": ANOTHER,
            "roles": "peer",
        },
        alone=True,
    ),
    "accounts:staff_give_password": Story({"invite": "1"}, alone=True),
    "checkins:entry_answer": Story(there=more_was_asked_for),
    "checkins:round_reopen": Story(first=(("checkins:round_close", {}),)),
    "dashboard:arrival_list": Story(there=someone_is_coming),
    "dashboard:handoff_read": Story({"handoff": lambda known: known.handoff}, there=a_handoff),
    "dashboard:guest_copy": Story({"as": "json"}),
    "dashboard:retention": Story(
        {"guests": lambda known: known.former, "sure": "on"}, there=left_long_ago
    ),
    "guests:arrival_call_off": Story(there=someone_is_coming),
    "guests:arrival_item_change": Story({"change": "end"}),
    "guests:away_note": Story(AWAY),
    "guests:away_end": Story(first=(("guests:away_note", AWAY | {"from_on": "2026-11-24"}),)),
    "guests:away_undo": Story(
        first=(
            ("guests:away_note", AWAY | {"from_on": "2026-11-24"}),
            ("guests:away_end", {}),
        )
    ),
    "guests:away_call_off": Story(
        first=(("guests:away_note", AWAY | {"from_on": "2026-11-25"}),),
    ),
    "guests:carry_over": Story(there=came_back),
    "guests:coming": Story({"room": "", "why_not": ""}, there=someone_is_coming),
    "guests:contact_note": Story(first=IN_TOUCH),
    "guests:contact_end": Story(first=IN_TOUCH),
    "guests:extension_ask": Story(LONGER),
    "guests:extension_decide": Story(
        {"agreed": "no"}, alone=True, first=(("guests:extension_ask", LONGER),)
    ),
    "guests:farewell_write": Story({"may_be_in_touch": "on"}),
    "guests:guest_add": Story({"room": ""}),
    "guests:guest_known": Story({"name": "Alex"}, headers={"HX-Request": "true"}),
    "guests:house_words_set": Story({"found_us-self": "Called us"}, alone=True),
    "guests:leaving_confirm": Story(
        {"planned_on": lambda known: known.alex.planned_leaving_on.isoformat()}
    ),
    "guests:leaving_take_back": Story(first=LEFT),
    "guests:moment_list": Story({"resource": "", "what": "", "where": "", "link": ""}),
    "guests:resource_list": Story({"link": "https://example.org/"}),
    "guests:resource_edit": Story({"link": "https://example.org/"}),
    "guests:room_edit": Story({"name": "Green room"}),
    "guests:room_move": Story({"room": lambda known: known.room}, there=an_empty_room),
    "guests:word_edit": Story({"why": "Said more kindly.", "innocent": ""}),
    "guests:worldview_edit": Story({"words": "Ask me first"}),
    "household:attempt_write": Story({"what_we_try": "Doors"}),
    "household:chore_add": Story({"weekdays": "1"}),
    "household:conversation_begin": Story(
        {"people": lambda known: [f"stay-{known.alex.pk}", f"stay-{known.jo.pk}"]}
    ),
    "household:conversation_join": Story({"supporter": ""}),
    "household:conversation_sit_down": Story(who="manager", there=a_conversation_of_others),
    "household:end_propose": Story(there=another_agreement),
    "household:wording_propose": Story(
        {"words": "We tell each other before we tell anyone else."}, there=another_agreement
    ),
    "household:go_through": Story(there=agreements),
    "household:journal_show": Story(first=(("household:journal_hide", {"hidden_why": "Asked"}),)),
    "household:meeting_reopen": Story(
        first=(("household:meeting_detail", {"close": "1", "said": "All well"}),)
    ),
    "household:proposal_take_back": Story(there=own_proposal),
    "shifts:co_reflection_edit": Story({"people": lambda known: known.users["peer"].pk}),
    "shifts:follow_up_take_up": Story(there=something_is_done),
    "shifts:on_call_number_set": Story({"number": "603 555 0142"}),
    "shifts:times_set": Story(
        {
            "from_on": "2026-11-25",
            "line-0-name": "Day",
            "line-0-starts": "07:00",
            "line-0-ends": "15:00",
            "line-0-weekdays": [str(day) for day in range(1, 8)],
        },
        alone=True,
    ),
    "shifts:training_list": Story({"runs_out_on": "2027-11-24"}),
    "shifts:week_copy": Story(there=last_week),
}
