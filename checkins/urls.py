from django.urls import path, register_converter

from . import views
from .converters import DateConverter, WhichConverter

register_converter(DateConverter, "date")
register_converter(WhichConverter, "which")

app_name = "checkins"
urlpatterns = [
    path("check-ins/", views.round_list, name="round_list"),
    path("check-ins/<date:day>/<which:which>/", views.round_detail, name="round_detail"),
    path("guests/<id:guest_id>/check-ins/", views.guest_rounds, name="guest_rounds"),
]
