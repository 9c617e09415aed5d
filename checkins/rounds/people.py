"""The people of a round, one by one."""

from dataclasses import dataclass, field
from datetime import date

from accounts.access.actor import Actor
from accounts.models import User
from guests.models import Goal, Participant, Stay

from ..corrections.models import EntryRevision
from ..entries.models import Entry, Intention
from ..schedule.wording import wording
from .attendance import CAME


@dataclass
class PersonInRound:
    """One participant of a day."""

    on: date
    someone: Participant
    entry: Entry | None = None
    # Their goals for this day: said in the morning, answered in the afternoon.
    intentions: list[Intention] = field(default_factory=list)
    goals: list[Goal] = field(default_factory=list)
    # A guest whom this check-in counts on; staff join and are never expected.
    is_expected: bool = False
    # Time away has begun for them, and nobody had seen them since.
    is_unseen: bool = False
    # The questions they are asked, as the house worded them on that day.
    wording: dict[str, str] = field(default_factory=dict)
    # What was there before it was changed, once the round had been closed.
    revisions: list[EntryRevision] = field(default_factory=list)

    @property
    def stay(self) -> Stay | None:
        return self.someone.stay

    @property
    def staff(self) -> User | None:
        return self.someone.staff

    @property
    def key(self) -> str:
        return self.someone.key

    @property
    def name(self) -> str:
        return self.someone.name

    @property
    def day_words(self) -> str:
        return self.stay.day_words_on(self.on) if self.stay else ""

    @property
    def asked(self) -> str:
        return self.entry.support if self.entry else ""

    @property
    def is_in_it(self) -> bool:
        return self.stay is not None or self.entry is not None

    @property
    def presence(self) -> str:
        return self.entry.presence if self.entry else ""

    @property
    def has_checked_in(self) -> bool:
        return self.presence != ""

    @property
    def came(self) -> bool:
        return self.presence in CAME

    @property
    def is_away(self) -> bool:
        return self.stay is not None and self.entry is None and not self.is_expected

    @property
    def has_entry_to_take_away(self) -> bool:
        entry = self.entry
        if entry is None:
            return False
        places = (*Entry.CHOICES, *Entry.WORDS)
        of_entry = [each for each in self.intentions if each.entry_id == entry.pk]
        return any(getattr(entry, name) for name in places) or any(
            not each.is_empty for each in of_entry
        )

    @property
    def goals_said(self) -> list[Intention]:
        return [intention for intention in self.intentions if intention.words]


def person_of(actor: Actor, entry: Entry) -> PersonInRound:
    someone = Participant(entry.stay, entry.staff, is_readable=True)
    person = PersonInRound(entry.round.date, someone, entry=entry)
    person.intentions = list(
        Intention.objects.readable_by(actor).filter(entry=entry).select_related("goal")
    )
    person.wording = wording(entry.round.which, {})
    return person
