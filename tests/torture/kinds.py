"""The forms that writers write on: every one that keeps someone's words and can be sent again.

Left out are those that

- can be sent once: a request to stay longer and its decision, how an attempt has gone, a look
  back, what was seen differently, a talk about a chore, new words for an agreement;
- end or close what others write on: a goal, a round, a meeting, a group, a journal page, a stay;
- say why something is undone that has to be there first: a turn, a shift, a reopening, one day's
  other time;
- the clock changes as it goes on: time away;
- hold no words of anyone's: names of people and laptops, shift times, the house's own lists.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import Enum, auto


class Keeps(Enum):
    EACH = auto()  # each line in a row of its own
    ALL = auto()  # one text, to which each line is added
    LAST = auto()  # one text, which each line replaces


EACH, ALL, LAST = Keeps


@dataclass(frozen=True)
class Kind:
    """A form, by its page and its field for words, and the model's field that keeps them."""

    page: str
    field: str
    kept: str
    keeps: Keeps = EACH
    # A part of the address that it is sent to, where the page has several such forms.
    where: str = ""
    # Other fields; {{number}} is the line's, where something must differ each time.
    besides: tuple[tuple[str, str], ...] = ()
    # What the page's script is told once it is saved, where that sends it.
    in_place: str = ""

    def about(self, ids: Mapping[str, object]) -> "Kind":
        besides = tuple((name, value.format(**ids)) for name, value in self.besides)
        page, field = (each.format(**ids) for each in (self.page, self.field))
        return replace(self, page=page, field=field, besides=besides)


ROUND = "/check-ins/{day}/morning/"
GUEST = "/guests/{guest}/"
OTHER = "/guests/{other_guest}/"
AGREEMENTS = "/household/agreements/"
TALK = "/household/conversations/"
CARD = (("card", "stay-{stay}"),)
THIRD_CARD = (("card", "stay-{third_stay}"),)
GOAL = "stay-{third_stay}-intention-1-words"
WEEKLY = (("weekday", "2"), ("at", "10:00"))
DAILY = (("rhythm", "days"), ("weekdays", "1"))
NAMED = (("name", "Nia{{number}}"),)
TOPIC = (("topic", "Topic {{number}}"), ("why", "Nobody has asked yet"))
INSTEAD = (("instead", "a plain word"), ("why", "It is plainer"))

KINDS = (
    # A card as the round's page saves it while someone types, and the whole page by its button.
    Kind(ROUND, "stay-{stay}-where_at", "checkins.Entry.where_at", ALL, "", CARD, "Saved"),
    Kind(ROUND, "stay-{other_stay}-where_at", "checkins.Entry.where_at", ALL),
    Kind(ROUND, GOAL, "checkins.Intention.words", LAST, "", THIRD_CARD, "Saved"),
    Kind("/house/check-in-times/morning/words/", "goals", "checkins.Prompts.goals", LAST),
    Kind(f"{GUEST}asks/new/", "words", "checkins.SupportRequest.words"),
    Kind("/shifts/notes/", "words", "shifts.Note.words"),
    Kind(f"{GUEST}notes/", "words", "shifts.Note.words"),
    Kind("/shifts/notes/{note}/", "words", "shifts.Amendment.words"),
    Kind("/shifts/handoff/?about=all", "house-words", "shifts.Note.words"),
    Kind("/shifts/handoff/?about=all", "stay-{other_stay}-words", "shifts.Note.words"),
    Kind("/shifts/co-reflection/", "theme", "shifts.CoReflection.theme"),
    Kind("/shifts/training/", "what", "shifts.Certificate.what", besides=(("user", "{staff}"),)),
    Kind("/shifts/fire/", "words", "shifts.FirePlan.words", LAST),
    Kind("/shifts/on-call-number/", "words", "shifts.OnCallNumber.words", LAST),
    Kind("/follow-ups/", "words", "guests.FollowUp.words", where="/follow-ups/"),
    Kind("/follow-ups/", "done_words", "guests.FollowUp.done_words", where="/done/"),
    Kind("/guests/new/", "called_by", "guests.Stay.called_by", besides=NAMED),
    Kind("/guests/{coming}/coming/", "would_help", "guests.Stay.would_help", ALL),
    Kind(f"{GUEST}goals/", "words", "guests.Goal.words", where="/guests/"),
    Kind(f"{GUEST}goals/", "words", "guests.Step.words", where="/steps/"),
    Kind("/goals/{goal}/words/", "why", "guests.Goal.why", ALL),
    # What is typed and not saved yet.
    Kind(f"{OTHER}goals/", "why", "accounts.Draft.words", ALL, "", (("typed", "1"),), "Kept for"),
    Kind(f"{GUEST}support/", "words", "guests.SupportMoment.words"),
    Kind(f"{GUEST}sit-down/", "words", "guests.SitDown.words"),
    Kind(f"{GUEST}worldview/", "words", "guests.Worldview.words", ALL),
    Kind(f"{GUEST}leaving/plan/", "place_to_live", "guests.WhereNext.place_to_live", ALL),
    Kind(f"{GUEST}leaving/rest/", "words", "guests.Farewell.words", ALL),
    Kind(f"{GUEST}if-not-seen/", "words", "guests.Stay.if_not_seen", LAST),
    Kind("/resources/", "what", "guests.Resource.what"),
    Kind("/resources/{resource}/", "where", "guests.Resource.where", LAST),
    Kind("/house/rooms/", "name", "guests.Room.name"),
    Kind("/house/rooms/{room}/", "name", "guests.Room.name", LAST),
    Kind("/house/words/", "word", "guests.Term.word", besides=INSTEAD),
    Kind("/house/words/{word}/", "why", "guests.Term.why", LAST),
    Kind("/house/arrival/", "name", "guests.ArrivalItem.name"),
    Kind("/house/arrival/", "words", "guests.WelcomeSheet.words", ALL, where="/welcome/"),
    Kind("/household/meetings/", "words", "household.AgendaItem.words"),
    Kind("/household/meetings/{meeting}/", "said", "household.Meeting.said", ALL),
    Kind("/household/journal/new/", "words", "household.JournalPage.words"),
    Kind("/household/groups/", "name", "household.Group.name", besides=WEEKLY),
    Kind("/household/groups/{group}/", "topic", "household.GroupDay.topic", LAST),
    Kind("/household/groups/{group}/edit/", "about", "household.Group.about", LAST),
    Kind("/household/chores/list/new/", "name", "household.Chore.name", besides=DAILY),
    Kind("/household/chores/list/{chore}/", "how_to", "household.Chore.how_to", ALL),
    Kind(f"{AGREEMENTS}new/", "words", "household.AgreementVersion.words", besides=TOPIC),
    Kind(f"{AGREEMENTS}{{topic}}/", "words", "household.AgreementComment.words", where="/comment/"),
    Kind(f"{TALK}parts/{{part}}/", "as_seen", "household.ConversationPart.as_seen", ALL),
    Kind(f"{TALK}{{conversation}}/trying/", "what_we_try", "household.Attempt.what_we_try", ALL),
)
