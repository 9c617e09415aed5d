"""What was done or read, on record for good."""

from django.apps import apps
from django.db import models
from django.db.models.functions import Now
from django.utils import timezone
from django.utils.module_loading import import_string

from ..houses.constraints import UniqueWhere
from ..houses.models import House


def kinds() -> list[tuple[str, str]]:
    """What may be on record: each app names its own, so that a new kind needs no migration."""
    declared = (getattr(config, "audit_kinds", None) for config in apps.get_app_configs())
    return [choice for named in declared if named for choice in import_string(named).choices]


class AuditEventQuerySet(models.QuerySet["AuditEvent"]):
    def for_house(self, house: House) -> "AuditEventQuerySet":
        return self.filter(house_id=house.pk)

    def in_chain(self) -> "AuditEventQuerySet":
        return self.filter(number__isnull=False).order_by("number")

    def before_chain(self) -> "AuditEventQuerySet":
        return self.filter(number=None).order_by("pk")


class AuditEvent(models.Model):
    """What was done or read, by whom and when. It can't be changed or deleted.

    Ids and names of staff only: no foreign key that could get in the way of the record, and
    never a guest's name or words. The database refuses updates and deletes (migration 0002).
    """

    PERSONAL = SHOWN_TO_GUEST = frozenset({"person_name"})
    NOT_PERSONAL = frozenset(
        {
            "id",
            "at",
            "kind",
            "house_id",
            "person_id",
            "object_type",
            "object_id",
            "guest_id",
            "fields",
            "read_hour",
            "number",
            "digest",
        }
    )

    at = models.DateTimeField(default=timezone.now, db_default=Now())
    kind = models.CharField(max_length=30, choices=kinds)
    house_id = models.BigIntegerField(null=True)
    person_id = models.BigIntegerField(null=True)
    person_name = models.CharField(max_length=80)
    object_type = models.CharField(max_length=60)
    object_id = models.BigIntegerField(null=True)
    guest_id = models.BigIntegerField(null=True)
    fields = models.JSONField(default=list)
    # For a read, the hour it fell in: reading on within that hour is one event.
    read_hour = models.DateTimeField(null=True)
    # Its place in the chain of its house; none for what belongs to no house, and before chains.
    number = models.PositiveBigIntegerField(null=True)
    digest = models.CharField(max_length=64, default="")

    objects = AuditEventQuerySet.as_manager()

    class Meta:
        constraints = [
            UniqueWhere(
                fields=["person_id", "kind", "object_id", "read_hour"],
                condition=models.Q(read_hour__isnull=False),
                name="accounts_auditevent_read_once_an_hour",
            ),
            UniqueWhere(
                fields=["house_id", "number"],
                condition=models.Q(number__isnull=False),
                name="accounts_auditevent_one_chain",
                violation_error_message="The house has an event of this number already.",
            ),
        ]
        indexes = [
            models.Index(fields=["house_id", "-at"], name="accounts_audit_house_at"),
            models.Index(fields=["guest_id", "-at"], name="accounts_audit_guest_at"),
            models.Index(fields=["person_id", "kind", "-at"], name="accounts_audit_person_at"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.object_type} {self.object_id}"
