"""What the database keeps true about a stay, each with a sentence for people."""

from django.db import models
from django.db.models import F, Q

from accounts.houses.constraints import UniqueWhere

from ..leaving.choices import Ended, WentTo
from .choices import DECLINED, CameFrom, FoundUs, Pathway, StayDecision, WhyNot

STAY_CONSTRAINTS: list[models.BaseConstraint] = [
    UniqueWhere(
        fields=["guest"],
        condition=Q(
            left_on__isnull=True,
            called_off_on__isnull=True,
            decision__in=["", StayDecision.YES],
        ),
        name="guests_stay_one_open_per_guest",
        violation_error_message="This guest has a stay already, or one that is planned.",
    ),
    UniqueWhere(
        fields=["room"],
        condition=Q(arrived_on__isnull=False, left_on__isnull=True),
        name="guests_stay_one_current_per_room",
        violation_error_message="Someone is staying in this room. Choose another one.",
    ),
    models.CheckConstraint(
        condition=Q(left_on__isnull=True)
        | Q(arrived_on__isnull=False, left_on__gte=F("arrived_on")),
        name="guests_stay_leaves_after_arrival",
        violation_error_message="They can't have left before they arrived.",
    ),
    models.CheckConstraint(
        condition=Q(left_at__isnull=True) | Q(left_on__isnull=False),
        name="guests_stay_left_at_on_a_day",
        violation_error_message="Please say on which day they left, too.",
    ),
    models.CheckConstraint(
        condition=~Q(how_ended=Ended.ASKED) | Q(asked__isnull=False) | Q(asked_without_line=True),
        name="guests_stay_asked_with_a_line",
        violation_error_message="Please write what happened, in a line.",
    ),
    models.CheckConstraint(
        condition=Q(asked__isnull=True) | Q(how_ended=Ended.ASKED),
        name="guests_stay_line_only_when_asked",
        violation_error_message="What happened is kept only if they were asked to leave.",
    ),
    models.CheckConstraint(
        condition=Q(called_off_on__isnull=True) | Q(arrived_on__isnull=True),
        name="guests_stay_called_off_or_arrived",
        violation_error_message="They have arrived, so this can't be called off.",
    ),
    models.CheckConstraint(
        condition=Q(arrives_on__isnull=True, planned_leaving_on__isnull=True)
        | Q(arrives_on__isnull=False, planned_leaving_on__gte=F("arrives_on")),
        name="guests_stay_planned_after_arrival",
        violation_error_message="The planned leaving can't be before the arrival.",
    ),
    models.CheckConstraint(
        condition=Q(arrived_on__isnull=True)
        | Q(arrives_on__isnull=False, decision=StayDecision.YES),
        name="guests_stay_arrives_after_yes",
        violation_error_message="Someone arrives after the house has said yes.",
    ),
    models.CheckConstraint(
        condition=Q(decision="", decided_on__isnull=True)
        | Q(decision__in=StayDecision.values, decided_on__isnull=False),
        name="guests_stay_decided_on_a_day",
        violation_error_message="A decision has a day, and is yes, not now or otherwise.",
    ),
    models.CheckConstraint(
        condition=Q(why_not="") | Q(decision__in=DECLINED),
        name="guests_stay_why_only_if_not_coming",
        violation_error_message="Why not is kept only for someone who isn't coming.",
    ),
    models.CheckConstraint(
        condition=Q(
            leaving_confirmed_for__isnull=True,
            leaving_confirmed_on__isnull=True,
            leaving_confirmed_by__isnull=True,
        )
        | Q(
            leaving_confirmed_for__isnull=False,
            leaving_confirmed_on__isnull=False,
            leaving_confirmed_by__isnull=False,
        ),
        name="guests_stay_leaving_confirmed_by_someone",
        violation_error_message="Leaving as planned is noted for a day, when, and by whom.",
    ),
    *(
        models.CheckConstraint(
            condition=Q(**{f"{field}__in": ["", *known.values]}),
            name=f"guests_stay_{field}_known",
            violation_error_message="Please choose one from the list.",
        )
        for field, known in (
            ("pathway", Pathway),
            ("found_us", FoundUs),
            ("came_from", CameFrom),
            ("why_not", WhyNot),
            ("how_ended", Ended),
            ("went_to", WentTo),
        )
    ),
]
