"""The days of a stay, as they are read together: check-ins, and what was asked in between."""

from django.db.models import Prefetch, QuerySet
from django.utils import timezone

from accounts.access.actor import Asker
from checkins.corrections.queries import with_mistakes
from checkins.models import Ask, Entry, EntryRevision, Intention
from ui.templatetags.ui import clock

from .pieces import Line, Piece, Teller, by, facts, moment

BY_MISTAKE = "a note was put here by mistake"


def entries(asker: Asker) -> QuerySet[Entry]:
    # What was withdrawn belongs to someone else, and so does what stood before it.
    changes = EntryRevision.objects.filter(withdrawn=None).select_related("by", "intention")
    goals = Intention.objects.select_related("goal", "answered_by")
    of_guests = Entry.objects.visible_to(asker).filter(stay__isnull=False)
    return (
        with_mistakes(asker, of_guests)
        .select_related("round", "saved_by")
        .prefetch_related(
            Prefetch("intentions", goals.prefetch_related(Prefetch("revisions", changes))),
            Prefetch("revisions", changes),
            Prefetch("asks", Ask.objects.select_related("noted_by", "answered_by", "ended_by")),
            "asks__own_words__written_with",
            "own_words__written_with",
        )
        .order_by("round__date", "-round__which")
    )


def entry_piece(tell: Teller, entry: Entry) -> Piece:
    goals, asks = list(entry.intentions.all()), list(entry.asks.all())
    lines = tell.lines(entry, "where_at")
    lines += [_goal_line(tell, each) for each in goals if not each.is_empty]
    lines += tell.lines(entry, "support_looks_like", "moving_toward", "night")
    for ask in asks:
        lines += tell.lines(ask, "words")
    revisions = [*entry.revisions.all(), *(old for each in goals for old in each.revisions.all())]
    lines += [_change(tell, each) for each in revisions]
    held = entry.round
    return Piece(
        f"{held.date:%A, %B} {held.date.day}, {held.which}",
        facts(
            tell.said(entry, "presence").lower(),
            tell.said(entry, "support").lower(),
            *(said for ask in asks for said in (_noted(ask), _answered(ask), _ended(ask))),
            "you led it" if held.led_by_stay_id == entry.stay_id else "",
            BY_MISTAKE if entry.had_mistake else "",
            _written(entry),
        ),
        lines,
        about=f"entry-{entry.pk}",
        own_words=[*entry.own_words.all(), *(own for ask in asks for own in ask.own_words.all())],
    )


def _written(entry: Entry) -> str:
    writer = f"written down by {entry.saved_by.display_name}, "
    if entry.is_late:
        return moment(entry.saved_at, writer)
    return writer + clock(timezone.localtime(entry.saved_at))


def _goal_line(tell: Teller, goal: Intention) -> Line:
    toward = f"toward: {tell.said(goal.goal, 'words')}" if goal.goal else ""
    answer = tell.said(goal, "answer").lower()
    noted = by(goal.answered_by, "noted by") if answer else ""
    note = " · ".join(facts(toward, answer, noted))
    return Line(f"Goal {goal.place} for the day", tell.said(goal, "words"), note)


def _change(tell: Teller, change: EntryRevision) -> Line:
    before = tell.said(change, "before") or "Nothing stood there."
    note = moment(change.at, f"changed by {change.by.display_name}, ")
    return Line(f"{change.label.capitalize()}, before it was changed", before, note)


def asks(asker: Asker) -> QuerySet[Ask]:
    asked = Ask.objects.visible_to(asker).in_between()
    asked = asked.select_related("noted_by", "answered_by", "ended_by")
    return asked.prefetch_related("own_words__written_with").order_by("asked_at", "id")


def ask_piece(tell: Teller, ask: Ask) -> Piece:
    return Piece(
        tell.said(ask, "support"),
        facts(moment(ask.asked_at), by(ask.noted_by, "noted by"), _answered(ask), _ended(ask)),
        tell.lines(ask, "words"),
        about=f"ask-{ask.pk}",
        own_words=list(ask.own_words.all()),
    )


def _answered(ask: Ask) -> str:
    if ask.answered_by is None:
        return ""
    return moment(ask.answered_at, f"answered by {ask.answered_by.display_name}, ")


def _ended(ask: Ask) -> str:
    if ask.ended_by is None:
        return ""
    return moment(ask.ended_at, f"no longer holds, noted by {ask.ended_by.display_name}, ")


def _noted(ask: Ask) -> str:
    """By whom, where it was not who answered as well."""
    return by(ask.noted_by, "noted by") if ask.noted_by_id != ask.answered_by_id else ""
