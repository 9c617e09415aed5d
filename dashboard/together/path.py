"""The way through a stay, for reading together: from the arrival list to being in touch."""

from django.db.models import Exists, OuterRef, QuerySet

from accounts.access.actor import Asker
from guests.access import in_reach
from guests.carry_over.queries import month_of
from guests.models import (
    ArrivalTick,
    AskedToLeave,
    CarryOver,
    Contact,
    Extension,
    Farewell,
    FollowUp,
    Goal,
    LookBack,
    StayWords,
    SupportMoment,
    TimeAway,
    WhereNext,
    Worldview,
)
from ui.templatetags.ui import as_shift, clock

from .days import BY_MISTAKE
from .pieces import Line, Piece, Teller, by, day, facts, moment


def ticks(asker: Asker) -> QuerySet[ArrivalTick]:
    done = ArrivalTick.objects.visible_to(asker)
    return done.select_related("item", "by", "taken_back_by").order_by("at", "id")


def tick_piece(tell: Teller, tick: ArrivalTick) -> Piece:
    back = by(tick.taken_back_by, "taken back by")
    return Piece(
        tell.said(tick.item, "name"),
        facts(moment(tick.at), by(tick.by), moment(tick.taken_back_at, f"{back}, ")),
    )


def goals(asker: Asker) -> QuerySet[Goal]:
    rows = Goal.objects.visible_to(asker).select_related("carried_from__stay")
    return rows.prefetch_related("steps").order_by("begun_on", "id")


def goal_piece(tell: Teller, goal: Goal) -> Piece:
    lines = tell.lines(goal, "why", "moving_toward")
    for step in goal.steps.all():
        lines.append(Line("A small step", tell.said(step, "words"), day(step.done_on, "done ")))
    return Piece(
        tell.said(goal, "words"),
        facts(
            carried(goal),
            day(goal.begun_on, "begun "),
            day(goal.reached_on, "reached "),
            day(goal.set_aside_on, "set aside "),
        ),
        [*lines, *tell.lines(goal, "ended_words")],
    )


def carried(page: Goal | Worldview) -> str:
    before = page.carried_from
    return f"carried over from your stay of {month_of(before.stay)}" if before else ""


def worldviews(asker: Asker) -> QuerySet[Worldview]:
    """Also those the asker may not read: the guest may know the page exists."""
    may_read = Worldview.objects.visible_to(asker).filter(pk=OuterRef("pk"))
    pages = Worldview.objects.filter(in_reach(asker))
    pages = pages.annotate(may_read=Exists(may_read))  # type: ignore[no-redef]
    return pages.select_related("written_with", "carried_from__stay")


def worldview_piece(tell: Teller, page: Worldview) -> Piece:
    writer = page.written_with.display_name
    if not page.may_read:
        return Piece(
            "Your page",
            facts(carried(page), f"not shared; {writer}, who wrote it down, can read it with you"),
        )
    shared = moment(page.shared_at, "shared ") or "not shared"
    known = facts(carried(page), moment(page.changed_at, f"written with {writer}, "), shared)
    return Piece("Your page", known, [Line("", tell.said(page, "words"))])


def moments(asker: Asker) -> QuerySet[SupportMoment]:
    return (
        SupportMoment.objects.visible_to(asker)
        .select_related("goal", "resource", "noted_by")
        .prefetch_related("own_words__written_with")
        .order_by("on", "id")
    )


def moment_piece(tell: Teller, row: SupportMoment) -> Piece:
    about, own_words = f"moment-{row.pk}", list(row.own_words.all())
    if row.withdrawn_at:
        return Piece(day(row.on), [BY_MISTAKE], about=about, own_words=own_words)
    lines = tell.lines(row, "words")
    if row.goal:
        lines.append(Line("Toward", tell.said(row.goal, "words")))
    if row.resource:
        lines += tell.lines(row.resource, "what", "where", "link")
    victory = "a victory" if row.is_victory else ""
    known = facts(day(row.on), by(row.noted_by, "noted by"), victory)
    return Piece(tell.said(row, "kind"), known, lines, about=about, own_words=own_words)


def times_away(asker: Asker) -> QuerySet[TimeAway]:
    rows = TimeAway.objects.visible_to(asker).select_related("seen_back_by")
    return rows.order_by("from_on", "id")


def away_piece(tell: Teller, away: TimeAway) -> Piece:
    going = f", {clock(away.from_at)}" if away.from_at else ""
    back = f", {clock(away.back_at)}" if away.back_at else ""
    known = facts(
        f"{day(away.back_on, 'planned back ')}{back}" if away.back_on else "",
        f"{by(away.seen_back_by, 'seen back by')}, {moment(away.seen_back_at)}"
        if away.seen_back_by
        else moment(away.seen_back_at, "back "),
    )
    return Piece(
        f"{day(away.from_on, 'Away from ')}{going}",
        ["called off"] if away.called_off_on else known,
        tell.lines(away, "told"),
    )


def look_backs(asker: Asker) -> QuerySet[LookBack]:
    return LookBack.objects.visible_to(asker).select_related("by").order_by("day", "id")


def look_back_piece(tell: Teller, row: LookBack) -> Piece:
    known = facts(day(row.on), by(row.by, "with"))
    return Piece(row.title, known, tell.lines(row, "words"))


def extensions(asker: Asker) -> QuerySet[Extension]:
    asked = Extension.objects.visible_to(asker).select_related("asked_with", "decided_by")
    return asked.prefetch_related("own_words__written_with").order_by("asked_on", "id")


def extension_piece(tell: Teller, row: Extension) -> Piece:
    decided = {None: "", True: "agreed ", False: "not agreed "}[row.agreed]
    return Piece(
        day(row.until_on, "You asked to stay until "),
        facts(
            day(row.asked_on, "asked "),
            by(row.asked_with, "with"),
            day(row.decided_on, decided),
            by(row.decided_by),
            day(row.new_leaving_on, "new planned leaving "),
        ),
        tell.lines(row, "why", "decision_words"),
        about=f"extension-{row.pk}",
        own_words=list(row.own_words.all()),
    )


def carry_overs(asker: Asker) -> QuerySet[CarryOver]:
    return CarryOver.objects.visible_to(asker).select_related("asked_by")


def carry_over_piece(tell: Teller, row: CarryOver) -> Piece:
    return Piece(
        "You were asked which of your pages come along",
        facts(moment(row.asked_at), by(row.asked_by)),
    )


def askings(asker: Asker) -> QuerySet[AskedToLeave]:
    rows = AskedToLeave.objects.visible_to(asker).select_related("noted_by")
    return rows.order_by("noted_at", "id")


def asking_piece(tell: Teller, row: AskedToLeave) -> Piece:
    if row.withdrawn_at:
        return Piece(moment(row.noted_at), [BY_MISTAKE])
    known = facts(by(row.noted_by, "noted by"), moment(row.noted_at))
    return Piece("What happened", known, [Line("", tell.said(row, "words"))])


def plans(asker: Asker) -> QuerySet[WhereNext]:
    return WhereNext.objects.visible_to(asker).select_related("written_with")


def plan_piece(tell: Teller, row: WhereNext) -> Piece:
    places = ("place_to_live", "people", "first_week", "numbers", "takes_along")
    known = facts(by(row.written_with, "written with"), moment(row.changed_at))
    return Piece("Your plan", known, tell.lines(row, *places))


def farewells(asker: Asker) -> QuerySet[Farewell]:
    return Farewell.objects.visible_to(asker).select_related("written_by")


def farewell_piece(tell: Teller, row: Farewell) -> Piece:
    known = facts(
        by(row.written_by, "written down by"),
        moment(row.changed_at),
        day(row.touch_agreed_on, "you agreed to be in touch "),
        day(row.touch_ended_on, "and ended it "),
    )
    return Piece("Leaving", known, tell.lines(row, "belongings", "words", "touch_how"))


def contacts(asker: Asker) -> QuerySet[Contact]:
    return Contact.objects.visible_to(asker).select_related("noted_by").order_by("on", "id")


def contact_piece(tell: Teller, row: Contact) -> Piece:
    known = facts(by(row.noted_by, "noted by"))
    return Piece(day(row.on), known, [Line("", tell.said(row, "words"))])


def follow_ups(asker: Asker) -> QuerySet[FollowUp]:
    rows = FollowUp.objects.visible_to(asker).select_related("for_person", "made_by", "done_by")
    return rows.order_by("made_at", "id")


def follow_up_piece(tell: Teller, row: FollowUp) -> Piece:
    if row.withdrawn_at:
        return Piece(moment(row.made_at), [BY_MISTAKE])
    known = facts(
        moment(row.made_at, f"{by(row.made_by, 'made by')}, "),
        by(row.for_person, "for"),
        f"for the {as_shift(tell.said(row, 'for_shift'))}" if row.for_shift else "",
        "for a manager" if row.for_managers else "",
        day(row.due_on, "by "),
        moment(row.done_at, f"{by(row.done_by, 'done by')}, "),
    )
    return Piece(tell.said(row, "words"), known, tell.lines(row, "done_words"))


def words_about_all(asker: Asker) -> QuerySet[StayWords]:
    said = StayWords.objects.visible_to(asker).filter(moment=None, extension=None)
    return said.select_related("written_with").order_by("said_at", "id")
