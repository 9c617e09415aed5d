from django.urls import path

from .views import notes, search

app_name = "shifts"
urlpatterns = [
    path("shifts/", search.note_list, name="note_list"),
    path("shifts/notes/", notes.house_note, name="house_note"),
    path("shifts/notes/<id:note_id>/", notes.note_detail, name="note_detail"),
    path("shifts/notes/<id:note_id>/withdraw/", notes.note_withdraw, name="note_withdraw"),
    path("guests/<id:guest_id>/notes/", notes.guest_notes, name="guest_notes"),
]
