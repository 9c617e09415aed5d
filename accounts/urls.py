from django.urls import path

from .access import views as access
from .drafts import views as drafts
from .health import views as health
from .houses import views as houses
from .people import views as people

app_name = "accounts"
urlpatterns = [
    path("login/", access.login, name="login"),
    path("logout/", access.logout, name="logout"),
    path("lock/", access.lock, name="lock"),
    path("drafts/<id:draft_id>/discard/", drafts.draft_discard, name="draft_discard"),
    path("password/", access.password_change, name="password_change"),
    path("house/", houses.house_detail, name="house_detail"),
    path("house/edit/", houses.house_edit, name="house_edit"),
    path("house/choose/", access.house_choose, name="house_choose"),
    path("house/staff/", people.staff_list, name="staff_list"),
    path("house/staff/new/", people.staff_add, name="staff_add"),
    path("house/staff/<id:user_id>/", people.staff_edit, name="staff_edit"),
    path(
        "house/staff/<id:user_id>/password/",
        people.staff_give_password,
        name="staff_give_password",
    ),
    path("healthz", health.healthz, name="healthz"),
]
