"""One table of roles and pages; it must cover every page there is.

What someone gets who is locked out, reads together, gave six numbers, has left or works in another
house follows from it, by the rules below it: each page, each of them, GET and POST.
"""

import pytest
from django.db import transaction
from django.test import Client
from django.urls import get_resolver, reverse

from accounts.models import House
from tests.one_of_each import *  # noqa: F403 (fixtures)
from tests.test_architecture import every_view
from tests.visitors import signed_in as signed_in_as
from tests.visitors import visitors_of, with_all_roles

DOOR = "door"  # sent to sign in
OPEN = {"nobody": 200, "peer": 200, "manager": 200, "admin": 200}
HOUSE = {"nobody": DOOR, "peer": 200, "manager": 200, "admin": 200}
WORDS = {"nobody": DOOR, "peer": 200, "manager": 200, "admin": 403}
MANAGER = {"nobody": DOOR, "peer": 403, "manager": 200, "admin": 403}
BRING_IN = {"nobody": DOOR, "peer": 403, "manager": 200, "admin": 200}
ADMIN = {"nobody": DOOR, "peer": 403, "manager": 403, "admin": 200}

# Whose turn it is of which chore on which day.
TURN = {"chore_id": "chore", "on": "day", "key": "whose"}

# Page: (its arguments, what each role gets). "+" marks a page that only takes a POST, and
# answers it by going on to another page (302).
TABLE = {
    "dashboard:today": ({}, HOUSE),
    "dashboard:today_news": ({}, HOUSE),
    "dashboard:find": ({}, HOUSE),
    "dashboard:keys": ({}, HOUSE),
    "dashboard:guest_detail": ({"guest_id": "guest"}, HOUSE),
    "dashboard:together": ({"guest_id": "guest"}, WORDS),
    "dashboard:together_words": (
        {"guest_id": "guest", "+": {"about": "stay", "words": "I laughed a lot"}},
        WORDS,
    ),
    "dashboard:booklet": ({"guest_id": "guest"}, WORDS),
    "dashboard:guest_copy": ({"guest_id": "guest"}, MANAGER),
    "dashboard:progress": ({}, MANAGER),
    "dashboard:retention": ({}, ADMIN),
    "dashboard:sit_down": ({"guest_id": "guest"}, WORDS),
    "dashboard:night": ({}, WORDS),
    "dashboard:roll": ({}, HOUSE),
    "dashboard:handoff": ({}, WORDS),
    "dashboard:handoff_detail": ({"handoff_id": "handoff"}, WORDS),
    "dashboard:handoff_read": ({"+": True}, WORDS),
    "dashboard:journal": ({"guest_id": "guest"}, WORDS),
    "dashboard:what_we_keep": ({}, OPEN),
    "dashboard:arrival_list": ({"guest_id": "guest"}, HOUSE),
    "dashboard:arrival_tick": ({"guest_id": "guest", "item_id": "item", "+": True}, WORDS),
    "dashboard:arrival_adult": ({"guest_id": "guest", "+": True}, BRING_IN),
    "dashboard:asked_to_leave": ({"guest_id": "guest"}, WORDS),
    "dashboard:welcome_sheet": ({"guest_id": "guest"}, HOUSE),
    "dashboard:goal_thread": ({"guest_id": "guest", "goal_id": "goal"}, WORDS),
    "reports:numbers": ({}, BRING_IN),
    "reports:numbers_print": ({}, BRING_IN),
    "reports:numbers_export": ({}, BRING_IN),
    "reports:event_list": ({}, BRING_IN),
    "reports:event_export": ({}, BRING_IN),
    "checkins:round_list": ({}, WORDS),
    "checkins:round_detail": ({"day": "day", "which": "morning"}, WORDS),
    "checkins:guest_rounds": ({"guest_id": "guest"}, WORDS),
    "checkins:round_sheet": ({"day": "day", "which": "morning"}, WORDS),
    "checkins:ask_note": ({"guest_id": "guest"}, WORDS),
    "checkins:ask_answer": ({"ask_id": "ask", "+": True}, WORDS),
    "checkins:entry_answer": ({"entry_id": "entry", "+": {"support": "more"}}, WORDS),
    "checkins:time_list": ({}, BRING_IN),
    "checkins:time_set": ({"which": "morning"}, BRING_IN),
    "checkins:exception_set": ({}, BRING_IN),
    "checkins:prompts_set": ({"which": "afternoon"}, BRING_IN),
    "checkins:round_close": ({"day": "day", "which": "morning"}, WORDS),
    "checkins:round_reopen": ({"day": "day", "which": "morning"}, MANAGER),
    "checkins:entry_withdraw": ({"entry_id": "entry"}, WORDS),
    "shifts:co_reflection_list": ({}, WORDS),
    "shifts:co_reflection_edit": ({"co_reflection_id": "co_reflection"}, WORDS),
    "shifts:training_list": ({}, HOUSE),
    # Robin's own.
    "shifts:training_edit": ({"certificate_id": "certificate"}, HOUSE),
    "shifts:training_end": ({"certificate_id": "certificate", "+": True}, HOUSE),
    "guests:guest_list": ({}, HOUSE),
    "guests:guest_add": ({}, BRING_IN),
    "guests:guest_known": (
        {"+": True},
        {"nobody": DOOR, "peer": 403, "manager": 200, "admin": 200},
    ),
    "guests:coming": ({"guest_id": "guest"}, HOUSE),
    "guests:room_move": ({"guest_id": "guest"}, BRING_IN),
    "guests:guest_edit": ({"guest_id": "guest"}, BRING_IN),
    "guests:arrival_call_off": ({"guest_id": "guest", "+": True}, BRING_IN),
    "guests:leaving_note": ({"guest_id": "guest"}, WORDS),
    "guests:leaving_confirm": ({"guest_id": "guest", "+": True}, WORDS),
    "guests:leaving_take_back": ({"guest_id": "guest", "+": True}, WORDS),
    "guests:carry_over": ({"guest_id": "guest"}, WORDS),
    "guests:where_next_write": ({"guest_id": "guest"}, WORDS),
    "guests:farewell_write": ({"guest_id": "guest"}, WORDS),
    "guests:contact_note": ({"guest_id": "guest"}, WORDS),
    "guests:contact_end": ({"guest_id": "guest", "+": True}, WORDS),
    "guests:extension_ask": ({"guest_id": "guest"}, WORDS),
    "guests:extension_decide": ({"guest_id": "guest", "+": True}, MANAGER),
    "guests:look_back_note": ({"guest_id": "guest", "day": 60, "+": True}, WORDS),
    "guests:arrival_items": ({}, BRING_IN),
    "guests:arrival_item_edit": ({"item_id": "item"}, BRING_IN),
    "guests:arrival_item_change": ({"item_id": "item", "+": {"change": "up"}}, BRING_IN),
    "guests:welcome_set": ({}, BRING_IN),
    "guests:house_words_set": ({}, BRING_IN),
    "guests:word_list": ({}, BRING_IN),
    "guests:word_edit": ({"word_id": "word"}, BRING_IN),
    "guests:word_change": ({"word_id": "word", "+": {"change": "end"}}, BRING_IN),
    "guests:word_hint": ({"+": {"words": "The client slept well"}}, HOUSE),
    "guests:away_note": ({"guest_id": "guest"}, WORDS),
    "guests:away_end": ({"guest_id": "guest", "+": True}, WORDS),
    "guests:away_undo": ({"guest_id": "guest", "+": True}, WORDS),
    "guests:away_call_off": ({"guest_id": "guest", "+": True}, WORDS),
    "guests:if_not_seen": ({"guest_id": "guest"}, WORDS),
    "guests:goal_list": ({"guest_id": "guest"}, WORDS),
    "guests:goal_change": ({"goal_id": "goal", "+": {"change": "reached"}}, WORDS),
    "guests:goal_edit": ({"goal_id": "goal"}, WORDS),
    "guests:step_add": ({"goal_id": "goal"}, WORDS),
    "guests:step_change": ({"step_id": "step", "+": {"done": "1"}}, WORDS),
    "guests:worldview_edit": ({"guest_id": "guest"}, WORDS),
    "guests:worldview_withdraw": ({"guest_id": "guest", "+": True}, WORDS),
    "guests:moment_list": ({"guest_id": "guest"}, WORDS),
    "guests:moment_withdraw": ({"moment_id": "moment"}, WORDS),
    "guests:sit_down_withdraw": ({"sit_down_id": "sit_down"}, WORDS),
    "guests:resource_list": ({}, WORDS),
    "guests:resource_edit": ({"resource_id": "resource"}, WORDS),
    "guests:resource_end": ({"resource_id": "resource", "+": True}, WORDS),
    "shifts:follow_up_list": ({}, WORDS),
    "shifts:follow_up_done": ({"follow_up_id": "follow_up"}, WORDS),
    "shifts:follow_up_withdraw": ({"follow_up_id": "follow_up"}, WORDS),
    "shifts:follow_up_take_up": ({"follow_up_id": "follow_up", "+": True}, WORDS),
    "guests:room_list": ({}, HOUSE),
    "guests:room_edit": ({"room_id": "room"}, BRING_IN),
    "shifts:note_list": ({}, WORDS),
    "shifts:house_note": ({}, WORDS),
    "shifts:note_detail": ({"note_id": "note"}, WORDS),
    "shifts:note_withdraw": ({"note_id": "note"}, WORDS),
    "shifts:guest_notes": ({"guest_id": "guest"}, WORDS),
    "household:meeting_list": ({}, WORDS),
    "household:meeting_time_set": ({}, BRING_IN),
    "household:meeting_plan": ({}, WORDS),
    "household:meeting_detail": ({"meeting_id": "meeting"}, WORDS),
    "household:meeting_reopen": ({"meeting_id": "meeting"}, MANAGER),
    "household:agenda_take_off": ({"agenda_id": "agenda", "+": True}, WORDS),
    "household:decision_detail": ({"decision_id": "decision"}, WORDS),
    "household:decision_done": ({"decision_id": "decision", "+": True}, WORDS),
    "household:group_list": ({}, WORDS),
    "household:group_detail": ({"group_id": "group"}, WORDS),
    "household:group_edit": ({"group_id": "group"}, WORDS),
    "household:group_change": ({"group_id": "group", "+": {"change": "end"}}, WORDS),
    "household:agreement_list": ({}, HOUSE),
    "household:agreement_posting": ({}, HOUSE),
    "household:agreement_detail": ({"agreement_id": "agreement"}, HOUSE),
    "household:topic_propose": ({}, HOUSE),
    "household:wording_propose": ({"agreement_id": "agreement"}, HOUSE),
    "household:end_propose": ({"agreement_id": "agreement"}, HOUSE),
    "household:proposal_comment": ({"version_id": "proposal"}, WORDS),
    "household:proposal_decide": ({"version_id": "proposal"}, HOUSE),
    "household:proposal_take_back": ({"version_id": "proposal", "+": True}, HOUSE),
    "household:go_through": ({"person": "person"}, WORDS),
    # Robin supported the conversation; a peer who did not is sent away (test_conversations).
    "household:conversation_list": ({}, WORDS),
    "household:conversation_begin": ({}, WORDS),
    "household:conversation_detail": ({"conversation_id": "conversation"}, WORDS),
    "household:conversation_join": ({"conversation_id": "conversation"}, WORDS),
    "household:conversation_sit_down": (
        {"conversation_id": "conversation", "+": {"sit": "down"}},
        WORDS,
    ),
    "household:attempt_write": ({"conversation_id": "conversation"}, WORDS),
    "household:look_again": ({"conversation_id": "conversation"}, WORDS),
    "household:part_write": ({"part_id": "part"}, WORDS),
    "household:part_withdraw": ({"part_id": "part"}, WORDS),
    "household:journal_list": ({}, WORDS),
    "household:journal_write": ({}, WORDS),
    "household:journal_print": ({}, WORDS),
    "household:journal_hide": ({"page_id": "page"}, WORDS),
    "household:journal_show": ({"page_id": "page", "+": True}, WORDS),
    "household:chores": ({}, WORDS),
    "household:chore_weeks": ({}, WORDS),
    "household:rota_draw": ({"+": True}, WORDS),
    "household:turn_detail": (TURN, WORDS),
    "household:turn_done": (TURN | {"+": True}, WORDS),
    "household:turn_take_over": (TURN | {"+": {"to": "staff-1"}}, WORDS),
    "household:turn_swap": (TURN | {"+": {"with": "chore"}}, WORDS),
    "household:turn_talk": (TURN | {"+": True}, WORDS),
    "household:chore_list": ({}, HOUSE),
    "household:chore_add": ({}, BRING_IN),
    "household:chores_begin": ({"+": True}, BRING_IN),
    "household:chore_edit": ({"chore_id": "chore"}, BRING_IN),
    "household:chore_change": ({"chore_id": "chore", "+": {"change": "up"}}, BRING_IN),
    "household:rota_people": ({}, BRING_IN),
    "household:rota_days_set": ({"user_id": "user", "+": True}, BRING_IN),
    "shifts:shift_list": ({}, HOUSE),
    "shifts:shift_change": ({"day": "day", "time_id": "shift_time"}, WORDS),
    "shifts:week_copy": ({"day": "day", "+": True}, WORDS),
    "shifts:person_take_off": ({"person_id": "shift_person", "+": True}, WORDS),
    "shifts:on_call_number_set": ({}, BRING_IN),
    "shifts:fire_plan_set": ({}, BRING_IN),
    "shifts:time_list": ({}, BRING_IN),
    "shifts:times_set": ({}, BRING_IN),
    "accounts:login": ({}, {"nobody": 200, "peer": 302, "manager": 302, "admin": 302}),
    "accounts:logout": ({}, HOUSE),
    "accounts:lock": ({}, HOUSE),
    # Someone else's draft is nobody's business, whatever their role.
    "accounts:draft_discard": (
        {"draft_id": "draft", "+": True},
        {"nobody": DOOR, "peer": 404, "manager": 404, "admin": 404},
    ),
    # The laptop is none of the house's.
    "accounts:switch": ({}, {"nobody": 302, "peer": 302, "manager": 302, "admin": 302}),
    "accounts:password_change": ({}, HOUSE),
    # They gave their password as they came in.
    "accounts:password_ask": ({}, {"nobody": DOOR, "peer": 302, "manager": 302, "admin": 302}),
    "accounts:code_set_up": ({}, HOUSE),
    # There is none to turn off, and no password was given a moment ago.
    "accounts:code_turn_off": ({}, {"nobody": DOOR, "peer": 302, "manager": 302, "admin": 302}),
    "accounts:code_give": ({}, dict.fromkeys(OPEN, 302)),
    "accounts:code_remove": ({"user_id": "user"}, ADMIN),
    "accounts:pin_choose": ({}, WORDS),
    "accounts:laptop_list": ({}, ADMIN),
    "accounts:laptop_enroll": ({"+": {"name": "Kitchen"}}, ADMIN),
    "accounts:laptop_remove": ({"laptop_id": "laptop", "+": True}, ADMIN),
    "accounts:house_choose": ({"+": True}, HOUSE),
    "accounts:house_detail": ({}, BRING_IN),
    "accounts:house_edit": ({}, ADMIN),
    "accounts:staff_list": ({}, ADMIN),
    "accounts:staff_add": ({}, ADMIN),
    "accounts:staff_edit": ({"user_id": "user"}, ADMIN),
    "accounts:staff_give_password": ({"user_id": "user"}, ADMIN),
    "accounts:invitation_withdraw": ({"invitation_id": "invitation", "+": True}, ADMIN),
    # None that works; test_invitations has those that do.
    "accounts:invitation_accept": ({"token": "no-such-token"}, dict.fromkeys(OPEN, 404)),
    "accounts:healthz": ({}, OPEN),
    "setup:begin": ({}, dict.fromkeys(OPEN, 302)),
    "setup:demo": ({"+": True}, dict.fromkeys(OPEN, 302)),
}


# Pages that take no POST.
ONLY_READ = {
    *("accounts:healthz", "accounts:house_detail", "accounts:laptop_list", "accounts:staff_list"),
    *("checkins:guest_rounds", "checkins:round_list", "checkins:round_sheet", "checkins:time_list"),
    *("dashboard:booklet", "dashboard:goal_thread", "dashboard:guest_detail"),
    *("dashboard:handoff_detail", "dashboard:journal", "dashboard:night", "dashboard:progress"),
    *("dashboard:roll", "dashboard:today", "dashboard:today_news", "dashboard:welcome_sheet"),
    *("dashboard:what_we_keep", "guests:guest_list", "household:agreement_detail"),
    *("household:agreement_list", "household:agreement_posting", "household:chore_list"),
    *("household:chore_weeks", "household:chores", "household:conversation_detail"),
    *("household:conversation_list", "household:journal_list", "household:journal_print"),
    *("household:turn_detail", "reports:event_export", "reports:event_list", "reports:numbers"),
    *("reports:numbers_export", "reports:numbers_print", "shifts:shift_list", "shifts:time_list"),
}
# Forms on pages that more people read than may send them; these may.
SENT_BY = {
    "dashboard:arrival_list": {"manager", "admin"},
    "guests:coming": {"manager", "admin"},
    "guests:room_list": {"manager", "admin"},
}
# Open whatever has become of a sign-in: the ways in and out, and what is for everyone.
NEVER_CLOSED = {
    *("accounts:login", "accounts:lock", "accounts:logout", "accounts:switch", "accounts:healthz"),
    *("accounts:code_give", "accounts:invitation_accept"),
    *("dashboard:what_we_keep", "setup:begin", "setup:demo"),
}
# A person's own, without any house.
OF_THE_PERSON = {
    *("accounts:password_change", "accounts:password_ask", "accounts:house_choose"),
    *("accounts:code_set_up", "accounts:code_turn_off"),
}
# Stay open while a guest reads along.
TOGETHER = {
    *("dashboard:together", "dashboard:together_words", "dashboard:booklet", "dashboard:journal"),
}
# Robin's, who supported that conversation and holds that certificate: not known to another peer.
ROBINS = {
    *("household:conversation_detail", "household:conversation_join", "household:attempt_write"),
    *("household:conversation_sit_down", "household:look_again", "household:part_write"),
    *("household:part_withdraw", "shifts:training_edit", "shifts:training_end"),
}
# Of use only to whoever came in with six numbers, at a laptop of the house.
FOR_SIX_NUMBERS = {"accounts:password_ask", "accounts:switch"}
# Someone with every role, in this state or in the other house.
STATES = ("ended", "locked", "together", "pin", "other house")
ROLES = ("nobody", "peer", "manager", "admin")
LOCK, ASK = "/lock/", "/password/ask/"
TAKEN = (200, 204, 302)


def test_the_table_covers_every_page():
    names = {name for name, _ in every_view(get_resolver().url_patterns)}
    assert {name for name in names if not name.startswith("admin:")} == set(TABLE)
    assert ONLY_READ | set(SENT_BY) | NEVER_CLOSED | OF_THE_PERSON | TOGETHER | ROBINS < set(TABLE)


def takes(name, method):
    arguments, _ = TABLE[name]
    if method == "post":
        return name not in ONLY_READ
    return "+" not in arguments or name == "guests:goal_change"  # its form is a page too


def for_role(name, role, method):
    """What the table says, when the page takes that method."""
    answer = TABLE[name][1][role]
    if answer in (403, DOOR):
        return answer
    if method == "post" and role not in SENT_BY.get(name, ROLES):
        return 403
    return answer if takes(name, method) else 405


def for_state(name, state, method):
    """What becomes of it for someone who has every role."""
    answers = [for_role(name, role, method) for role in ROLES[1:]]
    may = next((each for each in answers if each != 403), 403)
    if state == "pin" and name in FOR_SIX_NUMBERS:
        return 200
    if name in NEVER_CLOSED:
        return may
    match state:
        case "ended":
            return may if name in OF_THE_PERSON else 403
        case "locked":
            return LOCK
        case "together":
            return may if name in TOGETHER else LOCK
        case "pin":
            return for_six_numbers(name, answers[0], method, may)
        case "other house":
            return 404 if name in OF_ONE_HOUSE and may != 405 else may
    raise ValueError(state)


def for_six_numbers(name, peers, method, may):
    if name in ROBINS and may != 405:
        return 404
    # Whether a form may be sent is said by its view alone, with the page still open.
    return ASK if peers == 403 and name not in SENT_BY else peers


# What belongs to one guest, room or goal of a house, answers 404 to everyone of another.
OF_ONE_HOUSE = {
    name
    for name, (arguments, _) in TABLE.items()
    if any(each.endswith("_id") or each == "person" for each in arguments)
}


@pytest.fixture(scope="module")
def visitors(house, robin, sam, ida, alex, real, strangers):
    mill_pond = with_all_roles("Yara", House.objects.get(name="Mill Pond House"))
    found = visitors_of(house, alex.guest_id)
    return found | {"other house": signed_in_as("other house", mill_pond)}


@pytest.fixture
def sends(visitors):
    """Each request is taken back, so that all of them meet the same house."""

    def send(who, method, path, data):
        client = Client()
        client.cookies.load(visitors[who].cookies)
        with transaction.atomic():
            response = getattr(client, method)(path, data)
            transaction.set_rollback(True)
        return response

    return send


def sent_to(name, real, alex):
    """What the table says is posted."""
    posted = TABLE[name][0].get("+")
    data = dict(posted) if isinstance(posted, dict) else {}
    if data.get("about") == "stay":
        data["about"] = f"stay-{alex.pk}"
    if data.get("with") == "chore":
        data["with"] = f"{real['chore']}/{real['day']}/{real['whose']}"
    return data


def path_of(name, known):
    arguments = TABLE[name][0]
    return reverse(name, kwargs={k: known.get(v, v) for k, v in arguments.items() if k != "+"})


@pytest.mark.parametrize("name", TABLE)
def test_who_gets_which_answer(name, sends, alex, real):
    path = path_of(name, real)
    for method in ("get", "post"):
        data = sent_to(name, real, alex) if method == "post" else None
        expected = {role: for_role(name, role, method) for role in ROLES}
        expected |= {state: for_state(name, state, method) for state in STATES}
        for who, answer in expected.items():
            response = sends(who, method, path, data)
            assert is_answer(response, answer, method, name), (who, method, answer, response)
            if who in ("nobody", "ended", "locked", "other house"):
                assert "Alex" not in response.getvalue().decode(), (who, method)


def is_answer(response, answer, method, name):
    status, to = response.status_code, getattr(response, "url", "")
    if answer == DOOR:
        return status == 302 and to.startswith("/login/")
    if answer in (LOCK, ASK):
        return status == 302 and to.startswith(answer)
    if method == "get" or answer not in (200, 302):
        return status == answer
    return status == 302 if "+" in TABLE[name][0] else status in TAKEN


@pytest.mark.parametrize("name", sorted(OF_ONE_HOUSE - {"accounts:draft_discard"}))
def test_a_strangers_rows_are_not_found(name, sends, strangers):
    """Nor by anyone of this house, whatever they send."""
    path = path_of(name, strangers | {"person": strangers["whose"]})
    turn = f"{strangers['chore']}/{strangers['day']}/{strangers['whose']}"
    sent = {"change": "reached", "with": turn}
    for who in ("peer", "manager", "admin"):
        for method, data in (("get", None), ("post", sent)):
            allowed = for_role(name, who, method) not in (403, 405)
            status = sends(who, method, path, data).status_code
            assert status == 404 if allowed else status in (403, 404, 405), (who, method)


def test_an_id_too_large_for_the_database_is_not_found(as_sam):
    assert as_sam.get(f"/guests/{10**30}/").status_code == 404
    assert as_sam.get(f"/guests/{10**30}/goals/").status_code == 404


def test_someone_without_a_part_in_any_house_gets_nothing(signed_in, db):
    from tests.accounts.factories import UserFactory

    client = signed_in(UserFactory())
    assert client.get("/").status_code == 403
    assert client.get("/guests/").status_code == 403


def test_an_ended_role_ends_its_powers_at_once(as_robin, robin, house):
    robin.memberships.update(ended_on=house.today(), ended_at=house.now())
    assert as_robin.get("/").status_code == 403


def test_htmx_gets_401_rather_than_a_sign_in_page_in_a_row(client, house):
    response = client.get("/", headers={"HX-Request": "true"})
    assert response.status_code == 401


def test_pages_with_peoples_words_are_not_kept_by_the_browser(as_robin, alex):
    assert "no-store" in as_robin.get("/").headers["Cache-Control"]


def test_a_strict_policy_goes_with_every_page(as_robin, alex):
    policy = as_robin.get("/").headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy


def test_djangos_admin_is_for_maintainers_alone(as_ida, signed_in, house, alex, db):
    from accounts.models import User

    assert as_ida.get("/admin/").status_code == 302
    assert as_ida.get("/admin/", follow=True).status_code == 403
    maintainer = User.objects.create_superuser(
        username="keeper", display_name="Keeper", password="a long enough one"
    )
    client = signed_in(maintainer)
    assert client.get("/").status_code == 403
    page = client.get("/admin/guests/guest/")
    assert page.status_code == 200
    assert "Alex" not in page.content.decode()
    page = client.get(f"/admin/guests/guest/{alex.guest_id}/change/")
    assert page.status_code == 200
    assert "Alex" not in page.content.decode()
    assert client.post(f"/admin/guests/guest/{alex.guest_id}/delete/").status_code == 403
    assert client.get("/admin/guests/guest/add/").status_code == 403


def admin_pages():
    arguments = {"object_id": 1, "app_label": "guests", "content_type_id": 1, "url": "x"}
    admin_urls = next(p for p in get_resolver().url_patterns if str(p.pattern) == "admin/")
    for name, parameters in admin_urls.reverse_dict.items():
        if isinstance(name, str):
            _, needed = parameters[0][0]
            yield reverse(f"admin:{name}", kwargs={key: arguments[key] for key in needed})
    assert not admin_urls.namespace_dict, "a part of the admin that this does not walk"


def test_no_page_of_djangos_admin_opens_for_the_houses_people(client, as_ida, as_robin):
    pages = list(admin_pages())
    assert len(pages) > 40
    for path in pages:
        for visitor in (client, as_ida, as_robin):
            for ask in (visitor.get, visitor.post):
                assert ask(path).status_code in (302, 403), path
