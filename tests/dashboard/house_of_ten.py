"""A house of ten guests in which every text field of every model is filled, for each of them.

Each text is one made-up word that stands nowhere else, and the name of the next guest. One is
called Will, one Hope, one shares a word of their name with another.
"""

from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta

from django.apps import apps
from django.db import models

from accounts.models import User
from checkins.models import (
    Entry,
    EntryReply,
    EntryRevision,
    Intention,
    Reopening,
    Round,
    SupportRequest,
    Withdrawal,
)
from guests.models import (
    ArrivalItem,
    ArrivalTick,
    AskedToLeave,
    CarryOver,
    Contact,
    Extension,
    Farewell,
    FollowUp,
    FormerRoom,
    Goal,
    Guest,
    LookBack,
    Resource,
    Room,
    SitDown,
    Stay,
    StayReply,
    Step,
    SupportMoment,
    TimeAway,
    WhereNext,
    Worldview,
)
from household.models import (
    Acceptance,
    AgendaItem,
    Agreement,
    AgreementComment,
    AgreementVersion,
    Attempt,
    Chore,
    Conversation,
    ConversationPart,
    ConversationSupporter,
    Decision,
    Group,
    GroupDay,
    JournalPage,
    Meeting,
    MeetingAttendance,
    MeetingReopening,
    SeenDifferently,
    Turn,
)
from shifts.models import Amendment, Note, NoteReply, SearchToken

NAMES = (
    "Alex",
    "Will",
    "Zoë de la Cruz",
    "Hope Oak",
    "Mary-Ann",
    "Łukasz",
    "Jo",
    "Casey Oak",
    "T. J. Elm",
    "Émile",
)
AT = datetime(2026, 11, 20, 15, 30, tzinfo=UTC)
ON = date(2026, 11, 20)
DAYS = {"morning": date(2026, 11, 19), "afternoon": date(2026, 11, 19)}


@dataclass
class HouseOfTen:
    house: models.Model
    guests: list[Guest] = field(default_factory=list)
    # By guest; what belongs to no guest, or is kept from them, under None.
    rows: dict[Guest | None, list[models.Model]] = field(default_factory=dict)
    people: int = 0

    def fill(self, model, whose: Guest | None, **known) -> models.Model:
        """A row with a text in every field that is not known, and a person of its own in others."""
        if "house" in {each.name for each in model._meta.fields}:
            known.setdefault("house", self.house)
        row = model(**known)
        for each in model._meta.fields:
            if each.name in known or each.choices or each.primary_key:
                continue
            if isinstance(each, models.CharField | models.TextField):
                setattr(row, each.name, f"{self._word(row, each, whose)} {self._next(whose)}")
            elif each.related_model is User and each.name not in ("staff", "led_by_staff"):
                setattr(row, each.name, self._person(row, each))
        row.save()
        self.rows.setdefault(whose, []).append(row)
        return row

    def _word(self, row, each, whose) -> str:
        number = self.guests.index(whose) if whose in self.guests else len(self.guests)
        return f"{row._meta.model_name}{each.name}{number}x{self.people}".replace("_", "")

    def _next(self, whose) -> str:
        number = self.guests.index(whose) if whose in self.guests else 0
        return NAMES[(number + 1) % len(NAMES)]

    def _person(self, row, each) -> User:
        self.people += 1
        name = f"Peer{row._meta.model_name}{each.name}{self.people}".replace("_", "")
        known = {"username": name.lower(), "display_name": name, "password": "!"}
        return User.objects.create(**known, **_unlike_others(User, known, self.people))


def _unlike_others(model, known, number: int) -> dict[str, str]:
    """A made-up word for every text of a guest or a peer that is not known."""
    return {
        each.name: f"{model._meta.model_name}{each.name}{number}x".replace("_", "")
        for each in model._meta.fields
        if isinstance(each, models.CharField | models.TextField) and each.name not in known
    }


def build(house) -> HouseOfTen:
    ten = HouseOfTen(house)
    rounds = {
        which: ten.fill(Round, None, house=house, which=which, date=on, closed_at=AT)
        for which, on in DAYS.items()
    }
    for round_ in rounds.values():
        ten.fill(Reopening, None, round=round_, closed_at=AT)
        peer = User.objects.create(username=f"p{round_.pk}", display_name="Quentin", password="!")
        ten.fill(Entry, None, round=round_, staff=peer, presence="here")
    ten.fill(FollowUp, None, house=house, done_at=AT, withdrawn_by=None)
    for name in NAMES:
        about = _unlike_others(Guest, ["name"], len(ten.guests))
        guest = Guest.objects.create(house=house, name=name, **about)
        ten.guests.append(guest)
        ten.rows[guest] = [guest]
    for guest in ten.guests:
        _fill_stay(ten, guest, rounds)
    return ten


def _fill_stay(ten: HouseOfTen, guest: Guest, rounds) -> None:
    def fill(model, **known):
        return ten.fill(model, guest, **known)

    house = ten.house
    stay = fill(
        Stay,
        guest=guest,
        room=fill(Room, house=house),
        enquired_on=ON,
        found_us="family",
        pathway="step_down",
        came_from="shelter",
        is_adult=True,
        talked_on=ON,
        decision="yes",
        decided_on=ON,
        arrives_on=ON,
        arrived_on=ON,
        planned_leaving_on=date(2027, 2, 17),
        leaving_confirmed_for=date(2027, 2, 17),
        leaving_confirmed_on=ON,
        how_ended="reached",
        went_to="own_rental",
    )
    fill(FormerRoom, stay=stay, room=fill(Room, house=house), until_on=ON)
    fill(ArrivalTick, stay=stay, item=fill(ArrivalItem, house=house), at=AT, taken_back_at=AT)
    goal = fill(Goal, stay=stay, begun_on=ON, set_aside_on=ON)
    fill(Step, goal=goal, added_on=ON, done_on=ON)
    resource = fill(Resource, house=house, added_on=ON)
    moment = fill(
        SupportMoment,
        stay=stay,
        on=ON,
        kind="celebration",
        goal=goal,
        resource=resource,
        is_victory=True,
        withdrawn_by=None,
    )
    extension = fill(
        Extension,
        stay=stay,
        asked_on=ON,
        until_on=date(2027, 3, 1),
        decided_on=ON,
        agreed=False,
        planned_before_on=ON,
    )
    fill(StayReply, stay=stay, moment=moment)
    fill(StayReply, stay=stay, extension=extension)
    fill(StayReply, stay=stay, sees_differently=True)
    fill(TimeAway, stay=stay, from_on=ON, seen_back_at=AT)
    fill(Worldview, stay=stay, changed_at=AT, shared_at=AT)
    fill(LookBack, stay=stay, day=7, on=ON)
    fill(SitDown, stay=stay, on=ON, withdrawn_by=None)
    fill(WhereNext, stay=stay)
    fill(Farewell, stay=stay, touch_agreed_on=ON)
    fill(Contact, stay=stay, on=ON)
    fill(FollowUp, house=house, stay=stay, due_on=ON, done_at=AT, withdrawn_by=None)
    record = fill(
        FollowUp, house=house, stay=stay, for_managers=True, done_at=AT, withdrawn_by=None
    )
    fill(AskedToLeave, stay=stay, record=record, withdrawn_by=None)
    fill(CarryOver, stay=stay, asked_at=AT)
    chore = fill(Chore, house=house, rhythm="week", weekdays="5", began_on=ON)
    fill(Turn, stay=stay, chore=chore, on=ON, size=2, done_at=AT, talked_at=AT)
    _fill_check_ins(ten, guest, stay, goal, rounds)
    note = fill(Note, house=house, stay=stay, withdrawn_by=None)
    fill(Amendment, note=note)
    fill(SearchToken, note=note)
    fill(NoteReply, stay=stay, note=note)
    mistaken = User.objects.create(username=f"m{stay.pk}", display_name="Lee", password="!")
    ten.fill(Note, None, house=house, stay=stay, withdrawn_at=AT, withdrawn_by=mistaken)
    ten.fill(Note, None, house=house, withdrawn_by=None)
    _fill_meetings(ten, guest, stay)
    _fill_household(ten, guest, stay)
    _fill_conversation(ten, guest, stay)
    fill(JournalPage, house=house, stay=stay, written_on=ON, hidden_at=AT)


def _fill_conversation(ten: HouseOfTen, guest: Guest, stay: Stay) -> None:
    """With a peer on staff, and with words that were put with this guest by mistake."""
    conversation = ten.fill(Conversation, guest, house=ten.house, on=ON)
    ten.fill(ConversationSupporter, guest, conversation=conversation)
    known = {"conversation": conversation, "written_at": AT}
    ten.fill(ConversationPart, guest, stay=stay, withdrawn_by=None, **known)
    peer = User.objects.create(username=f"in{stay.pk}", display_name="Quentin", password="!")
    ten.fill(ConversationPart, None, staff=peer, withdrawn_by=None, **known)
    ten.fill(ConversationPart, None, stay=stay, withdrawn_at=AT, **known)
    ten.fill(Attempt, guest, conversation=conversation, look_again_on=ON, looked_again_on=ON)


def _fill_check_ins(ten: HouseOfTen, guest: Guest, stay: Stay, goal: Goal, rounds) -> None:
    def fill(model, **known):
        return ten.fill(model, guest, **known)

    for round_ in rounds.values():
        entry = fill(Entry, round=round_, stay=stay, presence="one_to_one", support="space")
        said = fill(Intention, entry=entry, place=1, goal=goal, answer="partly", answered_at=AT)
        fill(EntryRevision, entry=entry, field="where_at")
        fill(EntryRevision, intention=said, field="words")
        asked = fill(
            SupportRequest,
            stay=stay,
            entry=entry,
            support="space",
            asked_at=AT,
            answered_at=AT,
            ended_at=AT,
        )
        fill(EntryReply, stay=stay, entry=entry)
        fill(EntryReply, stay=stay, ask=asked)
        mistake = ten.fill(
            Withdrawal, None, entry=entry, words={"where_at": f"mistaken{entry.pk}x"}
        )
        ten.fill(EntryRevision, None, entry=entry, field="night", withdrawn=mistake)
    fill(
        EntryReply,
        stay=stay,
        ask=fill(
            SupportRequest, stay=stay, support="more", asked_at=AT, answered_at=AT, ended_at=AT
        ),
    )


def _fill_meetings(ten: HouseOfTen, guest: Guest, stay: Stay) -> None:
    def fill(model, **known):
        return ten.fill(model, guest, **known)

    house, on = ten.house, ON + timedelta(days=ten.guests.index(guest))
    meeting = fill(Meeting, house=house, on=on, at=time(17), stay=stay, closed_at=AT)
    ten.fill(MeetingReopening, None, meeting=meeting, closed_at=AT)
    fill(MeetingAttendance, meeting=meeting, stay=stay)
    fill(AgendaItem, house=house, stay=stay, taken_off_at=AT)
    fill(Decision, meeting=meeting, stay=stay, done_at=AT)
    group = fill(Group, house=house, weekday=3, at=time(19), stay=stay, began_on=ON)
    fill(GroupDay, group=group, on=ON, was_held=True, stay=stay)


def _fill_household(ten: HouseOfTen, guest: Guest, stay: Stay) -> None:
    def fill(model, **known):
        return ten.fill(model, guest, **known)

    agreement = fill(Agreement, house=ten.house)
    version = fill(
        AgreementVersion,
        agreement=agreement,
        stay=stay,
        number=1,
        proposed_on=ON,
        open_until=ON,
        decided_on=ON,
        adopted=True,
    )
    fill(Acceptance, stay=stay, version=version, accepted_on=ON)
    fill(AgreementComment, stay=stay, version=version)
    fill(SeenDifferently, stay=stay, version=version)
    peer = User.objects.create(username=f"q{stay.pk}", display_name="Quentin", password="!")
    for model in (AgreementComment, SeenDifferently):
        ten.fill(model, None, staff=peer, version=version)
    ten.fill(Acceptance, None, staff=peer, version=version, accepted_on=ON)


# What a guest is not written about in.
ELSEWHERE = {
    "WelcomeSheet",
    "CheckInTime",
    "CheckInException",
    "Prompts",
    "Handoff",
    "HandoffItem",
    "HandoffRead",
    "ShiftTime",
    "Shift",
    "ShiftPerson",
    "OnCallNumber",
    "FirePlan",
    "MeetingTime",
    "Rota",
    "RotaDays",
    "Term",
    "HouseWording",
    "CoReflection",
    "WasThere",
    "Certificate",
}


def models_that_are_filled() -> set[str]:
    ours = [
        *apps.get_app_config("guests").get_models(),
        *apps.get_app_config("checkins").get_models(),
        *apps.get_app_config("shifts").get_models(),
        *apps.get_app_config("household").get_models(),
    ]
    return {model.__name__ for model in ours} - ELSEWHERE
