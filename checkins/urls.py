from django.urls import path, register_converter

from .converters import WhichConverter
from .times import views as times
from .views import asks, closing, history, round, sheet

register_converter(WhichConverter, "which")

app_name = "checkins"
urlpatterns = [
    path("check-ins/", history.round_list, name="round_list"),
    path("check-ins/<date:day>/<which:which>/", round.round_detail, name="round_detail"),
    path("check-ins/<date:day>/<which:which>/sheet/", sheet.round_sheet, name="round_sheet"),
    path("check-ins/entries/<id:entry_id>/answer/", asks.entry_answer, name="entry_answer"),
    path("guests/<id:guest_id>/check-ins/", history.guest_rounds, name="guest_rounds"),
    path("guests/<id:guest_id>/asks/new/", asks.ask_note, name="ask_note"),
    path("asks/<id:ask_id>/answer/", asks.ask_answer, name="ask_answer"),
    path("house/check-in-times/", times.time_list, name="time_list"),
    path("house/check-in-times/one-day/", times.exception_set, name="exception_set"),
    path("house/check-in-times/<which:which>/", times.time_set, name="time_set"),
    path("house/check-in-times/<which:which>/words/", times.prompts_set, name="prompts_set"),
    path("check-ins/<date:day>/<which:which>/closing/", closing.round_close, name="round_close"),
    path(
        "check-ins/<date:day>/<which:which>/reopening/", closing.round_reopen, name="round_reopen"
    ),
    path(
        "check-ins/entries/<id:entry_id>/withdraw/", closing.entry_withdraw, name="entry_withdraw"
    ),
]
