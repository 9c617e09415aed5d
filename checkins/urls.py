from django.urls import path, register_converter

from . import views
from .converters import DateConverter, WhichConverter

register_converter(DateConverter, "date")
register_converter(WhichConverter, "which")

app_name = "checkins"
urlpatterns = [
    path("check-ins/", views.round_list, name="round_list"),
    path("check-ins/<date:day>/<which:which>/", views.round_detail, name="round_detail"),
    path("check-ins/<date:day>/<which:which>/closing/", views.round_close, name="round_close"),
    path("check-ins/<date:day>/<which:which>/reopening/", views.round_reopen, name="round_reopen"),
    path("check-ins/entries/<id:entry_id>/withdraw/", views.entry_withdraw, name="entry_withdraw"),
]
