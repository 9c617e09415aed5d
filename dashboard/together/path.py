"""The way through a stay, for reading together: from the arrival list to being in touch."""

from django.db.models import Exists, OuterRef, QuerySet

from accounts.access.actor import Actor
from guests.access import readable
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
    SitDown,
    StayReply,
    SupportMoment,
    TimeAway,
    WhereNext,
    Worldview,
)
from ui.clock import clock
from ui.templatetags.ui import as_shift

from .days import BY_MISTAKE
from .items import Item, ItemLine, Presenter, by, day, facts, moment


def ticks(actor: Actor) -> QuerySet[ArrivalTick]:
    done = ArrivalTick.objects.for_house(actor.house)
    return done.select_related("item", "by", "taken_back_by").order_by("at", "id")


def tick_item(presenter: Presenter, tick: ArrivalTick) -> Item:
    back = by(tick.taken_back_by, "taken back by")
    return Item(
        presenter.text(tick.item, "name"),
        facts(moment(tick.at), by(tick.by), moment(tick.taken_back_at, f"{back}, ")),
    )


def goals(actor: Actor) -> QuerySet[Goal]:
    rows = Goal.objects.readable_by(actor).select_related("carried_from__stay")
    return rows.prefetch_related("steps").order_by("begun_on", "id")


def goal_item(presenter: Presenter, goal: Goal) -> Item:
    lines = presenter.lines(goal, "why", "moving_toward")
    for step in goal.steps.all():
        lines.append(
            ItemLine("A small step", presenter.text(step, "words"), day(step.done_on, "done "))
        )
    return Item(
        presenter.text(goal, "words"),
        facts(
            carried(goal),
            day(goal.begun_on, "begun "),
            day(goal.reached_on, "reached "),
            day(goal.set_aside_on, "set aside "),
        ),
        [*lines, *presenter.lines(goal, "ended_words")],
    )


def carried(page: Goal | Worldview) -> str:
    before = page.carried_from
    return f"carried over from your stay of {month_of(before.stay)}" if before else ""


def worldviews(actor: Actor) -> QuerySet[Worldview]:
    """Also those the actor may not read: the guest may know the page exists."""
    may_read = Worldview.objects.readable_by(actor).filter(pk=OuterRef("pk"))
    pages = Worldview.objects.filter(readable(actor))
    pages = pages.annotate(may_read=Exists(may_read))
    return pages.select_related("written_with", "carried_from__stay")


def worldview_item(presenter: Presenter, page: Worldview) -> Item:
    writer = page.written_with.display_name
    if not page.may_read:
        return Item(
            "Your page",
            facts(carried(page), f"not shared; {writer}, who wrote it down, can read it with you"),
        )
    shared = moment(page.shared_at, "shared ") or "not shared"
    known = facts(carried(page), moment(page.changed_at, f"written with {writer}, "), shared)
    return Item("Your page", known, [ItemLine("", presenter.text(page, "words"))])


def moments(actor: Actor) -> QuerySet[SupportMoment]:
    return (
        SupportMoment.objects.readable_by(actor)
        .select_related("goal", "resource", "noted_by")
        .prefetch_related("own_words__written_with")
        .order_by("on", "id")
    )


def moment_item(presenter: Presenter, row: SupportMoment) -> Item:
    about, own_words = f"moment-{row.pk}", list(row.own_words.all())
    if row.withdrawn_at:
        return Item(day(row.on), [BY_MISTAKE], about=about, own_words=own_words)
    lines = presenter.lines(row, "words")
    if row.goal:
        lines.append(ItemLine("Toward", presenter.text(row.goal, "words")))
    if row.resource:
        lines += presenter.lines(row.resource, "what", "where", "link")
    victory = "a victory" if row.is_victory else ""
    known = facts(day(row.on), by(row.noted_by, "noted by"), victory)
    return Item(presenter.text(row, "kind"), known, lines, about=about, own_words=own_words)


def times_away(actor: Actor) -> QuerySet[TimeAway]:
    rows = TimeAway.objects.for_house(actor.house).select_related("seen_back_by")
    return rows.order_by("from_on", "id")


def away_item(presenter: Presenter, away: TimeAway) -> Item:
    going = f", {clock(away.from_at)}" if away.from_at else ""
    back = f", {clock(away.back_at)}" if away.back_at else ""
    known = facts(
        f"{day(away.back_on, 'planned back ')}{back}" if away.back_on else "",
        f"{by(away.seen_back_by, 'seen back by')}, {moment(away.seen_back_at)}"
        if away.seen_back_by
        else moment(away.seen_back_at, "back "),
    )
    return Item(
        f"{day(away.from_on, 'Away from ')}{going}",
        ["called off"] if away.called_off_on else known,
        presenter.lines(away, "told"),
    )


def look_backs(actor: Actor) -> QuerySet[LookBack]:
    return LookBack.objects.readable_by(actor).select_related("by").order_by("day", "id")


def look_back_item(presenter: Presenter, row: LookBack) -> Item:
    known = facts(day(row.on), by(row.by, "with"))
    return Item(row.title, known, presenter.lines(row, "words"))


def sit_downs(actor: Actor) -> QuerySet[SitDown]:
    rows = SitDown.objects.readable_by(actor).select_related("sat_with", "noted_by")
    return rows.order_by("on", "id")


def sit_down_item(presenter: Presenter, row: SitDown) -> Item:
    if row.withdrawn_at:
        return Item(day(row.on), [BY_MISTAKE])
    known = facts(by(row.sat_with, "with"), by(row.noted_by, "noted by"))
    return Item(day(row.on), known, presenter.lines(row, "words"))


def extensions(actor: Actor) -> QuerySet[Extension]:
    asked = Extension.objects.readable_by(actor).select_related("asked_with", "decided_by")
    return asked.prefetch_related("own_words__written_with").order_by("asked_on", "id")


def extension_item(presenter: Presenter, row: Extension) -> Item:
    decided = {None: "", True: "agreed ", False: "not agreed "}[row.agreed]
    return Item(
        day(row.until_on, "You asked to stay until "),
        facts(
            day(row.asked_on, "asked "),
            by(row.asked_with, "with"),
            day(row.decided_on, decided),
            by(row.decided_by),
            day(row.new_leaving_on, "new planned leaving "),
        ),
        presenter.lines(row, "why", "decision_words"),
        about=f"extension-{row.pk}",
        own_words=list(row.own_words.all()),
    )


def carry_overs(actor: Actor) -> QuerySet[CarryOver]:
    return CarryOver.objects.readable_by(actor).select_related("asked_by")


def carry_over_item(presenter: Presenter, row: CarryOver) -> Item:
    return Item(
        "You were asked which of your pages come along",
        facts(moment(row.asked_at), by(row.asked_by)),
    )


def askings(actor: Actor) -> QuerySet[AskedToLeave]:
    rows = AskedToLeave.objects.readable_by(actor).select_related("noted_by")
    return rows.order_by("noted_at", "id")


def asking_item(presenter: Presenter, row: AskedToLeave) -> Item:
    if row.withdrawn_at:
        return Item(moment(row.noted_at), [BY_MISTAKE])
    known = facts(by(row.noted_by, "noted by"), moment(row.noted_at))
    return Item("What happened", known, [ItemLine("", presenter.text(row, "words"))])


def plans(actor: Actor) -> QuerySet[WhereNext]:
    return WhereNext.objects.readable_by(actor).select_related("written_with")


def plan_item(presenter: Presenter, row: WhereNext) -> Item:
    places = ("place_to_live", "people", "first_week", "numbers", "takes_along")
    known = facts(by(row.written_with, "written with"), moment(row.changed_at))
    return Item("Your plan", known, presenter.lines(row, *places))


def farewells(actor: Actor) -> QuerySet[Farewell]:
    return Farewell.objects.readable_by(actor).select_related("written_by")


def farewell_item(presenter: Presenter, row: Farewell) -> Item:
    known = facts(
        by(row.written_by, "written down by"),
        moment(row.changed_at),
        day(row.touch_agreed_on, "you agreed to be in touch "),
        day(row.touch_ended_on, "and ended it "),
    )
    return Item("Leaving", known, presenter.lines(row, "belongings", "words", "touch_how"))


def contacts(actor: Actor) -> QuerySet[Contact]:
    return Contact.objects.readable_by(actor).select_related("noted_by").order_by("on", "id")


def contact_item(presenter: Presenter, row: Contact) -> Item:
    known = facts(by(row.noted_by, "noted by"))
    return Item(day(row.on), known, [ItemLine("", presenter.text(row, "words"))])


def follow_ups(actor: Actor) -> QuerySet[FollowUp]:
    rows = FollowUp.objects.readable_by(actor).select_related("for_person", "made_by", "done_by")
    return rows.order_by("made_at", "id")


def follow_up_item(presenter: Presenter, row: FollowUp) -> Item:
    if row.withdrawn_at:
        return Item(moment(row.made_at), [BY_MISTAKE])
    known = facts(
        moment(row.made_at, f"{by(row.made_by, 'made by')}, "),
        by(row.for_person, "for"),
        f"for the {as_shift(presenter.text(row, 'for_shift'))}" if row.for_shift else "",
        "for a manager" if row.for_managers else "",
        day(row.due_on, "by "),
        moment(row.done_at, f"{by(row.done_by, 'done by')}, "),
    )
    return Item(presenter.text(row, "words"), known, presenter.lines(row, "done_words"))


def words_about_all(actor: Actor) -> QuerySet[StayReply]:
    said = StayReply.objects.readable_by(actor).filter(moment=None, extension=None)
    return said.select_related("written_with").order_by("said_at", "id")
