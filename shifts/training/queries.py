"""Certificates of peers on staff that expire soon, for the board."""

from django.db.models import QuerySet

from accounts.access.actor import Actor
from accounts.houses.compiled import compiled_once

from .models import Certificate


@compiled_once
def own_running_out(*, actor: Actor) -> QuerySet[Certificate]:
    own = Certificate.objects.readable_by(actor).filter(user=actor.user)
    return own.running_out(actor.today)
