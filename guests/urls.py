from django.urls import path

from .views import (
    coming,
    goals,
    leaving,
    lists,
    resources,
    rooms,
    support,
    time_away,
    worldview,
)

app_name = "guests"
urlpatterns = [
    path("guests/", lists.guest_list, name="guest_list"),
    path("guests/new/", coming.guest_add, name="guest_add"),
    path("guests/<id:guest_id>/edit/", coming.guest_edit, name="guest_edit"),
    path("guests/<id:guest_id>/arrival/", coming.arrival_note, name="arrival_note"),
    path("guests/<id:guest_id>/arrival/off/", coming.arrival_call_off, name="arrival_call_off"),
    path("guests/<id:guest_id>/leaving/", leaving.leaving_note, name="leaving_note"),
    path("guests/<id:guest_id>/leaving/back/", leaving.leaving_take_back, name="leaving_take_back"),
    path("guests/<id:guest_id>/away/", time_away.away_note, name="away_note"),
    path("guests/<id:guest_id>/away/back/", time_away.away_end, name="away_end"),
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
    path("resources/", resources.resource_list, name="resource_list"),
    path("resources/<id:resource_id>/", resources.resource_edit, name="resource_edit"),
    path("resources/<id:resource_id>/end/", resources.resource_end, name="resource_end"),
    path("house/rooms/", rooms.room_list, name="room_list"),
    path("house/rooms/<id:room_id>/", rooms.room_edit, name="room_edit"),
]
