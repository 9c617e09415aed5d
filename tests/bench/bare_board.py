"""The bare board: who stays in a house, on one page, in plain Django.

What `make bench` compares with. The middleware and the sign-in are those of `startproject`. One
view shows the people, their days, their rooms and what they ask for, with four queries and a
template loop. Another finds a row, sets a field and saves. No actor, form, audit record, cache or
style. It reads the database of our own server, and is served the same way.

`bench/__main__.py` holds this file's hash, so that nobody changes it unseen.
"""

import os
import sys
from datetime import date

import django
import waitress
from django.conf import settings

from susd.settings.base import database_from

THREADS = 6
BOARD = """<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><title>Today</title></head>
<body>
<h1>Who is here</h1>
<ul>
{% for stay in stays %}
  <li>
    <h2>{{ stay.guest.name }} {{ stay.guest.pronouns }}</h2>
    <p>Day {{ stay.day_here }} of {{ stay.days_planned }}, {{ stay.room.name }}</p>
    {% for asked in stay.open_requests %}<p>{{ asked.support }}: {{ asked.words }}</p>{% endfor %}
  </li>
{% endfor %}
</ul>
</body>
</html>
"""

settings.configure(
    SECRET_KEY=os.environ["SECRET_KEY"],
    ALLOWED_HOSTS=["127.0.0.1"],
    DATABASES={"default": database_from(os.environ["DATABASE_URL"])},
    INSTALLED_APPS=[
        "accounts",
        "guests",
        "checkins",
        "django.contrib.auth",
        "django.contrib.contenttypes",
        "django.contrib.sessions",
    ],
    MIDDLEWARE=[
        "django.middleware.security.SecurityMiddleware",
        "django.contrib.sessions.middleware.SessionMiddleware",
        "django.middleware.common.CommonMiddleware",
        "django.middleware.csrf.CsrfViewMiddleware",
        "django.contrib.auth.middleware.AuthenticationMiddleware",
        "django.middleware.clickjacking.XFrameOptionsMiddleware",
    ],
    TEMPLATES=[
        {
            "BACKEND": "django.template.backends.django.DjangoTemplates",
            "OPTIONS": {
                "loaders": [("django.template.loaders.locmem.Loader", {"board.html": BOARD})]
            },
        }
    ],
    AUTH_USER_MODEL="accounts.User",
    AUTHENTICATION_BACKENDS=["django.contrib.auth.backends.ModelBackend"],
    LAST_DAY_ENDS="",
    DEFAULT_AUTO_FIELD="django.db.models.BigAutoField",
    ROOT_URLCONF="__main__",
    USE_TZ=True,
)
django.setup()

from django.contrib.auth.decorators import login_required  # noqa: E402
from django.core.wsgi import get_wsgi_application  # noqa: E402
from django.db.models import Prefetch  # noqa: E402
from django.http import HttpResponse  # noqa: E402
from django.shortcuts import get_object_or_404, render  # noqa: E402
from django.urls import path  # noqa: E402

from checkins.models import SupportRequest  # noqa: E402
from guests.models import Room, Stay  # noqa: E402


@login_required
def board(request):
    asked = SupportRequest.objects.filter(answered_at=None, ended_at=None)
    stays = (
        Stay.objects.filter(
            guest__house__memberships__user=request.user,
            arrived_on__isnull=False,
            left_on=None,
        )
        .select_related("guest", "room")
        .prefetch_related(Prefetch("asks", asked, to_attr="open_requests"))
        .order_by("guest__name")
    )
    for stay in stays:
        stay.day_here = (date.today() - stay.arrived_on).days + 1
        stay.days_planned = (stay.planned_leaving_on - stay.arrived_on).days + 1
    return render(request, "board.html", {"stays": stays})


@login_required
def save(request, room_id):
    room = get_object_or_404(Room, pk=room_id)
    room.name = request.POST["name"]
    room.save()
    return HttpResponse("saved")


urlpatterns = [path("", board), path("rooms/<int:room_id>/", save)]

if __name__ == "__main__":
    waitress.serve(get_wsgi_application(), host="127.0.0.1", port=int(sys.argv[1]), threads=THREADS)
