"""The short lists that describe a stay, in the house's own words."""

from django.db import models


class Pathway(models.TextChoices):
    STEP_UP = "step_up", "Stepping up, from home"
    STEP_DOWN = "step_down", "Stepping down, from a hospital"


class CameFrom(models.TextChoices):
    HOME = "home", "Home, or with family or friends"
    PSYCHIATRIC_HOSPITAL = "psychiatric_hospital", "A psychiatric hospital"
    EMERGENCY_DEPARTMENT = "emergency_department", "An emergency department"
    OTHER_HOSPITAL = "other_hospital", "Another hospital"
    SHELTER = "shelter", "A shelter, or no fixed place"
    RESPITE = "respite", "A crisis service or respite"
    PROGRAM = "programme", "A recovery program"
    JAIL = "jail", "Jail or prison"
    OTHER = "other", "Somewhere else"


class FoundUs(models.TextChoices):
    SELF = "self", "By themselves"
    FAMILY = "family", "Family or a friend"
    PEER_AGENCY = "peer_agency", "A peer agency"
    CENTER = "center", "A community mental health center"
    HOSPITAL = "hospital", "A hospital"
    SHELTER = "shelter", "A shelter service"
    RECOVERY = "recovery", "A recovery organization"
    COURT = "court", "Court or probation"
    OTHER = "other", "Another way"


class StayDecision(models.TextChoices):
    YES = "yes", "Yes, they come"
    NOT_NOW = "not_now", "Not now"
    CHOSE_OTHERWISE = "chose_otherwise", "They chose otherwise"


class WhyNot(models.TextChoices):
    """Why someone isn't coming: never what is or was wrong with anybody."""

    NO_ROOM = "no_room", "No room was free"
    OTHER_SUPPORT = "other_support", "We don't offer what they are looking for"
    NOT_ADULT = "not_adult", "They are under 18"
    OTHER_PLACE = "other_place", "They found another place"
    OTHER_TIME = "other_time", "It isn't the right time for them"
    NO_ANSWER = "no_answer", "We couldn't reach them again"
    OTHER = "other", "Another reason"


DECLINED = (StayDecision.NOT_NOW, StayDecision.CHOSE_OTHERWISE)
