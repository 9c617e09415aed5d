from django.apps import AppConfig


class CheckinsConfig(AppConfig):
    name = "checkins"
    verbose_name = "check-ins"
    audit_kinds = "checkins.audit.CheckInKind"
    ages_out = "checkins.ageing_out.AGEING"
