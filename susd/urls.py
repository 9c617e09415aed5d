from django.contrib import admin
from django.urls import include, path, register_converter

from ui.converters import DateConverter, IdConverter

register_converter(IdConverter, "id")
register_converter(DateConverter, "date")

handler400 = "susd.errors.bad_request"
handler403 = "susd.errors.permission_denied"
handler404 = "susd.errors.page_not_found"
handler500 = "susd.errors.server_error"

urlpatterns = [
    path("", include("dashboard.urls")),
    path("", include("checkins.urls")),
    path("household/", include("household.urls")),
    path("", include("shifts.urls")),
    path("", include("guests.urls")),
    path("", include("accounts.urls")),
    path("reports/", include("reports.urls")),
    path("", include("susd.setup.urls")),
    path("admin/", admin.site.urls),
]
