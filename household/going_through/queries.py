from dataclasses import dataclass, field

from django.db.models import Count, OuterRef, Subquery
from django.db.models.functions import Coalesce

from accounts.access.actor import Actor
from accounts.people.queries import peers_on_staff
from guests.models import Participant, Stay
from guests.participants import readable_participants
from guests.stays.models import StayQuerySet

from ..agreements.differences import DiffSpan, difference
from ..agreements.models import AgreementVersion
from .models import Acceptance, SeenDifferently


def people_here(actor: Actor) -> list[Participant]:
    stays = Stay.objects.readable_by(actor).on_date(actor.today).for_list()
    return readable_participants(stays, peers_on_staff(actor))


def topics_to_go_through(actor: Actor, someone: Participant) -> list[AgreementVersion]:
    accepted = Acceptance.objects.filter(stay=someone.stay, staff=someone.staff)
    current = AgreementVersion.objects.for_house(actor.house).current().for_list()
    return list(current.exclude(pk__in=accepted.values("version")))


def with_topics_left(actor: Actor, stays: StayQuerySet) -> StayQuerySet:
    accepted = Acceptance.objects.filter(stay=OuterRef(OuterRef("pk"))).values("version")
    current = AgreementVersion.objects.for_house(actor.house).current().exclude(pk__in=accepted)
    by_house = current.order_by().values("house").annotate(left=Count("pk"))
    return stays.annotate(topics_left=Coalesce(Subquery(by_house.values("left")), 0))


@dataclass
class TopicToGo:
    """A topic that someone still has to go through."""

    version: AgreementVersion
    # What was changed since they accepted it; empty when they never did.
    changes: list[DiffSpan] = field(default_factory=list)
    said: list[SeenDifferently] = field(default_factory=list)


@dataclass
class GoingThrough:
    someone: Participant
    to_go: list[TopicToGo] = field(default_factory=list)
    done: list[Acceptance] = field(default_factory=list)
    # What they see differently in what they have accepted.
    said: list[SeenDifferently] = field(default_factory=list)


def read_going_through(actor: Actor, someone: Participant) -> GoingThrough:
    theirs = Acceptance.objects.readable_by(actor).filter(stay=someone.stay, staff=someone.staff)
    rows = theirs.select_related("version__agreement", "gone_through_with")
    before = {
        each.version.agreement_id: each for each in rows.order_by("version__number")
    }  # the newest of each topic
    said = SeenDifferently.objects.readable_by(actor).filter(stay=someone.stay, staff=someone.staff)
    words = list(said.select_related("version__agreement", "written_with"))
    page = GoingThrough(someone)
    for version in AgreementVersion.objects.for_house(actor.house).current().for_list():
        accepted = before.get(version.agreement_id)
        about = [each for each in words if each.version_id == version.pk]
        if accepted and accepted.version_id == version.pk:
            page.done.append(accepted)
            page.said += about
        else:
            changes = difference(accepted.version.words, version.words) if accepted else []
            page.to_go.append(TopicToGo(version, changes, about))
    return page
