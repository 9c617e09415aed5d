from django.urls import path, register_converter

from .converters import PersonConverter, TurnDayConverter
from .views import chores, rota, turns

register_converter(TurnDayConverter, "turn_day")
register_converter(PersonConverter, "person")

TURN = "chores/<id:chore_id>/<turn_day:on>/<person:key>/"

app_name = "household"
urlpatterns = [
    path("chores/", turns.chores, name="chores"),
    path("chores/weeks/", turns.chore_weeks, name="chore_weeks"),
    path("chores/draw/", turns.rota_draw, name="rota_draw"),
    path("chores/list/", chores.chore_list, name="chore_list"),
    path("chores/list/begin/", chores.chores_begin, name="chores_begin"),
    path("chores/list/new/", chores.chore_add, name="chore_add"),
    path("chores/list/<id:chore_id>/", chores.chore_edit, name="chore_edit"),
    path("chores/list/<id:chore_id>/change/", chores.chore_change, name="chore_change"),
    path("chores/people/", rota.rota_people, name="rota_people"),
    path("chores/people/<id:user_id>/", rota.rota_days_set, name="rota_days_set"),
    path(TURN, turns.turn_detail, name="turn_detail"),
    path(f"{TURN}done/", turns.turn_done, name="turn_done"),
    path(f"{TURN}take-over/", turns.turn_take_over, name="turn_take_over"),
    path(f"{TURN}swap/", turns.turn_swap, name="turn_swap"),
    path(f"{TURN}talk/", turns.turn_talk, name="turn_talk"),
]
