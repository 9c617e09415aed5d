from django.apps import AppConfig


class HouseholdConfig(AppConfig):
    """Agreements, chores, meetings and working things out will live here; nothing does yet."""

    name = "household"
