from django.urls import path

from .audit import views as audit

app_name = "reports"
urlpatterns = [
    path("audit/", audit.event_list, name="event_list"),
    path("audit/export/", audit.event_export, name="event_export"),
]
