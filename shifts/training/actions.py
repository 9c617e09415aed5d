"""Every change to the trainings and certificates of peers on staff."""

from datetime import date
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError

from accounts.access.actor import Actor
from accounts.access.permissions import Power
from accounts.audit.record import record
from accounts.changes import set_fields
from accounts.houses.action import action
from accounts.models import User

from ..audit import ShiftKind
from .models import Certificate


@action
def record_certificate(
    *, by: Actor, user: User, what: str, got_on: date, runs_out_on: date | None = None
) -> Certificate:
    """One's own, or anyone's for those who look after the training. Days of the house.

    The same again with later days renews the current one, which ends. Raises ValidationError when a
    later one is there already, and PermissionDenied for someone else's.
    """
    if user != by.user and not by.can(Power.SEE_TRAINING):
        raise PermissionDenied
    if got_on > by.today:
        raise ValidationError({"got_on": "That day hasn't come yet."})
    in_use = Certificate.objects.readable_by(by).in_use().filter(user=user, what__iexact=what)
    if (former := in_use.first()) is not None:
        if (former.got_on, former.runs_out_on) == (got_on, runs_out_on):
            return former
        if got_on <= former.got_on:
            raise ValidationError({"got_on": "There is already one with a later day."})
        _save(by, former, ended_on=got_on)
    certificate = Certificate(house=by.house, user=user, what=what, noted_by=by.user)
    return _save(by, certificate, got_on=got_on, runs_out_on=runs_out_on)


@action
def change_certificate(
    *, by: Actor, certificate: Certificate, what: str, got_on: date, runs_out_on: date | None
) -> Certificate:
    certificate = _read_again(certificate)
    if got_on > by.today:
        raise ValidationError({"got_on": "That day hasn't come yet."})
    return _save(by, certificate, what=what, got_on=got_on, runs_out_on=runs_out_on)


@action
def end_certificate(*, by: Actor, certificate: Certificate) -> Certificate:
    certificate = _read_again(certificate)
    if certificate.ended_on is not None:
        return certificate
    return _save(by, certificate, ended_on=by.today)


def _read_again(certificate: Certificate) -> Certificate:
    return Certificate.objects.select_related("user").get(pk=certificate.pk)


def _save(by: Actor, certificate: Certificate, **said: Any) -> Certificate:
    set_fields(certificate, said)
    certificate.full_clean()
    certificate.save()
    record(ShiftKind.CERTIFICATE_NOTED, by=by, about=certificate, fields=said)
    return certificate
