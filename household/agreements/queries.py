"""What the pages of the agreements read."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from django.db.models import Exists, OuterRef

from accounts.access.actor import Actor
from accounts.access.permissions import Power
from guests.models import Participant

from ..going_through.models import Acceptance, AgreementComment, SeenDifferently
from ..going_through.queries import people_here
from .differences import DiffSpan, difference
from .models import Agreement, AgreementVersion

# However the house words it: "Being asked to leave, and coming back", "Asking someone to leave".
ASKING_TO_LEAVE = re.compile(r"\bask(ed|ing)?\b.*\bleav(e|ing)\b", re.IGNORECASE)


def agreement_on_asking_to_leave(actor: Actor) -> AgreementVersion | None:
    """Found by its topic; None where the house has no such topic."""
    current = AgreementVersion.objects.for_house(actor.house).current().for_list()
    return next((each for each in current if ASKING_TO_LEAVE.search(each.agreement.topic)), None)


@dataclass(frozen=True)
class Left:
    """What one person has still to go through."""

    someone: Participant
    topics: list[str]


@dataclass(frozen=True)
class AgreementLine:
    """One topic with its current text, and what is proposed about it."""

    version: AgreementVersion
    proposal: AgreementVersion | None


@dataclass
class HouseAgreements:
    lines: list[AgreementLine] = field(default_factory=list)
    # Proposed topics that the house has no agreement about yet.
    new: list[AgreementVersion] = field(default_factory=list)
    # Topics that we do without by now.
    ended: list[Agreement] = field(default_factory=list)
    left: list[Left] = field(default_factory=list)
    # How many have gone through everything.
    through: int = 0


def read_agreements(actor: Actor) -> HouseAgreements:
    """In seven queries at most, however many people and topics."""
    versions = AgreementVersion.objects.for_house(actor.house)
    proposed = {each.agreement_id: each for each in versions.proposed().for_list()}
    current = list(versions.current().for_list())
    page = HouseAgreements(
        lines=[
            AgreementLine(version, proposed.pop(version.agreement_id, None)) for version in current
        ],
        new=list(proposed.values()),
        ended=_ended(actor),
    )
    if actor.can(Power.LIVE_TOGETHER):
        people = people_here(actor)
        page.left = _left(actor, people, current)
        page.through = len(people) - len(page.left)
    return page


def _ended(actor: Actor) -> list[Agreement]:
    adopted = AgreementVersion.objects.adopted().filter(agreement=OuterRef("pk"))
    ended = Agreement.objects.for_house(actor.house).exclude(ended_on=None)
    return list(ended.filter(Exists(adopted)))


def _left(actor: Actor, people: list[Participant], current: list[AgreementVersion]) -> list[Left]:
    accepted = Acceptance.objects.readable_by(actor).filter(version__in=current)
    done = {
        (stay, staff, version)
        for stay, staff, version in accepted.of(people).values_list("stay", "staff", "version")
    }
    left = []
    for someone in people:
        stay, staff = someone.stay and someone.stay.pk, someone.staff and someone.staff.pk
        open_yet = [each for each in current if (stay, staff, each.pk) not in done]
        if open_yet:
            left.append(Left(someone, [version.agreement.topic for version in open_yet]))
    return left


@dataclass
class VersionRead:
    """One version with what was said of it, and what was changed from the one before it."""

    version: AgreementVersion
    changes: list[DiffSpan]
    # How long it was what we lived by (days of the house); None for what did not come about.
    since: date | None = None
    until: date | None = None
    comments: list[AgreementComment] = field(default_factory=list)


@dataclass
class AgreementRead:
    agreement: Agreement
    current: VersionRead | None = None
    proposal: VersionRead | None = None
    # What was before, and what was proposed and did not come about; the newest first.
    earlier: list[VersionRead] = field(default_factory=list)
    differently: list[SeenDifferently] = field(default_factory=list)


def read_agreement(actor: Actor, agreement: Agreement) -> AgreementRead:
    versions = agreement.versions.select_related("proposed_by", "decided_by").order_by("number")
    comments = _by_version(
        AgreementComment.objects.readable_by(actor)
        .filter(version__agreement=agreement)
        .select_related("stay__guest", "staff", "written_with")
    )
    page, before = AgreementRead(agreement), None
    for version in versions:
        words = before.version.words if before else ""
        read = VersionRead(version, difference(words, version.words) if before else [])
        read.comments = comments.get(version.pk, [])
        if not version.is_decided:
            page.proposal = read
            continue
        page.earlier.insert(0, read)
        if version.adopted:
            read.since = version.decided_on
            if before:
                before.until = version.decided_on
            before = read
    if before and agreement.ended_on is None:
        page.current = before
        page.earlier.remove(before)
        seen = SeenDifferently.objects.readable_by(actor).filter(version=before.version)
        page.differently = list(seen.select_related("stay__guest", "staff", "written_with"))
    return page


def _by_version(comments: Iterable[AgreementComment]) -> dict[int, list[AgreementComment]]:
    by_version: dict[int, list[AgreementComment]] = {}
    for comment in comments:
        by_version.setdefault(comment.version_id, []).append(comment)
    return by_version
