from django.apps import AppConfig


class ReportsConfig(AppConfig):
    name = "reports"
    audit_kinds = "reports.kinds.ReportKind"
