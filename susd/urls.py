from django.contrib import admin
from django.urls import include, path, register_converter

from ui.converters import DateConverter, IdConverter

register_converter(IdConverter, "id")
register_converter(DateConverter, "date")

urlpatterns = [
    path("", include("dashboard.urls")),
    path("", include("checkins.urls")),
    path("household/", include("household.urls")),
    path("", include("shifts.urls")),
    path("", include("guests.urls")),
    path("", include("accounts.urls")),
    path("", include("susd.setup.urls")),
    path("admin/", admin.site.urls),
]
