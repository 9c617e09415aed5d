from django.urls import path

from . import views as setup

app_name = "setup"
urlpatterns = [
    path("setup/", setup.begin, name="begin"),
    path("setup/demo/", setup.demo, name="demo"),
]
