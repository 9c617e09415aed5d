"""That a row is in the house of what it belongs to, for every model that knows its house."""

from collections.abc import Iterator

from django.apps import apps
from django.db.models import F

from accounts.models import House

OUR_APPS = {"accounts", "guests", "checkins", "household", "shifts"}
OUR_MODELS = [model for model in apps.get_models() if model._meta.app_label in OUR_APPS]


def knows_its_house(model) -> bool:
    return any(
        each.name == "house" and each.related_model is House and not each.null
        for each in model._meta.fields
    )


def parents() -> Iterator[tuple[type, str]]:
    """Each model with each of its foreign keys to rows that know their house too."""
    for model in filter(knows_its_house, OUR_MODELS):
        for each in model._meta.fields:
            if each.related_model and knows_its_house(each.related_model):
                yield model, each.name


def in_another_house() -> list[str]:
    """Every row whose house is not its parent's."""
    return [
        f"{model._meta.label} {row.pk}: its {name} is of another house"
        for model, name in parents()
        for row in model._base_manager.filter(**{f"{name}__isnull": False}).exclude(
            house=F(f"{name}__house")
        )
    ]
