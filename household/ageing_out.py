"""What goes from living together when a guest is made anonymous; that it happened stays."""

from django.db.models import Exists, OuterRef, Q

from guests.ageing_out.declared import AgedTexts, Ageing, HouseTexts
from guests.redaction import FORMER_GUEST

from .models import (
    AgendaItem,
    AgreementComment,
    AgreementVersion,
    Attempt,
    ConversationPart,
    Decision,
    Group,
    GroupDay,
    JournalPage,
    Meeting,
    MeetingReopening,
    SeenDifferently,
    Turn,
)

# What people try together stays until the last guest among them is anonymous.
SOMEONE_ELSES_TOO = Exists(
    ConversationPart.objects.filter(
        conversation=OuterRef("conversation"), stay__isnull=False, stay__guest__aged_out_at=None
    )
)
# The text that was adopted is the house's own.
IS_AN_AGREEMENT = Q(adopted=True)

AGEING = Ageing(
    aged=(
        AgedTexts(AgreementVersion, "stay__guest", ("words",), kept=IS_AN_AGREEMENT),
        AgedTexts(AgreementVersion, "stay__guest", ("why", "decided_words")),
        AgedTexts(AgreementComment, "stay__guest", ("words",)),
        AgedTexts(SeenDifferently, "stay__guest", ("words",)),
        AgedTexts(ConversationPart, "stay__guest", ("as_seen", "needs")),
        AgedTexts(
            Attempt,
            "conversation__parts__stay__guest",
            ("what_we_try", "looked_again_words"),
            kept=SOMEONE_ELSES_TOO,
        ),
        AgedTexts(AgendaItem, "stay__guest", ("words",)),
        AgedTexts(Decision, "stay__guest", ("words",)),
        AgedTexts(Group, "stay__guest", ("about",)),
        AgedTexts(GroupDay, "stay__guest", ("topic",)),
        AgedTexts(JournalPage, "stay__guest", ("words", "hidden_why")),
        AgedTexts(JournalPage, "stay__guest", ("signed_as",), becomes=FORMER_GUEST),
        AgedTexts(Turn, "stay__guest", ("talked_words",)),
    ),
    may_name=(
        HouseTexts(Attempt, ("what_we_try", "looked_again_words")),
        HouseTexts(Meeting, ("said",)),
        HouseTexts(MeetingReopening, ("reason", "said")),
        HouseTexts(Decision, ("words",)),
        HouseTexts(Group, ("about",)),
        HouseTexts(GroupDay, ("topic",)),
        HouseTexts(Turn, ("talked_words",)),
        HouseTexts(JournalPage, ("hidden_why",)),
    ),
)
