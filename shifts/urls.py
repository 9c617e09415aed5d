from django.urls import path

from .views import co_reflection, training

app_name = "shifts"
urlpatterns = [
    path("shifts/co-reflection/", co_reflection.co_reflection_list, name="co_reflection_list"),
    path(
        "shifts/co-reflection/<id:co_reflection_id>/",
        co_reflection.co_reflection_edit,
        name="co_reflection_edit",
    ),
    path("shifts/training/", training.training_list, name="training_list"),
    path("shifts/training/<id:certificate_id>/", training.training_edit, name="training_edit"),
    path("shifts/training/<id:certificate_id>/end/", training.training_end, name="training_end"),
]
