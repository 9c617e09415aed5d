"""What the audit record knows of reports."""

from django.db.models import TextChoices


class ReportKind(TextChoices):
    NUMBERS_EXPORTED = "numbers_exported", "exported the house's numbers"
    RECORD_READ = "record_read", "looked at who read and changed what"
    RECORD_EXPORTED = "record_exported", "exported who read and changed what"
