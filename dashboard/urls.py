from django.urls import path

from . import views
from .together import views as together

app_name = "dashboard"
urlpatterns = [
    path("", views.today, name="today"),
    path("guests/<id:guest_id>/", views.guest_detail, name="guest_detail"),
    path("guests/<id:guest_id>/together/", together.together, name="together"),
    path("guests/<id:guest_id>/together/words/", together.together_words, name="together_words"),
    path("guests/<id:guest_id>/together/booklet/", together.booklet, name="booklet"),
    path("what-we-keep/", together.what_we_keep, name="what_we_keep"),
]
