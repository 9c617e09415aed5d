from django.urls import path

from .views import agreements, going_through, proposals

app_name = "household"
urlpatterns = [
    path("agreements/", agreements.agreement_list, name="agreement_list"),
    path("agreements/posting/", agreements.agreement_posting, name="agreement_posting"),
    path("agreements/new/", proposals.topic_propose, name="topic_propose"),
    path("agreements/accept/<str:person>/", going_through.go_through, name="go_through"),
    path("agreements/<id:agreement_id>/", agreements.agreement_detail, name="agreement_detail"),
    path(
        "agreements/<id:agreement_id>/propose/", proposals.wording_propose, name="wording_propose"
    ),
    path("agreements/<id:agreement_id>/end/", proposals.end_propose, name="end_propose"),
    path(
        "agreements/proposals/<id:version_id>/comment/",
        proposals.proposal_comment,
        name="proposal_comment",
    ),
    path(
        "agreements/proposals/<id:version_id>/decide/",
        proposals.proposal_decide,
        name="proposal_decide",
    ),
    path(
        "agreements/proposals/<id:version_id>/take-back/",
        proposals.proposal_take_back,
        name="proposal_take_back",
    ),
]
