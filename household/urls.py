from django.urls import path

from .views import conversations, journal, parts

app_name = "household"
urlpatterns = [
    path("conversations/", conversations.conversation_list, name="conversation_list"),
    path("conversations/new/", conversations.conversation_begin, name="conversation_begin"),
    path(
        "conversations/<id:conversation_id>/",
        conversations.conversation_detail,
        name="conversation_detail",
    ),
    path(
        "conversations/<id:conversation_id>/people/",
        conversations.conversation_join,
        name="conversation_join",
    ),
    path("conversations/<id:conversation_id>/trying/", parts.attempt_write, name="attempt_write"),
    path("conversations/<id:conversation_id>/look-again/", parts.look_again, name="look_again"),
    path("conversations/parts/<id:part_id>/", parts.part_write, name="part_write"),
    path("conversations/parts/<id:part_id>/withdraw/", parts.part_withdraw, name="part_withdraw"),
    path("journal/", journal.journal_list, name="journal_list"),
    path("journal/new/", journal.journal_write, name="journal_write"),
    path("journal/print/", journal.journal_print, name="journal_print"),
    path("journal/<id:page_id>/hide/", journal.journal_hide, name="journal_hide"),
    path("journal/<id:page_id>/show/", journal.journal_show, name="journal_show"),
]
