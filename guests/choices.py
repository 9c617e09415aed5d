"""The short lists that a stay is described with, in the house's own words."""

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
    PROGRAMME = "programme", "A recovery programme"
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


class Decision(models.TextChoices):
    YES = "yes", "Yes, they come"
    NOT_NOW = "not_now", "Not now"
    CHOSE_OTHERWISE = "chose_otherwise", "They chose otherwise"


DECLINED = (Decision.NOT_NOW, Decision.CHOSE_OTHERWISE)


class Ended(models.TextChoices):
    REACHED = "reached", "They reached what they came for"
    DAYS_UP = "days_up", "The days were up"
    EXTENDED = "extended", "They stayed on for a while, then left"
    EARLIER = "earlier", "They chose to leave earlier"
    HOSPITAL = "hospital", "They needed a hospital"
    ASKED = "asked", "They were asked to leave"
    OTHER = "other", "Another way"


class WentTo(models.TextChoices):
    OWN_RENTAL = "own_rental", "A place of their own"
    RENTAL_WITH_HELP = "rental_with_help", "A place of their own, with help toward the rent"
    FAMILY_TO_STAY = "family_to_stay", "Family or friends, to stay"
    FAMILY_FOR_NOW = "family_for_now", "Family or friends, for now"
    RECOVERY_HOME = "recovery_home", "A recovery home"
    PROGRAMME = "programme", "Another programme"
    HOSPITAL = "hospital", "A hospital"
    SHELTER = "shelter", "A shelter"
    NO_PLACE = "no_place", "No place arranged"
    JAIL = "jail", "Jail"
    DID_NOT_SAY = "did_not_say", "They did not say"


class MomentKind(models.TextChoices):
    CONVERSATION = "conversation", "Conversation"
    WALKED_ALONGSIDE = "walked_alongside", "Walked alongside"
    SHARED_TOOL = "shared_tool", "Shared a tool"
    RESOURCE = "resource", "Advocacy or a resource"
    GROUP = "group", "Group"
    PHONE = "phone", "Phone"
    CONFLICT = "conflict", "Conflict support"
    CELEBRATION = "celebration", "Celebration"
