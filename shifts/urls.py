from django.urls import path

from .views import times, week

app_name = "shifts"
urlpatterns = [
    path("shifts/", week.shift_list, name="shift_list"),
    path("shifts/<date:day>/<id:time_id>/", week.shift_change, name="shift_change"),
    path("shifts/<date:day>/copy/", week.week_copy, name="week_copy"),
    path("shifts/people/<id:person_id>/off/", week.person_take_off, name="person_take_off"),
    path("shifts/on-call-number/", week.on_call_number_set, name="on_call_number_set"),
    path("house/shift-times/", times.time_list, name="time_list"),
    path("house/shift-times/set/", times.times_set, name="times_set"),
]
