from django.apps import AppConfig


class HouseholdConfig(AppConfig):
    name = "household"
    audit_kinds = "household.audit.HouseholdKind"
    ages_out = "household.ageing_out.AGEING"
