from django.apps import AppConfig


class HouseholdConfig(AppConfig):
    """Agreements, chores, meetings and working things out will live here; so far, the rota does."""

    name = "household"
