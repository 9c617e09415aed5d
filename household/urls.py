from django.urls import path

from .views import groups, meeting, meetings

app_name = "household"
urlpatterns = [
    path("meetings/", meetings.meeting_list, name="meeting_list"),
    path("meetings/time/", meetings.meeting_time_set, name="meeting_time_set"),
    path("meetings/another-day/", meetings.meeting_plan, name="meeting_plan"),
    path("meetings/<id:meeting_id>/", meeting.meeting_detail, name="meeting_detail"),
    path("meetings/<id:meeting_id>/reopening/", meeting.meeting_reopen, name="meeting_reopen"),
    path("agenda/<id:agenda_id>/off/", meetings.agenda_take_off, name="agenda_take_off"),
    path("decisions/<id:decision_id>/", meeting.decision_detail, name="decision_detail"),
    path("decisions/<id:decision_id>/done/", meeting.decision_done, name="decision_done"),
    path("groups/", groups.group_list, name="group_list"),
    path("groups/<id:group_id>/", groups.group_detail, name="group_detail"),
    path("groups/<id:group_id>/edit/", groups.group_edit, name="group_edit"),
    path("groups/<id:group_id>/change/", groups.group_change, name="group_change"),
]
