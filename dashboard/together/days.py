"""The days of a stay, for reading together: check-ins, and requests in between."""

from django.db.models import Prefetch, QuerySet
from django.utils import timezone

from accounts.access.actor import Actor
from checkins.corrections.queries import with_mistakes
from checkins.models import Entry, EntryRevision, Intention, SupportRequest
from ui.clock import clock, month_day

from .items import Item, ItemLine, Presenter, by, facts, moment

BY_MISTAKE = "a note was put here by mistake"


def entries(actor: Actor) -> QuerySet[Entry]:
    # What was withdrawn belongs to someone else, and so does what was there before it.
    changes: QuerySet[EntryRevision] = EntryRevision.objects.filter(withdrawn=None)
    changes = changes.select_related("by", "intention")
    goals: QuerySet[Intention] = Intention.objects.select_related("goal", "answered_by")
    of_guests = Entry.objects.readable_by(actor).filter(stay__isnull=False)
    return (
        with_mistakes(actor, of_guests)
        .select_related("round", "saved_by")
        .prefetch_related(
            Prefetch("intentions", goals.prefetch_related(Prefetch("revisions", changes))),
            Prefetch("revisions", changes),
            Prefetch(
                "asks", SupportRequest.objects.select_related("noted_by", "answered_by", "ended_by")
            ),
            "asks__own_words__written_with",
            "own_words__written_with",
        )
        .order_by("round__date", "-round__which")
    )


def entry_item(presenter: Presenter, entry: Entry) -> Item:
    goals, requests = list(entry.intentions.all()), list(entry.asks.all())
    lines = presenter.lines(entry, "where_at")
    lines += [_goal_line(presenter, each) for each in goals if not each.is_empty]
    lines += presenter.lines(entry, "support_looks_like", "moving_toward", "night")
    for ask in requests:
        lines += presenter.lines(ask, "words")
    revisions = [*entry.revisions.all(), *(old for each in goals for old in each.revisions.all())]
    lines += [_change(presenter, each) for each in revisions]
    held = entry.round
    return Item(
        f"{held.date:%A}, {month_day(held.date)}, {held.which}",
        facts(
            presenter.text(entry, "presence").lower(),
            presenter.text(entry, "support").lower(),
            *(said for ask in requests for said in (_noted(ask), _answered(ask), _ended(ask))),
            "you led it" if held.led_by_stay_id == entry.stay_id else "",
            BY_MISTAKE if entry.had_mistake else "",
            _written(entry),
        ),
        lines,
        about=f"entry-{entry.pk}",
        own_words=[
            *entry.own_words.all(),
            *(own for ask in requests for own in ask.own_words.all()),
        ],
    )


def _written(entry: Entry) -> str:
    writer = f"written down by {entry.saved_by.display_name}, "
    if entry.is_late:
        return moment(entry.saved_at, writer)
    return writer + clock(timezone.localtime(entry.saved_at))


def _goal_line(presenter: Presenter, goal: Intention) -> ItemLine:
    toward = f"toward: {presenter.text(goal.goal, 'words')}" if goal.goal else ""
    answer = presenter.text(goal, "answer").lower()
    noted = by(goal.answered_by, "noted by") if answer else ""
    note = " · ".join(facts(toward, answer, noted))
    return ItemLine(f"Goal {goal.place} for the day", presenter.text(goal, "words"), note)


def _change(presenter: Presenter, change: EntryRevision) -> ItemLine:
    before = presenter.text(change, "before") or "Nothing was there."
    note = moment(change.at, f"changed by {change.by.display_name}, ")
    return ItemLine(f"{change.label.capitalize()}, before it was changed", before, note)


def support_requests(actor: Actor) -> QuerySet[SupportRequest]:
    asked = SupportRequest.objects.readable_by(actor).in_between()
    asked = asked.select_related("noted_by", "answered_by", "ended_by")
    return asked.prefetch_related("own_words__written_with").order_by("asked_at", "id")


def ask_item(presenter: Presenter, ask: SupportRequest) -> Item:
    return Item(
        presenter.text(ask, "support"),
        facts(moment(ask.asked_at), by(ask.noted_by, "noted by"), _answered(ask), _ended(ask)),
        presenter.lines(ask, "words"),
        about=f"ask-{ask.pk}",
        own_words=list(ask.own_words.all()),
    )


def _answered(ask: SupportRequest) -> str:
    if ask.answered_by is None:
        return ""
    return moment(ask.answered_at, f"answered by {ask.answered_by.display_name}, ")


def _ended(ask: SupportRequest) -> str:
    if ask.ended_by is None:
        return ""
    return moment(ask.ended_at, f"no longer wanted, noted by {ask.ended_by.display_name}, ")


def _noted(ask: SupportRequest) -> str:
    return by(ask.noted_by, "noted by") if ask.noted_by_id != ask.answered_by_id else ""
