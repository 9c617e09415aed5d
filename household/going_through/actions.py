"""Every change to who accepts which agreement: read with a peer, topic by topic."""

from collections.abc import Collection, Mapping

from django.core.exceptions import ValidationError

from accounts.access.actor import Actor
from accounts.audit.record import record
from accounts.houses.action import action
from accounts.models import User
from accounts.people.queries import peers_on_staff
from guests.arrival.actions import tick_arrival
from guests.models import ArrivalItem, Participant, Stay

from ..agreements.models import AgreementVersion
from ..audit import HouseholdKind
from .models import Acceptance, SeenDifferently
from .queries import topics_to_go_through


@action
def go_through(
    *,
    by: Actor,
    someone: Participant,
    gone_through_with: User,
    accepted: Collection[AgreementVersion],
    differently: Mapping[AgreementVersion, str],
) -> list[Acceptance]:
    """What one person accepts from today (day of the house), and what they see differently.

    The two go together or alone. What they have already accepted is left alone. Raises
    ValidationError when what would be accepted is not the current text, when the person does not
    live or work here, or has gone through it with themselves.
    """
    if not accepted and not differently:
        raise ValidationError("Please tick what you went through, or write something.")
    _check_people(by, someone, gone_through_with)
    _check_is_current(by, accepted)
    for version, words in differently.items():
        _say(by, someone, version, words)
    done = Acceptance.objects.filter(stay=someone.stay, staff=someone.staff)
    already = set(done.values_list("version", flat=True))
    rows = [
        _accept(by, someone, version, gone_through_with)
        for version in accepted
        if version.pk not in already
    ]
    if rows and someone.stay and not topics_to_go_through(by, someone):
        _tick(by, someone.stay)
    return rows


def _check_people(by: Actor, someone: Participant, gone_through_with: User) -> None:
    peers = peers_on_staff(by)
    if someone.stay is not None and not (someone.stay.is_here or someone.stay.is_coming):
        raise ValidationError("Agreements are accepted by those who live or work here.")
    if someone.staff is not None and someone.staff not in peers:
        raise ValidationError("Agreements are accepted by those who live or work here.")
    if gone_through_with not in peers or gone_through_with == someone.staff:
        raise ValidationError({"gone_through_with": "Please choose a peer who works here."})


def _check_is_current(by: Actor, versions: Collection[AgreementVersion]) -> None:
    wanted = {version.pk for version in versions}
    current = AgreementVersion.objects.for_house(by.house).current().filter(pk__in=wanted)
    older = wanted - set(current.values_list("pk", flat=True))
    if older:
        topics = ", ".join(
            f"“{version.agreement.topic}”" for version in versions if version.pk in older
        )
        raise ValidationError(
            f"Changed while you were reading: {topics}. Only the current text can be accepted. "
            "Please go through it again.",
            code="changed",
        )


def _accept(
    by: Actor, someone: Participant, version: AgreementVersion, gone_through_with: User
) -> Acceptance:
    acceptance = Acceptance(
        house_id=version.house_id,
        version=version,
        stay=someone.stay,
        staff=someone.staff,
        accepted_on=by.today,
        gone_through_with=gone_through_with,
    )
    # The version and the people were just read; the database checks them once more.
    acceptance.full_clean(exclude={"version", "stay", "staff", "gone_through_with"})
    acceptance.save()
    record(HouseholdKind.AGREEMENT_ACCEPTED, by=by, about=acceptance, guest_id=someone.guest_id)
    return acceptance


def _say(by: Actor, someone: Participant, version: AgreementVersion, words: str) -> None:
    """The same words about the same version are saved once, however often pressed."""
    said = SeenDifferently(
        house_id=version.house_id,
        version=version,
        stay=someone.stay,
        staff=someone.staff,
        words=words,
        written_with=by.user,
    )
    same = SeenDifferently.objects.filter(
        version=version, stay=someone.stay, staff=someone.staff, words=words
    )
    if same.exists():
        return
    said.full_clean()
    said.save()
    record(HouseholdKind.AGREEMENT_SEEN_DIFFERENTLY, by=by, about=said, guest_id=someone.guest_id)


@action
def tick_agreements_step(*, by: Actor, stay: Stay) -> None:
    """Tick the step on their arrival list.

    Raises ValidationError while there is an agreement they have not accepted.
    """
    if topics_to_go_through(by, Participant(stay=stay)):
        raise ValidationError(
            "This is done once every agreement has been read together and accepted."
        )
    _tick(by, stay)


def _tick(by: Actor, stay: Stay) -> None:
    step = ArrivalItem.objects.for_house(by.house).in_use().filter(part=ArrivalItem.Part.ACCEPTED)
    if (item := step.first()) is not None:
        tick_arrival(by=by, stay=stay, item=item, is_accepted=True)
