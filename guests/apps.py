from django.apps import AppConfig


class GuestsConfig(AppConfig):
    name = "guests"
    audit_kinds = "guests.audit.GuestKind"
    ages_out = "guests.ageing_out.tables.AGEING"
