"""What the audit record knows of living together."""

from django.db.models import TextChoices


class HouseholdKind(TextChoices):
    AGREEMENT_PROPOSED = "agreement_proposed", "proposed how an agreement would read"
    AGREEMENT_COMMENTED = "agreement_commented", "commented on a proposed agreement"
    AGREEMENT_DECIDED = "agreement_decided", "decided about a proposed agreement"
    AGREEMENT_ACCEPTED = "agreement_accepted", "noted that someone accepts an agreement"
    AGREEMENT_SEEN_DIFFERENTLY = (
        "agreement_seen_differently",
        "wrote down what someone sees differently in an agreement",
    )
    CHORE_ADDED = "chore_added", "added a chore"
    CHORE_CHANGED = "chore_changed", "changed a chore"
    CHORE_ENDED = "chore_ended", "took a chore off the list"
    ROTA_SET = "rota_set", "set how often people change chores"
    ROTA_PUBLISHED = "rota_drawn", "planned the chores again"
    ROTA_DAYS_SET = "rota_days_set", "set on which days someone shares in chores"
    TURN_SWAPPED = "turn_swapped", "noted that two people swapped chores"
    TURN_TAKEN_OVER = "turn_taken_over", "noted that someone took a chore over"
    TURN_DONE = "turn_done", "noted a chore as done"
    TURN_OPENED = "turn_opened", "noted a chore as still open"
    TURN_TALKED_ABOUT = "turn_talked_about", "noted that a chore was talked about"
    TURN_TALK_TAKEN_BACK = "turn_talk_taken_back", "noted that a chore was not talked about"
    MEETING_TIME_SET = "meeting_time_set", "set the time of the house meeting"
    MEETING_PLANNED = "meeting_planned", "planned a house meeting"
    AGENDA_ITEM_ADDED = "agenda_item_added", "put something on a meeting's agenda"
    AGENDA_ITEM_TAKEN_OFF = "agenda_item_taken_off", "took something off a meeting's agenda"
    MEETING_WRITTEN = "meeting_written", "wrote down a house meeting"
    DECISION_NOTED = "decision_noted", "noted what a meeting decided"
    DECISION_DONE = "decision_done", "noted that what a meeting decided is done"
    CONVERSATION_BEGUN = "conversation_begun", "began to write down a conversation"
    CONVERSATION_WRITTEN = "conversation_written", "wrote in a conversation"
    PART_WITHDRAWN = (
        "part_withdrawn",
        "took away words put in the wrong place in a conversation",
    )
    CONVERSATION_READ = "conversation_read", "read a conversation"
    GROUP_ADDED = "group_added", "added a group"
    GROUP_CHANGED = "group_changed", "changed a group"
    GROUP_NOTED = "group_noted", "noted whether a group was held"
    JOURNAL_WRITTEN = "journal_written", "wrote down a page of the house journal"
    JOURNAL_HIDDEN = "journal_hidden", "hid a page of the house journal"
    JOURNAL_SHOWN = "journal_shown", "showed a hidden page of the house journal again"
