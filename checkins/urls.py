from django.urls import path, register_converter

from . import views
from .converters import DateConverter, WhichConverter
from .times import views as times

register_converter(DateConverter, "date")
register_converter(WhichConverter, "which")

app_name = "checkins"
urlpatterns = [
    path("check-ins/", views.round_list, name="round_list"),
    path("check-ins/<date:day>/<which:which>/", views.round_detail, name="round_detail"),
    path("house/check-in-times/", times.time_list, name="time_list"),
    path("house/check-in-times/one-day/", times.exception_set, name="exception_set"),
    path("house/check-in-times/<which:which>/", times.time_set, name="time_set"),
    path("house/check-in-times/<which:which>/words/", times.prompts_set, name="prompts_set"),
]
