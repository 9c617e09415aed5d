from django.urls import path

from . import views

app_name = "setup"
urlpatterns = [
    path("setup/", views.begin, name="begin"),
    path("setup/demo/", views.demo, name="demo"),
]
