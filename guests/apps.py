from django.apps import AppConfig


class GuestsConfig(AppConfig):
    name = "guests"
    audit_kinds = "guests.audit.GuestKind"
