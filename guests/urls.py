from django.urls import path

from .arrival import views as arrival
from .before_arrival import views as before_arrival
from .carry_over import views as carry_over
from .extensions import views as extensions
from .goals import views as goals
from .house_words import views as house_words
from .if_not_seen import views as if_not_seen
from .leaving import views as leaving
from .milestones import views as milestones
from .resources import views as resources
from .rooms import views as rooms
from .sit_downs import views as sit_downs
from .stays import views as stays
from .support import views as support
from .time_away import views as time_away
from .where_next import views as where_next
from .wording import views as wording
from .worldview import views as worldview

app_name = "guests"
urlpatterns = [
    path("guests/", stays.guest_list, name="guest_list"),
    path("guests/new/", before_arrival.guest_add, name="guest_add"),
    path("guests/new/known/", before_arrival.guest_known, name="guest_known"),
    path("guests/<id:guest_id>/coming/", before_arrival.coming, name="coming"),
    path("guests/<id:guest_id>/room/", rooms.room_move, name="room_move"),
    path("guests/<id:guest_id>/edit/", stays.guest_edit, name="guest_edit"),
    path("guests/<id:guest_id>/arrival/off/", arrival.arrival_call_off, name="arrival_call_off"),
    path("guests/<id:guest_id>/leaving/", leaving.leaving_note, name="leaving_note"),
    path("guests/<id:guest_id>/leaving/back/", leaving.leaving_take_back, name="leaving_take_back"),
    path("guests/<id:guest_id>/leaving/planned/", leaving.leaving_confirm, name="leaving_confirm"),
    path(
        "guests/<id:guest_id>/leaving/plan/", where_next.where_next_write, name="where_next_write"
    ),
    path("guests/<id:guest_id>/leaving/rest/", leaving.farewell_write, name="farewell_write"),
    path("guests/<id:guest_id>/leaving/contacts/", leaving.contact_note, name="contact_note"),
    path("guests/<id:guest_id>/leaving/contacts/end/", leaving.contact_end, name="contact_end"),
    path("guests/<id:guest_id>/carry-over/", carry_over.carry_over, name="carry_over"),
    path("guests/<id:guest_id>/longer/", extensions.extension_ask, name="extension_ask"),
    path(
        "guests/<id:guest_id>/longer/decide/", extensions.extension_decide, name="extension_decide"
    ),
    path(
        "guests/<id:guest_id>/look-back/<int:day>/",
        milestones.look_back_note,
        name="look_back_note",
    ),
    path("guests/<id:guest_id>/away/", time_away.away_note, name="away_note"),
    path("guests/<id:guest_id>/away/back/", time_away.away_end, name="away_end"),
    path("guests/<id:guest_id>/away/back/undo/", time_away.away_undo, name="away_undo"),
    path("guests/<id:guest_id>/away/off/", time_away.away_call_off, name="away_call_off"),
    path("guests/<id:guest_id>/if-not-seen/", if_not_seen.if_not_seen, name="if_not_seen"),
    path("guests/<id:guest_id>/goals/", goals.goal_list, name="goal_list"),
    path("goals/<id:goal_id>/", goals.goal_change, name="goal_change"),
    path("goals/<id:goal_id>/words/", goals.goal_edit, name="goal_edit"),
    path("goals/<id:goal_id>/steps/", goals.step_add, name="step_add"),
    path("steps/<id:step_id>/", goals.step_change, name="step_change"),
    path("guests/<id:guest_id>/worldview/", worldview.worldview_edit, name="worldview_edit"),
    path(
        "guests/<id:guest_id>/worldview/withdraw/",
        worldview.worldview_withdraw,
        name="worldview_withdraw",
    ),
    path("guests/<id:guest_id>/support/", support.moment_list, name="moment_list"),
    path("moments/<id:moment_id>/withdraw/", support.moment_withdraw, name="moment_withdraw"),
    path(
        "sit-downs/<id:sit_down_id>/withdraw/",
        sit_downs.sit_down_withdraw,
        name="sit_down_withdraw",
    ),
    path("resources/", resources.resource_list, name="resource_list"),
    path("resources/<id:resource_id>/", resources.resource_edit, name="resource_edit"),
    path("resources/<id:resource_id>/end/", resources.resource_end, name="resource_end"),
    path("house/arrival/", arrival.arrival_items, name="arrival_items"),
    path("house/arrival/welcome/", arrival.welcome_set, name="welcome_set"),
    path("house/arrival/<id:item_id>/", arrival.arrival_item_edit, name="arrival_item_edit"),
    path(
        "house/arrival/<id:item_id>/change/",
        arrival.arrival_item_change,
        name="arrival_item_change",
    ),
    path("house/choices/", house_words.house_words_set, name="house_words_set"),
    path("house/words/", wording.word_list, name="word_list"),
    path("house/words/<id:word_id>/", wording.word_edit, name="word_edit"),
    path("house/words/<id:word_id>/change/", wording.word_change, name="word_change"),
    path("words/hint/", wording.word_hint, name="word_hint"),
    path("house/rooms/", rooms.room_list, name="room_list"),
    path("house/rooms/<id:room_id>/", rooms.room_edit, name="room_edit"),
]
