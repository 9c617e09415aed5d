"""That a row is in the house of what it belongs to, for every model that knows its house."""

from django.apps import apps

from susd.doctor.database import in_another_house, knows_its_house, parents

OUR_APPS = {"accounts", "guests", "checkins", "household", "shifts"}
OUR_MODELS = [model for model in apps.get_models() if model._meta.app_label in OUR_APPS]

__all__ = ["OUR_APPS", "OUR_MODELS", "in_another_house", "knows_its_house", "parents"]
