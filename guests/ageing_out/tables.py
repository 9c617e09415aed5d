from ..models import (
    AskedToLeave,
    Contact,
    Extension,
    Farewell,
    FollowUp,
    Goal,
    LookBack,
    SitDown,
    Stay,
    StayReply,
    Step,
    SupportMoment,
    TimeAway,
    WhereNext,
    Worldview,
)
from .declared import AgedTexts, Ageing, HouseTexts

# A guest's name and pronouns are in the action itself.
AGEING = Ageing(
    aged=(
        AgedTexts(Stay, "guest", ("called_by", "would_help", "decision_words", "if_not_seen")),
        AgedTexts(TimeAway, "stay__guest", ("told",)),
        AgedTexts(FollowUp, "stay__guest", ("words", "done_words")),
        AgedTexts(AskedToLeave, "stay__guest", ("words",)),
        AgedTexts(Extension, "stay__guest", ("why", "decision_words")),
        AgedTexts(Goal, "stay__guest", ("words", "why", "moving_toward", "ended_words")),
        AgedTexts(Step, "goal__stay__guest", ("words",)),
        AgedTexts(Farewell, "stay__guest", ("belongings", "words", "touch_how")),
        AgedTexts(Contact, "stay__guest", ("words",)),
        AgedTexts(LookBack, "stay__guest", ("words",)),
        AgedTexts(SupportMoment, "stay__guest", ("words",)),
        AgedTexts(StayReply, "stay__guest", ("words",)),
        AgedTexts(SitDown, "stay__guest", ("words",)),
        AgedTexts(
            WhereNext,
            "stay__guest",
            ("place_to_live", "people", "first_week", "numbers", "takes_along"),
        ),
        AgedTexts(Worldview, "stay__guest", ("words",)),
    ),
    may_name=(
        HouseTexts(Stay, ("called_by", "decision_words")),
        HouseTexts(TimeAway, ("told",)),
        HouseTexts(FollowUp, ("words", "done_words")),
        HouseTexts(AskedToLeave, ("words",)),
        HouseTexts(Extension, ("decision_words",)),
        HouseTexts(Farewell, ("belongings", "touch_how")),
        HouseTexts(Contact, ("words",)),
        HouseTexts(SupportMoment, ("words",)),
        HouseTexts(SitDown, ("words",)),
    ),
)
