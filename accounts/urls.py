from django.urls import path

from .access import views as access
from .drafts import views as drafts
from .health import views as health
from .houses import views as houses
from .invitations import views as invitations
from .laptops import views as laptops
from .people import views as people
from .second_factor import views as second_factor

app_name = "accounts"
urlpatterns = [
    path("login/", access.login, name="login"),
    path("login/code/", second_factor.code_give, name="code_give"),
    path("logout/", access.logout, name="logout"),
    path("lock/", access.lock, name="lock"),
    path("drafts/<id:draft_id>/discard/", drafts.draft_discard, name="draft_discard"),
    path("switch/", laptops.switch, name="switch"),
    path("password/", access.password_change, name="password_change"),
    path("password/ask/", access.password_ask, name="password_ask"),
    path("password/code/", second_factor.code_set_up, name="code_set_up"),
    path("password/code/off/", second_factor.code_turn_off, name="code_turn_off"),
    path("password/numbers/", laptops.pin_choose, name="pin_choose"),
    path("house/", houses.house_detail, name="house_detail"),
    path("house/edit/", houses.house_edit, name="house_edit"),
    path("house/choose/", access.house_choose, name="house_choose"),
    path("house/laptops/", laptops.laptop_list, name="laptop_list"),
    path("house/laptops/enroll/", laptops.laptop_enroll, name="laptop_enroll"),
    path("house/laptops/<id:laptop_id>/remove/", laptops.laptop_remove, name="laptop_remove"),
    path("house/staff/", people.staff_list, name="staff_list"),
    path("house/staff/new/", people.staff_add, name="staff_add"),
    path("house/staff/<id:user_id>/", people.staff_edit, name="staff_edit"),
    path(
        "house/staff/<id:user_id>/password/",
        people.staff_give_password,
        name="staff_give_password",
    ),
    path("house/staff/<id:user_id>/code/", second_factor.code_remove, name="code_remove"),
    path("invitation/<str:token>/", invitations.invitation_accept, name="invitation_accept"),
    path(
        "house/staff/invitations/<id:invitation_id>/withdraw/",
        invitations.invitation_withdraw,
        name="invitation_withdraw",
    ),
    path("healthz", health.healthz, name="healthz"),
]
