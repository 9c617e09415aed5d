"""Living together, for reading together: agreements accepted, seen differently, proposed."""

from django.db.models import QuerySet

from accounts.access.actor import Asker
from household.models import Acceptance, AgreementComment, AgreementVersion, SeenDifferently

from .pieces import Piece, Teller, by, day, facts, moment


def acceptances(asker: Asker) -> QuerySet[Acceptance]:
    rows = Acceptance.objects.visible_to(asker).filter(stay__isnull=False)
    rows = rows.select_related("version__agreement", "gone_through_with")
    return rows.order_by("accepted_on", "version__agreement__place", "id")


def acceptance_piece(tell: Teller, row: Acceptance) -> Piece:
    with_whom = by(row.gone_through_with, "gone through with")
    return Piece(_topic(tell, row.version), facts(day(row.accepted_on, "accepted "), with_whom))


def seen_differently(asker: Asker) -> QuerySet[SeenDifferently]:
    rows = SeenDifferently.objects.visible_to(asker).filter(stay__isnull=False)
    return rows.select_related("version__agreement", "written_with")


def comments(asker: Asker) -> QuerySet[AgreementComment]:
    rows = AgreementComment.objects.visible_to(asker).filter(stay__isnull=False)
    return rows.select_related("version__agreement", "written_with")


def said_piece(tell: Teller, row: SeenDifferently | AgreementComment) -> Piece:
    known = facts(moment(row.said_at), by(row.written_with, "written down with"))
    return Piece(_topic(tell, row.version), known, tell.lines(row, "words"))


def proposals(asker: Asker) -> QuerySet[AgreementVersion]:
    rows = AgreementVersion.objects.visible_to(asker).filter(stay__isnull=False)
    return rows.select_related("agreement", "proposed_by", "decided_by").order_by("proposed_on")


def proposal_piece(tell: Teller, row: AgreementVersion) -> Piece:
    decided = {None: "", True: "agreed ", False: "left as it was "}[row.adopted]
    known = facts(
        "to do without it" if row.ends_topic else "",
        day(row.proposed_on),
        by(row.proposed_by, "written down with"),
        day(row.decided_on, decided),
        by(row.decided_by, "noted by"),
    )
    return Piece(_topic(tell, row), known, tell.lines(row, "words", "why", "decided_words"))


def _topic(tell: Teller, version: AgreementVersion) -> str:
    return tell.said(version.agreement, "topic")
