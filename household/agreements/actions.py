"""Every change to the texts of the agreements: proposed, commented on, decided.

A proposal is not reworded, and a decided text does not change: the database enforces that too
(household/agreements/triggers.py).
"""

from datetime import date, timedelta

from django.core.exceptions import ValidationError
from django.db.models import Max

from accounts.access.actor import Actor
from accounts.access.permissions import Power
from accounts.audit.record import record
from accounts.houses.action import action
from accounts.models import House
from guests.models import Stay
from ui.clock import month_day

from ..audit import HouseholdKind
from ..going_through.models import AgreementComment
from .models import DAYS_FOR_COMMENTS, Agreement, AgreementVersion
from .starting_agreements import STARTING_AGREEMENTS

BEGUN_WITH = "The house began with it."
TAKEN_BACK = "Taken back by whoever proposed it."


@action
def create_default_agreements(*, house: House, from_on: date) -> None:
    """`from_on` is a day of the house; a new house starts with these as decided."""
    for place, (topic, words) in enumerate(STARTING_AGREEMENTS, start=1):
        agreement = Agreement(house=house, topic=topic, place=place)
        agreement.full_clean()
        agreement.save()
        version = AgreementVersion(
            house=house,
            agreement=agreement,
            number=1,
            words=words,
            proposed_on=from_on,
            open_until=from_on,
            decided_on=from_on,
            decided_words=BEGUN_WITH,
            adopted=True,
        )
        version.full_clean()
        version.save()


@action
def propose_topic(
    *,
    by: Actor,
    topic: str,
    words: str,
    why: str,
    days: int = DAYS_FOR_COMMENTS,
    stay: Stay | None = None,
) -> AgreementVersion:
    """The topic is added at the end of the list.

    Comments stay open for `days` (days of the house) from today. `stay` is the guest whose idea it
    is. Raises ValidationError when there is an agreement about it already.
    """
    known = Agreement.objects.for_house(by.house)
    values = {"words": words, "why": why, "stay": stay}
    pressed = AgreementVersion.objects.for_house(by.house).proposed().filter(proposed_by=by.user)
    if again := pressed.filter(agreement__topic=topic, number=1, **values).first():
        return again
    last = known.aggregate(last=Max("place"))["last"] or 0
    agreement = Agreement(house=by.house, topic=topic, place=last + 1)
    agreement.full_clean()
    agreement.save()
    return _propose(by, agreement, days, number=1, **values)


@action
def propose_wording(
    *,
    by: Actor,
    agreement: Agreement,
    words: str,
    why: str,
    days: int = DAYS_FOR_COMMENTS,
    stay: Stay | None = None,
) -> AgreementVersion:
    """Raises ValidationError when a change is already proposed, or nothing would change."""
    agreement = _read_again(by, agreement)
    current = AgreementVersion.objects.current().filter(agreement=agreement).first()
    if current and current.words == words:
        raise ValidationError({"words": "It already reads this way."})
    return _propose(by, agreement, days, words=words, why=why, stay=stay)


@action
def propose_end(
    *,
    by: Actor,
    agreement: Agreement,
    why: str,
    days: int = DAYS_FOR_COMMENTS,
    stay: Stay | None = None,
) -> AgreementVersion:
    agreement = _read_again(by, agreement)
    return _propose(by, agreement, days, ends_topic=True, why=why, stay=stay)


def _propose(
    by: Actor, agreement: Agreement, days: int, number: int | None = None, **said: object
) -> AgreementVersion:
    if agreement.ended_on is not None:
        raise ValidationError("We dropped this agreement. It can be proposed as a new one.")
    versions = AgreementVersion.objects.filter(agreement=agreement)
    if again := versions.proposed().filter(proposed_by=by.user, **said).first():
        return again
    if number is None:
        number = (versions.aggregate(last=Max("number"))["last"] or 0) + 1
    version = AgreementVersion(
        house_id=agreement.house_id,
        agreement=agreement,
        number=number,
        proposed_on=by.today,
        proposed_by=by.user,
        open_until=by.today + timedelta(days=days),
        **said,
    )
    version.full_clean()
    version.save()
    record(
        HouseholdKind.AGREEMENT_PROPOSED,
        by=by,
        about=version,
        guest_id=version.stay.guest_id if version.stay else None,
    )
    return version


@action
def comment_on(
    *, by: Actor, version: AgreementVersion, words: str, stay: Stay | None = None
) -> AgreementComment:
    """The actor's own, or that of the guest with them (`stay`).

    Raises ValidationError once it is decided. Until then late comments count as well.
    """
    version = _proposal(by, version)
    if version.is_decided:
        raise ValidationError("This is already decided. Propose your idea instead.")
    staff = None if stay else by.user
    same = AgreementComment.objects.filter(version=version, stay=stay, staff=staff, words=words)
    if again := same.first():
        return again
    comment = AgreementComment(
        house_id=version.house_id,
        version=version,
        stay=stay,
        staff=staff,
        words=words,
        written_with=by.user,
    )
    comment.full_clean()
    comment.save()
    record(
        HouseholdKind.AGREEMENT_COMMENTED,
        by=by,
        about=comment,
        guest_id=stay.guest_id if stay else None,
    )
    return comment


@action
def decide_proposal(
    *,
    by: Actor,
    version: AgreementVersion,
    adopted: bool,
    decided_words: str,
    met_on: date | None = None,
) -> AgreementVersion:
    """Decided at the house meeting of `met_on` (day of the house), or by the actor as manager.

    Raises ValidationError when it is already decided; when a meeting was held before comments were
    in and no manager decides; and when neither a meeting nor a manager decides.
    """
    version = _proposal(by, version)
    if version.is_decided:
        return _as_it_was_decided(version, adopted, decided_words, met_on)
    _check_who_decides(by, version, met_on)
    version.adopted, version.decided_words, version.met_on = adopted, decided_words, met_on
    return _decide(by, version)


def _as_it_was_decided(
    version: AgreementVersion, adopted: bool, decided_words: str, met_on: date | None
) -> AgreementVersion:
    """A second press finds it done; anything else would change what was decided."""
    decided = version.adopted, version.decided_words, version.met_on
    if decided == (adopted, decided_words, met_on):
        return version
    raise ValidationError(
        "This is decided already, and a decided version is not changed. "
        "What you have in mind can be proposed."
    )


def _check_who_decides(by: Actor, version: AgreementVersion, met_on: date | None) -> None:
    decides_alone = by.can(Power.DECIDE_AGREEMENTS)
    if met_on is None:
        if not decides_alone:
            raise ValidationError({"met_on": "Please choose the house meeting that decided it."})
        return
    if met_on > by.today:
        raise ValidationError({"met_on": "That day hasn't come yet."})
    if met_on < version.open_until and not decides_alone:
        until = month_day(version.open_until)
        raise ValidationError(
            {
                "met_on": f"Comments are open until {until}. A meeting can decide from that day; "
                "a manager or an admin may decide earlier."
            }
        )


@action
def take_back_proposal(*, by: Actor, version: AgreementVersion) -> AgreementVersion:
    """Only by whoever proposed it, and only while there are no comments."""
    version = _proposal(by, version)
    if version.is_decided:
        raise ValidationError("This is already decided.")
    if version.proposed_by_id != by.user.pk:
        raise ValidationError("Only the person who proposed it can withdraw it.")
    if AgreementComment.objects.filter(version=version).exists():
        raise ValidationError("There are already comments on it, so it needs a decision.")
    version.adopted, version.decided_words = False, TAKEN_BACK
    return _decide(by, version)


def _decide(by: Actor, version: AgreementVersion) -> AgreementVersion:
    version.decided_on, version.decided_by = by.today, by.user
    version.full_clean()
    version.save()
    agreement = version.agreement
    was_first = not version.adopted and version.number == 1
    if was_first or (version.adopted and version.ends_topic):
        agreement.ended_on = by.today
        agreement.full_clean()
        agreement.save()
    record(
        HouseholdKind.AGREEMENT_DECIDED,
        by=by,
        about=version,
        guest_id=version.stay.guest_id if version.stay else None,
    )
    return version


def _read_again(by: Actor, agreement: Agreement) -> Agreement:
    return Agreement.objects.for_house(by.house).get(pk=agreement.pk)


def _proposal(by: Actor, version: AgreementVersion) -> AgreementVersion:
    versions = AgreementVersion.objects.for_house(by.house).select_related("agreement", "stay")
    return versions.get(pk=version.pk)
