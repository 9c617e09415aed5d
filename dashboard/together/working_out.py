"""How the house lives together, as far as it is about one guest, to be read with them."""

from django.db.models import Exists, OuterRef, Prefetch, QuerySet

from accounts.access.actor import Asker
from guests.access import in_reach
from household.models import (
    Attempt,
    Conversation,
    ConversationPart,
    ConversationSupporter,
    JournalPage,
)

from .days import BY_MISTAKE
from .pieces import Line, Piece, Teller, by, day, facts, moment


def parts(asker: Asker) -> QuerySet[ConversationPart]:
    """Also those the asker may not read: the guest may know they were in it."""
    may_read = Conversation.objects.visible_to(asker).filter(pk=OuterRef("conversation"))
    theirs = ConversationPart.objects.filter(in_reach(asker))
    others = ConversationPart.objects.standing()
    attempts = Attempt.objects.select_related("written_by", "looked_again_by")
    return (
        theirs.annotate(may_read=Exists(may_read))  # type: ignore[no-redef]
        .select_related("conversation__begun_by", "written_with")
        .prefetch_related(
            Prefetch("conversation__parts", others),
            Prefetch("conversation__attempts", attempts),
            Prefetch(
                "conversation__supporters", ConversationSupporter.objects.select_related("user")
            ),
        )
        .order_by("conversation__on", "id")
    )


def part_piece(tell: Teller, part: ConversationPart) -> Piece:
    """Their own words, and what everyone in it tries; nobody else's words or name."""
    conversation = part.conversation
    title = day(conversation.on)
    if part.withdrawn_at:
        return Piece(title, [BY_MISTAKE])
    beside = ", ".join(user.display_name for user in conversation.supported_by)
    if not part.may_read:
        return Piece(title, facts(_nobody_else_there(conversation), _who_reads_it(beside)))
    known = facts(
        _with_whom(part),
        f"supported by {beside}" if beside else "nobody has sat down with you about it yet",
        _nobody_else_there(conversation) or by(conversation.begun_by, "begun by"),
        moment(part.written_at, f"written down with {part.written_with}, "),
    )
    lines = tell.lines(part, "as_seen", "needs")
    for attempt in conversation.attempts.all():
        lines += _attempt_lines(tell, attempt)
    return Piece(title, known, lines)


def _nobody_else_there(conversation: Conversation) -> str:
    begun_by = by(conversation.begun_by, "begun by")
    return f"{begun_by}, who was part of it, as nobody else was there" if conversation.alone else ""


def _who_reads_it(beside: str) -> str:
    if beside:
        return f"{beside}, who supported it, can read it with you; so can a manager"
    return "your part waits until someone else sits down with you; you can ask for a manager"


def _with_whom(part: ConversationPart) -> str:
    others = [each for each in part.conversation.people if each.pk != part.pk]
    guests = sum(1 for each in others if each.stay_id)
    staff = len(others) - guests
    said = facts(
        {0: "", 1: "another guest"}.get(guests, f"{guests} other guests"),
        {0: "", 1: "a peer on staff"}.get(staff, f"{staff} peers on staff"),
    )
    return f"with {' and '.join(said)}"


def _attempt_lines(tell: Teller, attempt: Attempt) -> list[Line]:
    until = day(attempt.look_again_on, "look again ")
    note = " · ".join(facts(until, by(attempt.written_by, "written down by")))
    lines = [Line("What we try", tell.said(attempt, "what_we_try"), note)]
    if not attempt.is_under_way:
        words = tell.said(attempt, "looked_again_words") or "No words about it."
        note = f"{day(attempt.looked_again_on)}, {by(attempt.looked_again_by, 'with')}"
        lines.append(Line("Looked at again", words, note))
    return lines


def journal_pages(asker: Asker) -> QuerySet[JournalPage]:
    pages = JournalPage.objects.visible_to(asker).select_related("written_with", "hidden_by")
    return pages.filter(stay__isnull=False).order_by("written_on", "id")


def journal_piece(tell: Teller, page: JournalPage) -> Piece:
    lines = tell.lines(page, "words", "signed_as")
    if page.is_hidden:
        why = tell.said(page, "hidden_why")
        lines.append(Line("Hidden", why, moment(page.hidden_at, f"{by(page.hidden_by)}, ")))
    return Piece(day(page.written_on), facts(by(page.written_with, "written with")), lines)
