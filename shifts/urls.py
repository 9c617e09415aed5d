from django.urls import path

from .co_reflection import views as co_reflection
from .fire_plan import views as fire_plan
from .follow_ups import views as follow_ups
from .notes import views as notes
from .on_call import views as on_call
from .rota import views as rota
from .times import views as times
from .training import views as training

app_name = "shifts"
urlpatterns = [
    path("shifts/", notes.note_list, name="note_list"),
    path("shifts/notes/", notes.house_note, name="house_note"),
    path("shifts/notes/<id:note_id>/", notes.note_detail, name="note_detail"),
    path("shifts/notes/<id:note_id>/withdraw/", notes.note_withdraw, name="note_withdraw"),
    path("follow-ups/", follow_ups.follow_up_list, name="follow_up_list"),
    path("follow-ups/<id:follow_up_id>/done/", follow_ups.follow_up_done, name="follow_up_done"),
    path(
        "follow-ups/<id:follow_up_id>/take-up/",
        follow_ups.follow_up_take_up,
        name="follow_up_take_up",
    ),
    path(
        "follow-ups/<id:follow_up_id>/withdraw/",
        follow_ups.follow_up_withdraw,
        name="follow_up_withdraw",
    ),
    path("guests/<id:guest_id>/notes/", notes.guest_notes, name="guest_notes"),
    path("shifts/week/", rota.shift_list, name="shift_list"),
    path("shifts/<date:day>/<id:time_id>/", rota.shift_change, name="shift_change"),
    path("shifts/<date:day>/copy/", rota.week_copy, name="week_copy"),
    path("shifts/people/<id:person_id>/off/", rota.person_take_off, name="person_take_off"),
    path("shifts/on-call-number/", on_call.on_call_number_set, name="on_call_number_set"),
    path("shifts/fire/", fire_plan.fire_plan_set, name="fire_plan_set"),
    path("house/shift-times/", times.time_list, name="time_list"),
    path("house/shift-times/set/", times.times_set, name="times_set"),
    path("shifts/co-reflection/", co_reflection.co_reflection_list, name="co_reflection_list"),
    path(
        "shifts/co-reflection/<id:co_reflection_id>/",
        co_reflection.co_reflection_edit,
        name="co_reflection_edit",
    ),
    path("shifts/training/", training.training_list, name="training_list"),
    path("shifts/training/<id:certificate_id>/", training.training_edit, name="training_edit"),
    path("shifts/training/<id:certificate_id>/end/", training.training_end, name="training_end"),
]
