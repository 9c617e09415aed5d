from django.apps import AppConfig


class ShiftsConfig(AppConfig):
    name = "shifts"
    audit_kinds = "shifts.audit.ShiftKind"
    ages_out = "shifts.ageing_out.AGEING"
