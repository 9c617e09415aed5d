from django.urls import path, register_converter

from . import views
from .converters import DateConverter, WhichConverter

register_converter(DateConverter, "date")
register_converter(WhichConverter, "which")

app_name = "checkins"
urlpatterns = [
    path("check-ins/", views.round_list, name="round_list"),
    path("check-ins/<date:day>/<which:which>/", views.round_detail, name="round_detail"),
    path("check-ins/<date:day>/<which:which>/sheet/", views.round_sheet, name="round_sheet"),
    path("check-ins/entries/<id:entry_id>/answer/", views.entry_answer, name="entry_answer"),
    path("guests/<id:guest_id>/asks/new/", views.ask_note, name="ask_note"),
    path("asks/<id:ask_id>/answer/", views.ask_answer, name="ask_answer"),
]
