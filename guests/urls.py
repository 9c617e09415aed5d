from django.urls import path

from .views import (
    arrival_list,
    before_arrival,
    coming,
    extensions,
    goals,
    leaving,
    lists,
    milestones,
    rooms,
    time_away,
)

app_name = "guests"
urlpatterns = [
    path("guests/", lists.guest_list, name="guest_list"),
    path("guests/new/", before_arrival.guest_add, name="guest_add"),
    path("guests/new/known/", before_arrival.guest_known, name="guest_known"),
    path("guests/<id:guest_id>/coming/", before_arrival.coming, name="coming"),
    path("guests/<id:guest_id>/room/", before_arrival.room_move, name="room_move"),
    path("guests/<id:guest_id>/edit/", coming.guest_edit, name="guest_edit"),
    path("guests/<id:guest_id>/arrival/off/", coming.arrival_call_off, name="arrival_call_off"),
    path("guests/<id:guest_id>/leaving/", leaving.leaving_note, name="leaving_note"),
    path("guests/<id:guest_id>/leaving/back/", leaving.leaving_take_back, name="leaving_take_back"),
    path("guests/<id:guest_id>/leaving/plan/", leaving.where_next_write, name="where_next_write"),
    path("guests/<id:guest_id>/leaving/rest/", leaving.farewell_write, name="farewell_write"),
    path("guests/<id:guest_id>/leaving/contacts/", leaving.contact_note, name="contact_note"),
    path("guests/<id:guest_id>/leaving/contacts/end/", leaving.contact_end, name="contact_end"),
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
    path("guests/<id:guest_id>/goals/", goals.goal_list, name="goal_list"),
    path("goals/<id:goal_id>/", goals.goal_change, name="goal_change"),
    path("house/arrival/", arrival_list.arrival_items, name="arrival_items"),
    path("house/arrival/welcome/", arrival_list.welcome_set, name="welcome_set"),
    path("house/arrival/<id:item_id>/", arrival_list.arrival_item_edit, name="arrival_item_edit"),
    path(
        "house/arrival/<id:item_id>/change/",
        arrival_list.arrival_item_change,
        name="arrival_item_change",
    ),
    path("house/rooms/", rooms.room_list, name="room_list"),
    path("house/rooms/<id:room_id>/", rooms.room_edit, name="room_edit"),
]
