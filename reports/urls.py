from django.urls import path

from .audit import views as audit
from .numbers import views as numbers

app_name = "reports"
urlpatterns = [
    path("", numbers.numbers, name="numbers"),
    path("print/", numbers.numbers_print, name="numbers_print"),
    path("export/", numbers.numbers_export, name="numbers_export"),
    path("audit/", audit.event_list, name="event_list"),
    path("audit/export/", audit.event_export, name="event_export"),
]
