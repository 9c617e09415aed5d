from django.urls import path

from . import views

app_name = "accounts"
urlpatterns = [
    path("login/", views.login, name="login"),
    path("logout/", views.logout, name="logout"),
    path("lock/", views.lock, name="lock"),
    path("drafts/<id:draft_id>/discard/", views.draft_discard, name="draft_discard"),
    path("password/", views.password_change, name="password_change"),
    path("house/", views.house_detail, name="house_detail"),
    path("house/edit/", views.house_edit, name="house_edit"),
    path("house/choose/", views.house_choose, name="house_choose"),
    path("house/staff/", views.staff_list, name="staff_list"),
    path("house/staff/new/", views.staff_add, name="staff_add"),
    path("house/staff/<id:user_id>/", views.staff_edit, name="staff_edit"),
    path(
        "house/staff/<id:user_id>/password/",
        views.staff_give_password,
        name="staff_give_password",
    ),
    path("healthz", views.healthz, name="healthz"),
]
