from django.urls import path, register_converter

from .agreements import views as agreements
from .attempts import views as attempts
from .chores import views as chores
from .conversations import views as conversations
from .converters import PersonConverter, TurnDayConverter
from .decisions import views as decisions
from .going_through import views as going_through
from .groups import views as groups
from .journal import views as journal
from .meetings import views as meetings
from .turns import views as turns

register_converter(TurnDayConverter, "turn_day")
register_converter(PersonConverter, "person")

TURN = "chores/<id:chore_id>/<turn_day:on>/<person:key>/"

app_name = "household"
urlpatterns = [
    path("meetings/", meetings.meeting_list, name="meeting_list"),
    path("meetings/time/", meetings.meeting_time_set, name="meeting_time_set"),
    path("meetings/another-day/", meetings.meeting_plan, name="meeting_plan"),
    path("meetings/<id:meeting_id>/", meetings.meeting_detail, name="meeting_detail"),
    path("meetings/<id:meeting_id>/reopening/", meetings.meeting_reopen, name="meeting_reopen"),
    path("agenda/<id:agenda_id>/off/", meetings.agenda_take_off, name="agenda_take_off"),
    path("decisions/<id:decision_id>/", decisions.decision_detail, name="decision_detail"),
    path("decisions/<id:decision_id>/done/", decisions.decision_done, name="decision_done"),
    path("groups/", groups.group_list, name="group_list"),
    path("groups/<id:group_id>/", groups.group_detail, name="group_detail"),
    path("groups/<id:group_id>/edit/", groups.group_edit, name="group_edit"),
    path("groups/<id:group_id>/change/", groups.group_change, name="group_change"),
    path("agreements/", agreements.agreement_list, name="agreement_list"),
    path("agreements/posting/", agreements.agreement_posting, name="agreement_posting"),
    path("agreements/new/", agreements.topic_propose, name="topic_propose"),
    path("agreements/accept/<str:person>/", going_through.go_through, name="go_through"),
    path("agreements/<id:agreement_id>/", agreements.agreement_detail, name="agreement_detail"),
    path(
        "agreements/<id:agreement_id>/propose/", agreements.wording_propose, name="wording_propose"
    ),
    path("agreements/<id:agreement_id>/end/", agreements.end_propose, name="end_propose"),
    path(
        "agreements/proposals/<id:version_id>/comment/",
        agreements.proposal_comment,
        name="proposal_comment",
    ),
    path(
        "agreements/proposals/<id:version_id>/decide/",
        agreements.proposal_decide,
        name="proposal_decide",
    ),
    path(
        "agreements/proposals/<id:version_id>/take-back/",
        agreements.proposal_take_back,
        name="proposal_take_back",
    ),
    path("conversations/", conversations.conversation_list, name="conversation_list"),
    path("conversations/new/", conversations.conversation_begin, name="conversation_begin"),
    path(
        "conversations/<id:conversation_id>/",
        conversations.conversation_detail,
        name="conversation_detail",
    ),
    path(
        "conversations/<id:conversation_id>/people/",
        conversations.conversation_join,
        name="conversation_join",
    ),
    path(
        "conversations/<id:conversation_id>/sit-down/",
        conversations.conversation_sit_down,
        name="conversation_sit_down",
    ),
    path(
        "conversations/<id:conversation_id>/trying/", attempts.attempt_write, name="attempt_write"
    ),
    path("conversations/<id:conversation_id>/look-again/", attempts.look_again, name="look_again"),
    path("conversations/parts/<id:part_id>/", conversations.part_write, name="part_write"),
    path(
        "conversations/parts/<id:part_id>/withdraw/",
        conversations.part_withdraw,
        name="part_withdraw",
    ),
    path("journal/", journal.journal_list, name="journal_list"),
    path("journal/new/", journal.journal_write, name="journal_write"),
    path("journal/print/", journal.journal_print, name="journal_print"),
    path("journal/<id:page_id>/hide/", journal.journal_hide, name="journal_hide"),
    path("journal/<id:page_id>/show/", journal.journal_show, name="journal_show"),
    path("chores/", turns.chores, name="chores"),
    path("chores/weeks/", turns.chore_weeks, name="chore_weeks"),
    path("chores/draw/", turns.rota_draw, name="rota_draw"),
    path("chores/list/", chores.chore_list, name="chore_list"),
    path("chores/list/begin/", chores.chores_begin, name="chores_begin"),
    path("chores/list/new/", chores.chore_add, name="chore_add"),
    path("chores/list/<id:chore_id>/", chores.chore_edit, name="chore_edit"),
    path("chores/list/<id:chore_id>/change/", chores.chore_change, name="chore_change"),
    path("chores/people/", chores.rota_people, name="rota_people"),
    path("chores/people/<id:user_id>/", chores.rota_days_set, name="rota_days_set"),
    path(TURN, turns.turn_detail, name="turn_detail"),
    path(f"{TURN}done/", turns.turn_done, name="turn_done"),
    path(f"{TURN}take-over/", turns.turn_take_over, name="turn_take_over"),
    path(f"{TURN}swap/", turns.turn_swap, name="turn_swap"),
    path(f"{TURN}talk/", turns.turn_talk, name="turn_talk"),
]
