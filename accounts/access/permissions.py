"""Who may do what, on one screen (the powers of the roles; one person may hold several)."""

from enum import Enum

from django.db.models import TextChoices


class Role(TextChoices):
    PEER = "peer", "Peer on staff"
    MANAGER = "manager", "Manager"
    ADMIN = "admin", "Admin"


class Power(Enum):
    """One thing that a page or an act asks for, in plain words."""

    READ_STAYS = "read names, rooms and dates of the house's guests, former ones too"
    SHARE_THE_DAY = "write check-ins, goals, moments, leavings: of guests here or left lately"
    READ_WORDS = "read the words of those guests' check-ins and goals"
    READ_PAST_WORDS = "read the words of stays that ended longer ago"
    DECIDE_EXTENSIONS = "decide whether a guest stays longer"
    REOPEN_ROUNDS = "open a closed check-in or house meeting again, with a reason"
    SEE_PROGRESS = "see how each stay is moving, on one page"
    ANSWER_AS_MANAGER = "do what is left for a manager to follow up"
    GIVE_COPY = "give a guest a copy of what is written about them"
    READ_WITHDRAWN = "read words that were put in the wrong place and removed"
    BRING_IN = "bring a new guest in, note their arrival, look after the rooms"
    SET_THE_DAY = "set the times of the check-ins and the wording of their questions"
    LIVE_TOGETHER = "share in agreements, chores, meetings, conversations, groups and the journal"
    WORD_THE_HOUSEHOLD = "keep the texts of the agreements and the list of chores"
    DECIDE_AGREEMENTS = "decide about a proposed agreement, with the reason"
    READ_CONVERSATIONS = "read every conversation in which something was worked out"
    SEE_TRAINING = "see and note everyone's trainings and certificates"
    READ_REPORTS = "read the house's numbers by month, quarter and year, and export them"
    READ_AUDIT = "read who opened and changed which record"
    RUN_THE_HOUSE = "look after staff, roles and the house's settings"


POWERS: dict[Role, frozenset[Power]] = {
    Role.PEER: frozenset(
        {Power.READ_STAYS, Power.SHARE_THE_DAY, Power.READ_WORDS, Power.LIVE_TOGETHER}
    ),
    Role.MANAGER: frozenset(
        {
            Power.READ_STAYS,
            Power.SHARE_THE_DAY,
            Power.READ_WORDS,
            Power.READ_PAST_WORDS,
            Power.DECIDE_EXTENSIONS,
            Power.REOPEN_ROUNDS,
            Power.GIVE_COPY,
            Power.READ_WITHDRAWN,
            Power.SEE_PROGRESS,
            Power.ANSWER_AS_MANAGER,
            Power.BRING_IN,
            Power.SET_THE_DAY,
            Power.LIVE_TOGETHER,
            Power.WORD_THE_HOUSEHOLD,
            Power.DECIDE_AGREEMENTS,
            Power.READ_CONVERSATIONS,
            Power.SEE_TRAINING,
            Power.READ_REPORTS,
            Power.READ_AUDIT,
        }
    ),
    Role.ADMIN: frozenset(
        {
            Power.READ_STAYS,
            Power.BRING_IN,
            Power.SET_THE_DAY,
            Power.WORD_THE_HOUSEHOLD,
            Power.DECIDE_AGREEMENTS,
            Power.SEE_TRAINING,
            Power.READ_REPORTS,
            Power.READ_AUDIT,
            Power.RUN_THE_HOUSE,
        }
    ),
}

# For so many days after a guest has left, what was written stays in the team's hands.
DAYS_READABLE_AFTER_LEAVING = 30
