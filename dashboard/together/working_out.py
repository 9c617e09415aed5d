"""How the house lives together, as far as it is about one guest, to be read with them."""

from django.db.models import Exists, OuterRef, Prefetch, QuerySet

from accounts.access.actor import Actor
from guests.access import readable
from household.models import (
    Attempt,
    Conversation,
    ConversationPart,
    ConversationSupporter,
    JournalPage,
)

from .days import BY_MISTAKE
from .items import Item, ItemLine, Presenter, by, day, facts, moment


def parts(actor: Actor) -> QuerySet[ConversationPart]:
    """Also those the actor may not read: the guest may know they were in it."""
    may_read = Conversation.objects.readable_by(actor).filter(pk=OuterRef("conversation"))
    theirs = ConversationPart.objects.filter(readable(actor))
    others: QuerySet[ConversationPart] = ConversationPart.objects.active()
    attempts: QuerySet[Attempt] = Attempt.objects.select_related("written_by", "looked_again_by")
    return (
        theirs.annotate(may_read=Exists(may_read))
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


def part_item(presenter: Presenter, part: ConversationPart) -> Item:
    """Their own words, and what everyone in it tries; nobody else's words or name."""
    conversation = part.conversation
    title = day(conversation.on)
    if part.withdrawn_at:
        return Item(title, [BY_MISTAKE])
    beside = ", ".join(user.display_name for user in conversation.supported_by)
    if not part.may_read:
        return Item(title, facts(_nobody_else_there(conversation), _who_reads_it(beside)))
    known = facts(
        _with_whom(part),
        f"supported by {beside}" if beside else "nobody has sat down with you about it yet",
        _nobody_else_there(conversation) or by(conversation.begun_by, "begun by"),
        moment(part.written_at, f"written down with {part.written_with}, "),
    )
    lines = presenter.lines(part, "as_seen", "needs")
    for attempt in conversation.attempts.all():
        lines += _attempt_lines(presenter, attempt)
    return Item(title, known, lines)


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


def _attempt_lines(presenter: Presenter, attempt: Attempt) -> list[ItemLine]:
    until = day(attempt.look_again_on, "look again ")
    note = " · ".join(facts(until, by(attempt.written_by, "written down by")))
    lines = [ItemLine("What we try", presenter.text(attempt, "what_we_try"), note)]
    if not attempt.is_under_way:
        words = presenter.text(attempt, "looked_again_words") or "No words about it."
        note = f"{day(attempt.looked_again_on)}, {by(attempt.looked_again_by, 'with')}"
        lines.append(ItemLine("Looked at again", words, note))
    return lines


def journal_pages(actor: Actor) -> QuerySet[JournalPage]:
    pages = JournalPage.objects.for_house(actor.house).select_related("written_with", "hidden_by")
    return pages.filter(stay__isnull=False).order_by("written_on", "id")


def journal_item(presenter: Presenter, page: JournalPage) -> Item:
    lines = presenter.lines(page, "words", "signed_as")
    if page.is_hidden:
        why = presenter.text(page, "hidden_why")
        lines.append(ItemLine("Hidden", why, moment(page.hidden_at, f"{by(page.hidden_by)}, ")))
    return Item(day(page.written_on), facts(by(page.written_with, "written with")), lines)
