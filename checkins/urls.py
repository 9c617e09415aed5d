from django.urls import path, register_converter

from .closing import views as closing
from .converters import WhichConverter
from .corrections import views as corrections
from .history import views as history
from .requests import views as requests
from .rounds import views as rounds
from .schedule import views as schedule

register_converter(WhichConverter, "which")

app_name = "checkins"
urlpatterns = [
    path("check-ins/", history.round_list, name="round_list"),
    path("check-ins/<date:day>/<which:which>/", rounds.round_detail, name="round_detail"),
    path("check-ins/<date:day>/<which:which>/sheet/", rounds.round_sheet, name="round_sheet"),
    path("check-ins/entries/<id:entry_id>/answer/", requests.entry_answer, name="entry_answer"),
    path("guests/<id:guest_id>/check-ins/", history.guest_rounds, name="guest_rounds"),
    path("guests/<id:guest_id>/asks/new/", requests.ask_note, name="ask_note"),
    path("asks/<id:ask_id>/answer/", requests.ask_answer, name="ask_answer"),
    path("house/check-in-times/", schedule.time_list, name="time_list"),
    path("house/check-in-times/one-day/", schedule.exception_set, name="exception_set"),
    path("house/check-in-times/<which:which>/", schedule.time_set, name="time_set"),
    path("house/check-in-times/<which:which>/words/", schedule.prompts_set, name="prompts_set"),
    path("check-ins/<date:day>/<which:which>/closing/", closing.round_close, name="round_close"),
    path(
        "check-ins/<date:day>/<which:which>/reopening/", closing.round_reopen, name="round_reopen"
    ),
    path(
        "check-ins/entries/<id:entry_id>/withdraw/",
        corrections.entry_withdraw,
        name="entry_withdraw",
    ),
]
