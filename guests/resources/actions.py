"""Every change to the house's list of what helps, and where it is found."""

from collections.abc import Mapping

from django.db import transaction

from accounts.access.actor import Actor
from accounts.audit.record import record
from accounts.changes import set_fields
from accounts.models import House

from ..audit import GuestKind
from .models import Resource


@transaction.atomic
def add_resource(*, by: Actor, what: str, where: str = "", link: str = "") -> Resource:
    House.objects.select_for_update().get(pk=by.house.pk)
    same = Resource.objects.for_house(by.house).in_use().filter(what=what, where=where, link=link)
    if (already := same.first()) is not None:
        return already
    resource = Resource(
        house=by.house, what=what, where=where, link=link, added_on=by.today, added_by=by.user
    )
    resource.full_clean()
    resource.save()
    record(GuestKind.RESOURCE_ADDED, by=by, about=resource)
    return resource


@transaction.atomic
def change_resource(*, by: Actor, resource: Resource, changes: Mapping[str, str]) -> Resource:
    """`changes` holds only what was changed."""
    resource = _locked(by, resource)
    set_fields(resource, changes)
    resource.full_clean()
    resource.save()
    if changes:
        record(GuestKind.RESOURCE_CHANGED, by=by, about=resource, fields=changes)
    return resource


@transaction.atomic
def end_resource(*, by: Actor, resource: Resource) -> Resource:
    resource = _locked(by, resource)
    if resource.ended_on is None:
        resource.ended_on = by.today
        resource.full_clean()
        resource.save()
        record(GuestKind.RESOURCE_CHANGED, by=by, about=resource, fields=["ended_on"])
    return resource


def _locked(by: Actor, resource: Resource) -> Resource:
    House.objects.select_for_update().get(pk=by.house.pk)
    return Resource.objects.get(pk=resource.pk)
