"""Living together, for reading together: agreements accepted, seen differently, proposed."""

from django.db.models import QuerySet

from accounts.access.actor import Actor
from household.models import Acceptance, AgreementComment, AgreementVersion, SeenDifferently

from .items import Item, Presenter, by, day, facts, moment


def acceptances(actor: Actor) -> QuerySet[Acceptance]:
    rows = Acceptance.objects.readable_by(actor).filter(stay__isnull=False)
    rows = rows.select_related("version__agreement", "gone_through_with")
    return rows.order_by("accepted_on", "version__agreement__place", "id")


def acceptance_item(presenter: Presenter, row: Acceptance) -> Item:
    with_whom = by(row.gone_through_with, "gone through with")
    return Item(_topic(presenter, row.version), facts(day(row.accepted_on, "accepted "), with_whom))


def seen_differently(actor: Actor) -> QuerySet[SeenDifferently]:
    rows = SeenDifferently.objects.readable_by(actor).filter(stay__isnull=False)
    return rows.select_related("version__agreement", "written_with")


def comments(actor: Actor) -> QuerySet[AgreementComment]:
    rows = AgreementComment.objects.readable_by(actor).filter(stay__isnull=False)
    return rows.select_related("version__agreement", "written_with")


def said_item(presenter: Presenter, row: SeenDifferently | AgreementComment) -> Item:
    known = facts(moment(row.said_at), by(row.written_with, "written down with"))
    return Item(_topic(presenter, row.version), known, presenter.lines(row, "words"))


def proposals(actor: Actor) -> QuerySet[AgreementVersion]:
    rows = AgreementVersion.objects.for_house(actor.house).filter(stay__isnull=False)
    return rows.select_related("agreement", "proposed_by", "decided_by").order_by("proposed_on")


def proposal_item(presenter: Presenter, row: AgreementVersion) -> Item:
    decided = {None: "", True: "agreed ", False: "left as it was "}[row.adopted]
    known = facts(
        "to drop it" if row.ends_topic else "",
        day(row.proposed_on),
        by(row.proposed_by, "written down with"),
        day(row.decided_on, decided),
        by(row.decided_by, "noted by"),
    )
    return Item(
        _topic(presenter, row), known, presenter.lines(row, "words", "why", "decided_words")
    )


def _topic(presenter: Presenter, version: AgreementVersion) -> str:
    return presenter.text(version.agreement, "topic")
