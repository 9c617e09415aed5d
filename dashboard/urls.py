from django.urls import path

from . import views

app_name = "dashboard"
urlpatterns = [
    path("", views.today, name="today"),
    path("guests/<id:guest_id>/", views.guest_detail, name="guest_detail"),
    path("guests/<id:guest_id>/goals/<id:goal_id>/", views.goal_thread, name="goal_thread"),
]
