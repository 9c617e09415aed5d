from django.urls import path

from .views import notes, search, times, week

app_name = "shifts"
urlpatterns = [
    path("shifts/", search.note_list, name="note_list"),
    path("shifts/notes/", notes.house_note, name="house_note"),
    path("shifts/notes/<id:note_id>/", notes.note_detail, name="note_detail"),
    path("shifts/notes/<id:note_id>/withdraw/", notes.note_withdraw, name="note_withdraw"),
    path("guests/<id:guest_id>/notes/", notes.guest_notes, name="guest_notes"),
    path("shifts/week/", week.shift_list, name="shift_list"),
    path("shifts/<date:day>/<id:time_id>/", week.shift_change, name="shift_change"),
    path("shifts/<date:day>/copy/", week.week_copy, name="week_copy"),
    path("shifts/people/<id:person_id>/off/", week.person_take_off, name="person_take_off"),
    path("shifts/on-call-number/", week.on_call_number_set, name="on_call_number_set"),
    path("house/shift-times/", times.time_list, name="time_list"),
    path("house/shift-times/set/", times.times_set, name="times_set"),
]
