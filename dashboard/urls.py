from django.urls import path

from .arrival import views as arrival
from .find import views as find
from .guest_copy import views as guest_copy
from .handoff import views as handoff
from .keys import views as keys
from .leaving import views as leaving
from .night import views as night
from .progress import views as progress
from .retention import views as retention
from .roll import views as roll
from .sit_down import views as sit_down
from .stay import views as stay
from .today import views as today
from .together import views as together

app_name = "dashboard"
urlpatterns = [
    path("", today.today, name="today"),
    path("news/", today.today_news, name="today_news"),
    path("guests/<id:guest_id>/", stay.guest_detail, name="guest_detail"),
    path("guests/<id:guest_id>/together/", together.together, name="together"),
    path("guests/<id:guest_id>/together/words/", together.together_words, name="together_words"),
    path("guests/<id:guest_id>/together/booklet/", together.booklet, name="booklet"),
    path("guests/<id:guest_id>/copy/", guest_copy.guest_copy, name="guest_copy"),
    path("guests/<id:guest_id>/sit-down/", sit_down.sit_down, name="sit_down"),
    path("find/", find.find, name="find"),
    path("keys/", keys.keys, name="keys"),
    path("house/retention/", retention.retention, name="retention"),
    path("progress/", progress.progress, name="progress"),
    path("guests/roll/", roll.roll, name="roll"),
    path("shifts/night/", night.night, name="night"),
    path("shifts/handoff/", handoff.handoff, name="handoff"),
    path("shifts/handoff/read/", handoff.handoff_read, name="handoff_read"),
    path("shifts/<id:handoff_id>/", handoff.handoff_detail, name="handoff_detail"),
    path("guests/<id:guest_id>/together/journal/", together.journal, name="journal"),
    path("what-we-keep/", together.what_we_keep, name="what_we_keep"),
    path("guests/<id:guest_id>/arrival/", arrival.arrival_list, name="arrival_list"),
    path("guests/<id:guest_id>/arrival/<id:item_id>/", arrival.arrival_tick, name="arrival_tick"),
    path("guests/<id:guest_id>/arrival/adult/", arrival.arrival_adult, name="arrival_adult"),
    path("guests/<id:guest_id>/arrival/welcome/", arrival.welcome_sheet, name="welcome_sheet"),
    path(
        "guests/<id:guest_id>/leaving/asked/",
        leaving.asked_to_leave,
        name="asked_to_leave",
    ),
    path("guests/<id:guest_id>/goals/<id:goal_id>/", stay.goal_thread, name="goal_thread"),
]
