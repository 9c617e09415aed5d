from django.urls import path

from . import views

app_name = "guests"
urlpatterns = [
    path("guests/", views.guest_list, name="guest_list"),
    path("guests/new/", views.guest_add, name="guest_add"),
    path("guests/<id:guest_id>/edit/", views.guest_edit, name="guest_edit"),
    path("guests/<id:guest_id>/arrival/", views.arrival_note, name="arrival_note"),
    path("guests/<id:guest_id>/arrival/off/", views.arrival_call_off, name="arrival_call_off"),
    path("guests/<id:guest_id>/leaving/", views.leaving_note, name="leaving_note"),
    path("guests/<id:guest_id>/leaving/back/", views.leaving_take_back, name="leaving_take_back"),
    path("guests/<id:guest_id>/away/", views.away_note, name="away_note"),
    path("guests/<id:guest_id>/away/back/", views.away_end, name="away_end"),
    path("guests/<id:guest_id>/goals/", views.goal_list, name="goal_list"),
    path("goals/<id:goal_id>/", views.goal_change, name="goal_change"),
    path("house/rooms/", views.room_list, name="room_list"),
    path("house/rooms/<id:room_id>/", views.room_edit, name="room_edit"),
]
